import type { NoteMarker, Vendor } from './vendor.ts'

/**
 * Marks for systems that travel in notes, also through brokers, so that every partner's note may hold them. Sources:
 * ReShare (`#seq:n#`, `#ReShare…#`), CrossLink's broker (address blocks).
 */
const noteMarkers: readonly NoteMarker[] = [
  { pattern: /#(?:seq|lastSeq):-?\d+#/g, words: '' },
  {
    pattern: /#ReShareSupplierAwaitingConditionConfirmation#/g,
    words: 'The lender waits for an answer to its conditions.',
  },
  {
    pattern: /#ReShareSupplierConditionsAssumedAgreed#/g,
    words: 'The lender takes its conditions as agreed.',
  },
  { pattern: /#ReShareLoanConditionAgreeResponse#/g, words: 'Conditions accepted.' },
  { pattern: /#ReShareUpdatedField-(\w+)[:-]([^#]*)#/g, words: '$1 changed: $2' },
  { pattern: /#ReShare\w+#/g, words: '' },
  { pattern: /#SHIP_TO#/g, words: 'Deliver to:' },
  { pattern: /#RETURN_TO#/g, words: 'Return to:' },
  { pattern: /#(?:ST|RT)_END#/g, words: '' },
]

/** A system that keeps to ISO 18626:2017 and 2021; what the other vendors depart from. */
export const standard: Vendor = {
  acceptanceMarker: null,
  retryKeepsId: false,
  takesReminder: true,
  notesOnlyOnNotification: false,
  identifierCodes: 'any',
  unknownServiceLevel: null,
  recordIdRepeatedAs: null,
  addressesAndCostsInNote: false,
  trustedReasons: 'all',
  asksConditions: true,
  itemIdCommas: 'nothing',
  conditionMarker: null,
  noteMarkers,
  expired: { reason: /^(?:request)?[ _-]?expired$/i, note: null },
  unknownRequest:
    /UnrecognisedDataValue: .*requestingAgencyRequestId|request (?:with .{1,60} )?not found|unable ?to ?find ?request|(?:no such|unknown) request/i,
  alreadyKnown: /already ?exists|duplicate request/i,
}
