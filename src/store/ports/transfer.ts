import { z } from 'zod'
import { Request } from '../../borrowing/request/request.ts'
import { Day, LibraryCode, PartnerCode } from '../../borrowing/values.ts'
import { StoredAnswer } from './answers.ts'
import { AuditRecord } from './audit.ts'
import { StoredBlob } from './blobs.ts'
import { documentKinds } from './documents.ts'
import { SequencedEvent } from './events.ts'
import { InboxMessage } from './inbox.ts'
import { Delivery } from './outbox.ts'

/** Lines of a dump have bytes as base64. */
const Base64 = z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64'))

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

const EventRecord = SequencedEvent.extend({ kind: z.literal('event') })

/** `fingerprint` is the key that `fingerprintKey` computes, as base64url. */
const MessageRecord = z.object({
  kind: z.literal('message'),
  message: InboxMessage.extend({ raw: Base64 }),
  fingerprint: z.string().nullable(),
})

const DeliveryRecord = z.object({
  kind: z.literal('delivery'),
  delivery: Delivery,
  lease: z.object({ token: z.string(), until: z.int() }).nullable(),
})

const AnswerRecord = z.object({
  kind: z.literal('answer'),
  caller: z.string(),
  key: z.string(),
  bodyHash: z.string(),
  /** Milliseconds since 1970. */
  at: z.int(),
  answer: StoredAnswer,
})

const BlobRecord = z.object({ kind: z.literal('blob'), blob: StoredBlob.extend({ bytes: Base64 }) })

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
const AuditEntryRecord = AuditRecord.extend({ kind: z.literal('audit') })

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
