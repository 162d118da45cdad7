import { z } from 'zod'
import { XmlType } from '../../http-route.ts'
import { Pattern } from '../../vendor-use.ts'

const NoteMarker = z.strictObject({
  pattern: Pattern.describe('A regular expression.'),
  words: z.string().max(200).describe('The replacement for people; `$1` and `$2` are its groups.'),
})

/** Values of action (ISO 18626:2021, 7.5.2). */
const Action = z.enum([
  'StatusRequest',
  'Received',
  'Cancel',
  'Renew',
  'ShippedReturn',
  'ShippedForward',
  'Notification',
  'HoldReturn',
  'Lost',
])

/** Values of reasonForMessage (ISO 18626:2021, 7.6.3). */
const Reason = z.enum([
  'RequestResponse',
  'StatusRequestResponse',
  'RenewResponse',
  'CancelResponse',
  'StatusChange',
  'Notification',
])

/**
 * Marks for systems that travel in notes, also through brokers, so that every partner's note may hold them. Sources:
 * ReShare (`#seq:n#`, `#ReShare…#`), CrossLink's broker (address blocks).
 */
const noteMarkers = [
  { pattern: '#(?:seq|lastSeq):-?\\d+#', words: '' },
  {
    pattern: '#ReShareSupplierAwaitingConditionConfirmation#',
    words: 'The lender waits for an answer to its conditions.',
  },
  {
    pattern: '#ReShareSupplierConditionsAssumedAgreed#',
    words: 'The lender takes its conditions as agreed.',
  },
  { pattern: '#ReShareLoanConditionAgreeResponse#', words: 'Conditions accepted.' },
  { pattern: '#ReShareUpdatedField-(\\w+)[:-]([^#]*)#', words: '$1 changed: $2' },
  { pattern: '#ReShare\\w+#', words: '' },
  { pattern: '#SHIP_TO#', words: 'Deliver to:' },
  { pattern: '#RETURN_TO#', words: 'Return to:' },
  { pattern: '#(?:ST|RT)_END#', words: '' },
]

