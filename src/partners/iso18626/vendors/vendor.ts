import type { Edition12 } from '@lendwire/iso18626'
import type { vendorNames } from '../connection.ts'

export type VendorName = (typeof vendorNames)[number]

/** A mark that a system puts into notes for other systems, and what people read in its place. */
export type NoteMarker = { readonly pattern: RegExp; readonly words: string }

/**
 * Where a vendor's system departs from the standard, as data. Each quirk is read in one place only, which the
 * comments here name.
 */
export type Vendor = {
  // What it wants to be told (outgoing.ts, request-message.ts, bibliographic.ts).

  /** The note that agrees to conditions; null for words to people. */
  readonly acceptanceMarker: string | null
  /** A retry goes out under the id of the first try. */
  readonly retryKeepsId: boolean
  /** It takes a Request of type Reminder. */
  readonly takesReminder: boolean
  /** It shows its staff a note only where the action is Notification, so a note goes out once more as one. */
  readonly notesOnlyOnNotification: boolean
  /** Identifier codes that it knows: `listed` drops those that are not in the standard's lists. */
  readonly identifierCodes: 'any' | 'listed'
  /** What stands for a service level that is not in the standard's list; null sends it as it is. */
  readonly unknownServiceLevel: string | null
  /** The code of a record id under which it wants supplierUniqueRecordId repeated. */
  readonly recordIdRepeatedAs: string | null
  /** It shows addresses and costs of a request only in its note. */
  readonly addressesAndCostsInNote: boolean

  // How it speaks (interpret.ts, item-ids.ts, note.ts).

  /** The values of reasonForMessage that can be believed; the others are inferred. */
  readonly trustedReasons: 'all' | readonly Edition12.ReasonForMessage[]
  /** False where a condition is not a question: it cannot be answered. */
  readonly asksConditions: boolean
  /** What commas in itemId part: several items, the name, call number and id of one, or nothing. */
  readonly itemIdCommas: 'items' | 'parts' | 'nothing'
  /** A note with this mark adds a condition, whatever the reason of its message. */
  readonly conditionMarker: string | null
  readonly noteMarkers: readonly NoteMarker[]
  /** What in reasonUnfilled or a note says that the request ran out of time. */
  readonly expired: { readonly reason: RegExp; readonly note: RegExp | null }

  // How it refuses (reply.ts).

  /** Error data, as `errorType: errorValue`, that say: no request has this id. */
  readonly unknownRequest: RegExp
  /** Error data that say: a request of this id is here already. */
  readonly alreadyKnown: RegExp
}
