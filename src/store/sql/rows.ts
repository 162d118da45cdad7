import { z } from 'zod'
import { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import { Day, LibraryCode, PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import { storedInstant, storedJson } from '../policy/parse-stored.ts'

/** An answer of the API, and the columns of its row; `AnswerRow` reads what a call finds. */
export const answerColumns = 'caller, key, body_hash AS "bodyHash", at, answer'
export const AnswerRow = z.object({
  bodyHash: z.string(),
  answer: storedJson(
    z.object({ status: z.int(), body: z.string(), headers: z.record(z.string(), z.string()) }),
  ),
})

/** An entry of the audit log. */
export const AuditRow = z.object({ sequence: z.int(), hash: z.string(), entry: z.string() })

/** A file, and the columns of its row. */
export const blobColumns =
  'id, library, name, content_type AS "contentType", bytes, stored_at AS "storedAt", keep_until AS "keepUntil"'
export const BlobRow = z.object({
  id: z.string(),
  library: LibraryCode,
  name: z.string().nullable(),
  contentType: z.string(),
  bytes: z.instanceof(Uint8Array),
  storedAt: storedInstant,
  keepUntil: storedInstant,
})

/** An event, and the columns of its row. */
export const eventColumns = 'cursor, library, request, body AS event'
export const EventRow = z.object({
  cursor: z.int(),
  library: LibraryCode,
  request: RequestNumber,
  event: storedJson(RecordedEvent),
})

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