/** The departures of an ISO 18626 vendor's systems from the standard. Where a setting is left out, the standard holds. */
export const Iso18626Vendor = z.strictObject({
  // What the partner is sent (outgoing.ts, request-message.ts, bibliographic.ts).

  acceptanceMarker: z
    .string()
    .max(200)
    .nullable()
    .prefault(null)
    .describe('The note that agrees to conditions; null for words to people.'),
  supplierDeclineMarker: z
    .string()
    .max(200)
    .nullable()
    .prefault(null)
    .describe(
      'The note of a Cancel that declines one supplier of a broker, which goes on to the next; null where a broker cannot be told so.',
    ),
  retryKeepsId: z.boolean().prefault(false).describe('A retry goes out under the id of the first try.'),
  takesReminder: z.boolean().prefault(true).describe('It takes a Request of type Reminder.'),
  notesOnlyOnNotification: z
    .boolean()
    .prefault(false)
    .describe('It shows its staff a note only on a Notification: a note goes out once more as one.'),
  identifierCodes: z
    .enum(['any', 'listed'])
    .prefault('any')
    .describe('`listed` drops identifier codes that are not in the standard’s lists.'),
  unknownServiceLevel: z
    .string()
    .max(100)
    .nullable()
    .prefault(null)
    .describe(
      'The service level that replaces one that is not in the standard’s list; null sends it as it is.',
    ),
  patronRequest: z
    .boolean()
    .prefault(false)
    .describe('A request that a patron made says so (requestSubType PatronRequest).'),
  recordIdRepeatedAs: z
    .string()
    .max(60)
    .nullable()
    .prefault(null)
    .describe('The code of a record id under which it wants supplierUniqueRecordId repeated.'),
  addressesAndCostsInNote: z
    .boolean()
    .prefault(false)
    .describe('It shows addresses and costs of a request only in its note.'),

  edition: z
    .enum(['1.2', '2021-2'])
    .nullable()
    .prefault(null)
    .describe(
      'The edition of all messages, whatever the connection or a version attribute says; null where those decide.',
    ),
  contentType: XmlType,
  envelope: z
    .boolean()
    .prefault(true)
    .describe('False: messages are written without ISO18626Message and namespace, and read in both forms.'),
  addresses: z
    .enum(['elements', 'in_note'])
    .prefault('elements')
    .describe('`in_note`: it refuses addresses and shelf marks of a Request in their elements.'),
  unlistedCodes: z
    .enum(['elements', 'in_note'])
    .prefault('elements')
    .describe('`in_note`: it refuses codes that are not in the standard’s lists.'),
  neededBy: z
    .enum(['element', 'in_note'])
    .prefault('element')
    .describe(
      '`in_note`: it refuses needBeforeDate, alone or beside other elements: the day goes into the note.',
    ),
  editionWanted: z
    .enum(['by_edition', 'anyEdition'])
    .prefault('by_edition')
    .describe('`anyEdition`: it takes this element of edition 1.2 in place of preferredEdition.'),
  agencyTypes: z
    .array(z.string().min(1).max(40))
    .max(20)
    .nullable()
    .prefault(null)
    .describe(
      'The agency types that it takes. Its own id is one of these types; where it has none, it is left out of a request of edition 2021-2, and has the first of these types elsewhere. A library with another one cannot ask it.',
    ),
  takes: z
    .array(Action)
    .max(20)
    .nullable()
    .prefault(null)
    .describe('The actions that it takes; null for all. What needs another one is not sent.'),
  finishedAfterCopy: z
    .boolean()
    .prefault(false)
    .describe('Its request is finished with CopyCompleted: it refuses Received for a copy.'),
  takesOnce: z
    .boolean()
    .prefault(false)
    .describe('It takes Received and ShippedReturn once, and ShippedReturn only behind Received.'),
  takesRepeats: z
    .boolean()
    .prefault(true)
    .describe('False: each Request is a new loan there, so none is sent again without a person.'),
  needsItsNumber: z
    .boolean()
    .prefault(false)
    .describe(
      'It finds a request by supplyingAgencyRequestId alone: messages wait until it has named that number.',
    ),

  sendsOnce: z
    .boolean()
    .prefault(false)
    .describe(
      'It sends each of its messages once: after an outage of lendwire, and after a message that lendwire refused, its open requests are a worklist.',
    ),

  // How the partner writes (interpret.ts, item-ids.ts, note.ts).

  trustedReasons: z
    .union([z.literal('all'), z.array(Reason).max(6)])
    .prefault('all')
    .describe('The values of reasonForMessage that are right; the others are inferred.'),
  broker: z
    .boolean()
    .prefault(false)
    .describe(
      'It passes a request on to suppliers of its own choice: a Notification with Unfilled withdraws the promise of one of them, and it looks for another.',
    ),
  defaultStatuses: z
    .array(z.string().max(40))
    .max(14)
    .prefault(['RequestReceived'])
    .describe(
      'Statuses that it writes in a Notification or an answer where it has none to state, since the schema wants one: they say nothing there.',
    ),
  supplierInNote: Pattern.nullable()
    .prefault(null)
    .describe(
      'Where a note names the supplier that a broker has chosen: the type of its agency id, if any, and the id, as groups.',
    ),
  endsRota: Pattern.nullable()
    .prefault(null)
    .describe(
      'What in the reason or note of a Notification with Unfilled says that the broker asks nobody else.',
    ),
  retryEndsRequest: z
    .boolean()
    .prefault(false)
    .describe('RetryPossible ends the request there: a Cancel after it is confirmed and never answered.'),
  placeholders: z
    .array(z.string().min(1).max(120))
    .max(10)
    .prefault([])
    .describe('Values that stand in its headers in place of agency ids, and name no agency.'),
  requestIdIn: Pattern.nullable()
    .prefault(null)
    .describe(
      'What of requestingAgencyRequestId in its messages is the id of the request, as the first group, where it writes more than that; null where it writes the id alone.',
    ),
  upperCaseIds: z
    .boolean()
    .prefault(false)
    .describe('It changes the letter case of ids: those in its messages are read in capital letters.'),
  asksConditions: z.boolean().prefault(true).describe('False where a condition cannot be answered.'),
  itemIdCommas: z
    .enum(['items', 'parts', 'id_first', 'nothing'])
    .prefault('nothing')
    .describe(
      'What commas in itemId separate: several items; the name, call number and id of one; its id, call number and title, the id first; or nothing, unless as many items were asked for as it lists.',
    ),
  volumeParts: z
    .enum(['name_first', 'id_first'])
    .prefault('name_first')
    .describe('The order in a volume of itemId: name, call number, id; or id, call number, name.'),
  conditionMarker: z
    .string()
    .max(200)
    .nullable()
    .prefault(null)
    .describe('A note with this mark adds a condition, whatever the reason of its message.'),
  noteMarkers: z
    .array(NoteMarker)
    .max(50)
    .prefault(noteMarkers)
    .describe('Marks in notes, and what people read in their place.'),
  expired: z
    .strictObject({
      reason: Pattern.describe('A reason that means that the request has expired.'),
      note: Pattern.nullable().describe(
        'A note that means that the request has expired; null where notes are not read.',
      ),
    })
    .prefault({ reason: '^(?:request)?[ _-]?expired$', note: null })
    .describe('What in reasonUnfilled or a note says that the request ran out of time.'),

  // How the partner refuses (reply.ts).

  unknownRequest: Pattern.prefault(
    'UnrecognisedDataValue: .*requestingAgencyRequestId|request (?:with .{1,60} )?not found|unable ?to ?find ?request|(?:no such|unknown) request',
  ).describe('Error data, as `errorType: errorValue`, that say: no request has this id.'),
  finished: Pattern.nullable()
    .prefault(null)
    .describe('Error data that say of Received, Cancel or ShippedReturn: the request is finished here.'),
  alreadyKnown: Pattern.prefault('already ?exists').describe(
    'Error data that say: a request of this id is here already.',
  ),
})
export type Vendor = z.output<typeof Iso18626Vendor>
