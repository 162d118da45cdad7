import { standard } from './standard.ts'
import type { Vendor } from './vendor.ts'

/** Koha with an ISO 18626 plugin: no departures are known. */
export const koha: Vendor = standard
