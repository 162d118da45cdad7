import { z } from 'zod'
import { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import { ilsCalls } from '../../borrowing/local-answers/ils-call.ts'
import { operationKinds } from '../../borrowing/request/operation.ts'
import { Request } from '../../borrowing/request/request.ts'
import { Day, Instant, LibraryCode, PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import { StoredReason } from '../../translations/parameter.ts'
import { documentKinds } from './documents.ts'
import { KeptMail, messageStates, QuotaShare } from './inbox.ts'
import { deliveryStates } from './outbox.ts'

/** Lines of a dump have bytes as base64. */
const Bytes = z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64'))

/** A record without a value is a deleted document, whose version must not be reused. */
const DocumentRecord = z.object({
  kind: z.literal('document'),
  of: z.enum(documentKinds),
  key: z.string(),
  version: z.int(),
  value: z.unknown().optional(),
})

/** `place` orders requests by age. */
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

/** `fingerprint` is the key that `fingerprintKey` computes, as base64url. */
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
  /** Milliseconds since 1970. */
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

/** The hash chains it to the entry before: it is copied as it is. */
const AuditEntryRecord = z.object({
  kind: z.literal('audit'),
  sequence: z.int(),
  hash: z.string(),
  entry: z.string(),
})

/**
 * One record of a store, independent of the adapter: `dump` returns such records and `restore` takes them. The schema reads a
 * line of a dump. Records that expire are not included: no process holds a lease while a store is copied.
 */
export const StoreRecord = z.discriminatedUnion('kind', [
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
export type StoreRecord = z.output<typeof StoreRecord>

export type RecordKind = StoreRecord['kind']

/** One page of a dump. `next` is the position of the next page, or null on the last page. */
export type DumpPage = { readonly records: readonly StoreRecord[]; readonly next: string | null }

/** Copies a whole store, for moving to another adapter. */
export type TransferPort = {
  /**
   * Reads all records of the store, page by page, each kind oldest first. The result is consistent only if no process
   * writes meanwhile.
   *
   * @param position the `next` of the page before; null starts at the beginning
   * @param limit the maximum number of records; pages of large records hold fewer
   */
  dump(position: string | null, limit: number): Promise<DumpPage>
  /** Writes records that another store dumped, in that order. Existing records are left as they are, so a page may be repeated. */
  restore(records: readonly StoreRecord[]): Promise<void>
}
