import { standard } from './standard.ts'
import type { Vendor } from './vendor.ts'

/**
 * Ex Libris Alma and Rapido. Sources: the vendor's pages on ISO 18626 partners, and what CrossLink's broker does for
 * Alma peers. Alma has no ExpectToSupply: it says WillSupply. Its Notifications carry an empty status.
 */
export const alma: Vendor = {
  ...standard,
  notesOnlyOnNotification: true,
  identifierCodes: 'listed',
  unknownServiceLevel: 'Standard',
  recordIdRepeatedAs: 'OCLC',
  addressesAndCostsInNote: true,
  trustedReasons: ['Notification', 'CancelResponse'],
  itemIdCommas: 'items',
  expired: { reason: standard.expired.reason, note: /\brequest (?:has |was )?expired\b/i },
}
