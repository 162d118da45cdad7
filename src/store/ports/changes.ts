import type { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import type { PartnerCounts } from '../../borrowing/partner-statistics/partner-counts.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { Instant, LibraryCode } from '../../borrowing/values.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import type { Idempotency, StoredAnswer } from './answers.ts'
import type { InboxMessage, StoredReply } from './inbox.ts'
import type { DeliveryOperation, NewDelivery, Settlement } from './outbox.ts'
import type { RequestIndex } from './requests.ts'
import type { Row } from './rows.ts'

/** Everything that one decision changes, in one atomic step. */
export type Change = {
  readonly library: LibraryCode
  /** The request after the decision; null for a change that touches no request. */
  readonly request: { readonly value: Request; readonly index: RequestIndex } | null
  /** The version that was loaded; 0 creates the request. */
  readonly expectedVersion: number
  readonly events: readonly RecordedEvent[]
  /** Deliveries to add to the outbox. */
  readonly outbox: readonly NewDelivery[]
  /**
   * Deliveries of this request and rota entry to withdraw: those of `operations`, or all that are not settled. If one of
   * them is leased or was possibly taken, nothing is committed and the result is `not_withdrawn`. With `required: false` such
   * deliveries are left as they are and the change is committed.
   */
  readonly withdraw: readonly {
    readonly entry: number
    readonly operations: readonly DeliveryOperation[] | 'all'
    readonly required: boolean
  }[]
  /** Deliveries to send again unchanged: dead and refused ones become waiting. */
  readonly requeue: readonly { readonly delivery: string; readonly dueAt: Instant }[]
  /** The message that caused the change. If its fingerprint is already stored, the result is `repeat`. */
  readonly inbox: { readonly message: InboxMessage; readonly fingerprint: string | null } | null
  readonly idempotency: Idempotency | null
  /** The delivery attempt that this change settles. The lease token fences it. */
  readonly settle: {
    readonly delivery: string
    readonly leaseToken: string
    readonly settlement: Settlement
  } | null
  /** The additions to the statistics of partners. The store adds the counts of the message itself. */
  readonly partnerCounts?: readonly PartnerCounts[]
  /** The rows of facts to write; a row of the same key is replaced. */
  readonly rows?: readonly Row[]
  /** Delivered mails that bounced: they become dead. Deliveries in any other state are left as they are. */
  readonly bounced?: readonly { readonly delivery: string; readonly error: AnyReason; readonly at: Instant }[]
}

/** Returns a change without a request that writes nothing. */
export const emptyChange = (library: LibraryCode): Change => ({
  library,
  request: null,
  expectedVersion: 0,
  events: [],
  outbox: [],
  withdraw: [],
  requeue: [],
  inbox: null,
  idempotency: null,
  settle: null,
})

/** The result of a commit. Only `committed` has written anything. */
export type CommitResult =
  | { readonly kind: 'committed'; readonly version: number }
  /** Another commit changed the request first: load it and decide again. */
  | { readonly kind: 'conflict' }
  /** The fingerprint is already stored. `reply` is the reply of that time, or null for messages without one, such as mails. */
  | { readonly kind: 'repeat'; readonly reply: StoredReply | null }
  /** The idempotency key is already stored, with this answer. */
  | { readonly kind: 'replay'; readonly bodyHash: string; readonly answer: StoredAnswer }
  /** A delivery to withdraw is leased or was possibly taken: decide again and treat it as attempted. */
  | { readonly kind: 'not_withdrawn'; readonly deliveries: readonly string[] }
  /** The lease ended: another worker has the delivery now. */
  | { readonly kind: 'lease_lost' }

/** Writes changes of requests. */
export type ChangesPort = {
  /** Writes all of a change or nothing, and resolves once it is durable. A conflict of one commit never affects others. */
  commit(change: Change): Promise<CommitResult>
}
