import type { BuiltInVendor } from '../../vendor-use.ts'

const broker =
  'https://github.com/indexdata/crosslink (what its broker does for Alma peers, which ILLiad needs too)'

/** OCLC ILLiad as an ISO 18626 system of its own: it knows only the codes of the standard's lists. */
export const illiad: BuiltInVendor = {
  code: 'illiad',
  name: 'OCLC ILLiad',
  settings: { identifierCodes: 'listed', unknownServiceLevel: 'Standard', recordIdRepeatedAs: 'OCLC' },
  sources: { identifierCodes: broker, unknownServiceLevel: broker, recordIdRepeatedAs: broker },
}
