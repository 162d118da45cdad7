import { z } from 'zod'
import { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import { Day, LibraryCode, PartnerCode } from '../../borrowing/values.ts'
import { storedInstant, storedJson } from '../policy/parse-stored.ts'
import { StoredAnswer } from '../ports/answers.ts'
import { StoredBlob } from '../ports/blobs.ts'
import { SequencedEvent } from '../ports/events.ts'

/** An answer of the API, and the columns of its row; `AnswerRow` reads what a call finds. */
export const answerColumns = 'caller, key, body_hash AS "bodyHash", at, answer'
export const AnswerRow = z.object({ bodyHash: z.string(), answer: storedJson(StoredAnswer) })

/** A file, and the columns of its row. */
export const blobColumns =
  'id, library, name, content_type AS "contentType", bytes, stored_at AS "storedAt", keep_until AS "keepUntil"'
export const BlobRow = StoredBlob.extend({ storedAt: storedInstant, keepUntil: storedInstant })

/** An event, and the columns of its row. */
export const eventColumns = 'cursor, library, request, body AS event'
export const EventRow = SequencedEvent.extend({ event: storedJson(RecordedEvent) })

/** A row of facts. */
export const FactRow = z.object({ key: z.string(), value: storedJson(z.unknown()) })

/** The column of the counts of a partner on a day, as JSON. */
export const CountsColumn = storedJson(z.record(z.string(), z.number()))

/** The counts of a partner on a day; what belongs to no library is under an empty code. */
export const PartnerDayRow = z.object({
  partner: PartnerCode,
  day: Day,
  library: z.union([LibraryCode, z.literal('').transform(() => null)]),
  counts: CountsColumn,
})
