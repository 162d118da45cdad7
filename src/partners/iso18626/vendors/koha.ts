import type { BuiltInVendor } from '../../vendor-use.ts'

/** Koha with an ISO 18626 plugin: no departures are known. */
export const koha: BuiltInVendor = { code: 'koha', name: 'Koha', settings: {}, sources: {} }
