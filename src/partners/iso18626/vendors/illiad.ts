import { standard } from './standard.ts'
import type { Vendor } from './vendor.ts'

/** OCLC ILLiad as an ISO 18626 system of its own: it knows only the codes of the standard's lists. */
export const illiad: Vendor = {
  ...standard,
  identifierCodes: 'listed',
  unknownServiceLevel: 'Standard',
  recordIdRepeatedAs: 'OCLC',
}
