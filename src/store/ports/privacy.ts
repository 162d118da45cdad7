import type { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import type { InboxMessage } from './inbox.ts'
import type { Delivery } from './outbox.ts'
import type { RequestIndex } from './requests.ts'

/** A message of which texts, names and addresses are removed. Of a mail at most its reading stays. */
export type StrippedMessage = Pick<InboxMessage, 'id' | 'raw' | 'summary' | 'reason' | 'reply' | 'mail'>

/** A delivery of which texts, names and addresses are removed. */
export type StrippedDelivery = Pick<Delivery, 'id' | 'content' | 'summary' | 'lastError' | 'reply'>

/** The replacement of a request and everything that is stored with it. */
export type RequestRewrite = {
  readonly library: LibraryCode
  readonly number: RequestNumber
  /** The version that was loaded. */
  readonly expectedVersion: number
  /** The request without personal data; null removes it with its messages, deliveries and files. */
  readonly request: { readonly value: Request; readonly index: RequestIndex } | null
  /** All its events by their cursors: they stay in the feed, so that cursors stay good. */
  readonly events: readonly { readonly cursor: number; readonly event: RecordedEvent }[]
  readonly messages: readonly StrippedMessage[]
  readonly deliveries: readonly StrippedDelivery[]
  /** The ids of files to remove. */
  readonly blobs: readonly string[]
  /** True removes the answers under idempotency keys that name the request. */
  readonly forgetAnswers: boolean
  /** The fingerprints of the messages are replaced by their pseudonyms under this secret (`pseudonymOfFingerprint`). */
  readonly fingerprintSecret: string
}

/** Removes personal data. */
export type PrivacyPort = {
  /** Rewrites a request with its records in one atomic step; `conflict` where it has another version now. */
  rewriteRequest(rewrite: RequestRewrite): Promise<'written' | 'conflict'>
  /** Strips a message that belongs to no request. */
  stripMessage(library: LibraryCode | null, message: StrippedMessage): Promise<void>
  /**
   * Makes the storage give up what was overwritten: logs, copies of records that cannot be changed in place, and the codes
   * of deleted views, which may name a person.
   */
  scrub(): Promise<void>
}
