import type { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import type { StoredAnswer } from './answers.ts'
import type { AuditRecord } from './audit.ts'
import type { StoredBlob } from './blobs.ts'
import type { DocumentKind } from './documents.ts'
import type { InboxMessage } from './inbox.ts'
import type { Delivery } from './outbox.ts'
import type { PartnerDay } from './partner-counts.ts'
import type { Row } from './rows.ts'

/**
 * One record of a store, independent of the adapter: `dump` returns such records and `restore` takes them. Leases on
 * names are not included, because no process holds one while a store is copied.
 */
export type StoreRecord =
  /** A record without a value is a deleted document, whose version must not be reused. */
  | {
      readonly kind: 'document'
      readonly of: DocumentKind
      readonly key: string
      readonly version: number
      readonly value?: unknown
    }
  /** `place` orders requests by age. */
  | { readonly kind: 'request'; readonly place: number; readonly version: number; readonly value: Request }
  | {
      readonly kind: 'event'
      readonly cursor: number
      readonly library: LibraryCode
      readonly request: RequestNumber
      readonly event: RecordedEvent
    }
  /** `fingerprint` is the key that `fingerprintKey` computes, as base64url. */
  | { readonly kind: 'message'; readonly message: InboxMessage; readonly fingerprint: string | null }
  | {
      readonly kind: 'delivery'
      readonly delivery: Delivery
      readonly lease: { readonly token: string; readonly until: number } | null
    }
  | {
      readonly kind: 'answer'
      readonly caller: string
      readonly key: string
      readonly bodyHash: string
      /** Milliseconds since 1970. */
      readonly at: number
      readonly answer: StoredAnswer
    }
  | { readonly kind: 'blob'; readonly blob: StoredBlob }
  | ({ readonly kind: 'partner_day' } & PartnerDay)
  | ({ readonly kind: 'row'; readonly library: LibraryCode } & Row)
  /** The hash chains it to the entry before: it is copied as it is. */
  | ({ readonly kind: 'audit' } & AuditRecord)

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
