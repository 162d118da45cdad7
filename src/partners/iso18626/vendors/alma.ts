import type { BuiltInVendor } from '../../vendor-use.ts'

const broker = 'https://github.com/indexdata/crosslink (broker/shim/shim.go: what it does for Alma peers)'
const letter = 'fixtures/iso18626/vendor/alma/expired.xml'

/** Ex Libris Alma and Rapido. Alma has no ExpectToSupply: it says WillSupply. Its Notifications carry an empty status. */
export const alma: BuiltInVendor = {
  code: 'alma',
  name: 'Ex Libris Alma, Rapido',
  settings: {
    notesOnlyOnNotification: true,
    identifierCodes: 'listed',
    unknownServiceLevel: 'Standard',
    recordIdRepeatedAs: 'OCLC',
    addressesAndCostsInNote: true,
    trustedReasons: ['Notification', 'CancelResponse'],
    itemIdCommas: 'items',
    expired: { reason: '^(?:request)?[ _-]?expired$', note: '\\brequest (?:has |was )?expired\\b' },
  },
  sources: {
    notesOnlyOnNotification: broker,
    identifierCodes: broker,
    unknownServiceLevel: broker,
    recordIdRepeatedAs: broker,
    addressesAndCostsInNote: broker,
    trustedReasons: broker,
    itemIdCommas: broker,
    expired: letter,
  },
}
