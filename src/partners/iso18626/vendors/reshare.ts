import { standard } from './standard.ts'
import type { Vendor } from './vendor.ts'

/**
 * Project ReShare, and CrossLink, its successor as a broker. Sources: mod-rs (notes, item ids, error values) and
 * CrossLink's broker, both open source.
 */
export const reshare: Vendor = {
  ...standard,
  acceptanceMarker: '#ReShareLoanConditionAgreeResponse#',
  conditionMarker: '#ReShareAddLoanCondition#',
  retryKeepsId: true,
  takesReminder: false,
  itemIdCommas: 'parts',
}
