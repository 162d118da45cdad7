import { z } from 'zod'
import { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import { ilsCalls } from '../../borrowing/local-answers/ils-call.ts'
import { operationKinds } from '../../borrowing/request/operation.ts'
import { Request } from '../../borrowing/request/request.ts'
import { Day, Instant, LibraryCode, PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import { StoredReason } from '../../translations/parameter.ts'
import { documentKinds } from '../ports/documents.ts'
import { KeptMail, messageStates, QuotaShare } from '../ports/inbox.ts'
import { deliveryStates } from '../ports/outbox.ts'
import type { StoreRecord } from '../ports/transfer.ts'

const Bytes = z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64'))

const DocumentRecord = z.object({
  kind: z.literal('document'),
  of: z.enum(documentKinds),
  key: z.string(),
  version: z.int(),
  value: z.unknown().optional(),
})

const RequestRecord = z.object({
  kind: z.literal('request'),
  place: z.int(),
  version: z.int(),
  value: Request,
})

const EventRecord = z.object({
  kind: z.literal('event'),
  cursor: z.int(),
  library: LibraryCode,
  request: RequestNumber,
  event: RecordedEvent,
})

const MessageRecord = z.object({
  kind: z.literal('message'),
  message: z.object({
    id: z.string(),
    receivedAt: Instant,
    protocol: z.string(),
    partner: PartnerCode.nullable(),
    library: LibraryCode.nullable(),
    request: RequestNumber.nullable(),
    entry: z.int().nullable(),
    state: z.enum(messageStates),
    summary: z.string(),
    reason: StoredReason.nullable(),
    contentType: z.string(),
    raw: Bytes,
    truncated: z.boolean(),
    reply: z.object({ status: z.int(), contentType: z.string(), content: z.string() }).nullable(),
    mail: KeptMail.optional(),
    share: QuotaShare.optional(),
  }),
  fingerprint: z.string().nullable(),
})

const DeliveryTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('partner'), partner: PartnerCode }),
  z.object({ kind: z.literal('patron') }),
  z.object({ kind: z.literal('ils') }),
  z.object({ kind: z.literal('catalogue'), profile: z.string() }),
])

const DeliveryRecord = z.object({
  kind: z.literal('delivery'),
  delivery: z.object({
    id: z.string(),
    library: LibraryCode,
    request: RequestNumber,
    entry: z.int(),
    requestId: z.string(),
    target: DeliveryTarget,
    operation: z.enum([...operationKinds, 'notice', ...ilsCalls, 'locate']),
    content: z.string(),
    contentType: z.string(),
    summary: z.string(),
    createdAt: Instant,
    dueAt: Instant,
    state: z.enum(deliveryStates),
    attempts: z.int(),
    possiblyTaken: z.boolean(),
    lastError: StoredReason.nullable(),
    settledAt: Instant.nullable(),
    reply: z.string().nullable(),
  }),
  lease: z.object({ token: z.string(), until: z.int() }).nullable(),
})

const AnswerRecord = z.object({
  kind: z.literal('answer'),
  caller: z.string(),
  key: z.string(),
  bodyHash: z.string(),
  at: z.int(),
  answer: z.object({ status: z.int(), body: z.string(), headers: z.record(z.string(), z.string()) }),
})

const BlobRecord = z.object({
  kind: z.literal('blob'),
  blob: z.object({
    id: z.string(),
    library: LibraryCode,
    name: z.string().nullable(),
    contentType: z.string(),
    bytes: Bytes,
    storedAt: Instant,
    keepUntil: Instant,
  }),
})

const PartnerDayRecord = z.object({
  kind: z.literal('partner_day'),
  library: LibraryCode.nullable(),
  partner: PartnerCode,
  day: Day,
  counts: z.record(z.string(), z.number()),
})

const RowRecord = z.object({
  kind: z.literal('row'),
  library: LibraryCode,
  key: z.string(),
  value: z.unknown(),
})

const AuditEntryRecord = z.object({
  kind: z.literal('audit'),
  sequence: z.int(),
  hash: z.string(),
  entry: z.string(),
})

/** A record of a store as a line of a dump has it: bytes are base64. */
export const DumpRecord = z.discriminatedUnion('kind', [
  DocumentRecord,
  RequestRecord,
  EventRecord,
  MessageRecord,
  DeliveryRecord,
  AnswerRecord,
  BlobRecord,
  PartnerDayRecord,
  RowRecord,
  AuditEntryRecord,
])

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Writes a record as one line of JSON, without a line break. */
export const serializeRecord = (record: StoreRecord): string => {
  switch (record.kind) {
    case 'message':
      return JSON.stringify({
        ...record,
        message: { ...record.message, raw: base64(record.message.raw) },
      })
    case 'blob':
      return JSON.stringify({ ...record, blob: { ...record.blob, bytes: base64(record.blob.bytes) } })
    default:
      return JSON.stringify(record)
  }
}
