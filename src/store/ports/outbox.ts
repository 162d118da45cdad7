import { z } from 'zod'
import type { SentOperation } from '../../borrowing/decision.ts'
import { ilsCalls } from '../../borrowing/local-answers/ils-call.ts'
import { operationKinds } from '../../borrowing/request/operation.ts'
import { Instant, LibraryCode, PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import { type AnyReason, StoredReason } from '../../translations/parameter.ts'
import type { MessageFilters } from './inbox.ts'
import type { Page } from './stored.ts'

/** The receiver of a delivery: a partner, a patron, the ILS of the library, or a catalogue by the name of its locate profile. */
export const DeliveryTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('partner'), partner: PartnerCode }).readonly(),
  z.object({ kind: z.literal('patron') }).readonly(),
  z.object({ kind: z.literal('ils') }).readonly(),
  z.object({ kind: z.literal('catalogue'), profile: z.string() }).readonly(),
])
export type DeliveryTarget = z.infer<typeof DeliveryTarget>

/** The operation of a delivery: a message to a partner, a notice to a patron, a call to the ILS, or a catalogue search. */
export type DeliveryOperation = SentOperation

/** All states of a delivery. */
export const deliveryStates = [
  /** To be sent, or to be retried. */
  'waiting',
  /** An attempt is in progress. */
  'leased',
  'delivered',
  /** The receiver refused it. */
  'refused',
  /** Abandoned until somebody resends it. */
  'dead',
  /** Withdrawn before it was sent. */
  'withdrawn',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** A message to send, rendered once. */
export const NewDelivery = z.object({
  /** Unique, and in the order of creation: ids of later deliveries sort after those of earlier ones. */
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
})
export type NewDelivery = Readonly<z.infer<typeof NewDelivery>>

/** A delivery in the outbox. */
export const Delivery = NewDelivery.extend({
  state: z.enum(deliveryStates),
  /** The number of attempts since it was queued, including one in progress. */
  attempts: z.int(),
  /** True once the receiver may have accepted an attempt without our knowing. */
  possiblyTaken: z.boolean(),
  lastError: StoredReason.nullable(),
  settledAt: Instant.nullable(),
  /** The receiver's answer, stored for admins. */
  reply: z.string().nullable(),
})
export type Delivery = Readonly<z.infer<typeof Delivery>>

/** A delivery that this process may attempt now. The token proves it when the attempt is settled. */
export type LeasedDelivery = Delivery & { readonly leaseToken: string }

/** The result of a delivery attempt. */
export type Settlement =
  | { readonly state: 'delivered'; readonly reply: string | null; readonly at: Instant }
  | {
      readonly state: 'refused' | 'dead'
      readonly error: AnyReason
      readonly reply: string | null
      readonly possiblyTaken: boolean
      readonly at: Instant
    }
  | {
      readonly state: 'waiting'
      readonly dueAt: Instant
      readonly error: AnyReason
      readonly reply: string | null
      readonly possiblyTaken: boolean
    }

/** Filters of a list of deliveries. `reason` has words of what the last attempt failed of. */
export type DeliveryQuery = Omit<MessageFilters, 'partner'> & {
  /** Partners, or other concurrency keys. */
  readonly partner?: readonly string[] | undefined
  readonly state?: readonly DeliveryState[] | undefined
}

/** Which deliveries to lease, and within which limits. */
export type DeliveryClaim = {
  readonly library: LibraryCode
  readonly now: Instant
  /** The duration of each lease, in milliseconds. */
  readonly leaseMilliseconds: number
  readonly limit: number
  /** The number of deliveries that may be leased at once per concurrency key, over all libraries. */
  readonly concurrency: { readonly default: number; readonly partners: Readonly<Record<string, number>> }
  /** Partners to leave out. */
  readonly skip: readonly PartnerCode[]
  /** Leases deliveries to these partners only, and none to patrons, ILS and catalogues; to all where left out. */
  readonly only?: readonly PartnerCode[] | undefined
  /** Deliveries that this process is still sending: they are not leased again even if their lease ended. */
  readonly inProgress: readonly string[]
}

/** The number of deliveries in a state, and the time of the oldest. */
export type OutboxSummary = {
  readonly state: 'waiting' | 'leased' | 'dead'
  readonly count: number
  readonly oldest: Instant | null
}

/** Leases and settles due deliveries. `commit` adds them, and `DeliveriesPort` reads them. */
export type OutboxPort = {
  /**
   * Lists the libraries that have a delivery due at `now`, or one whose lease ended. If a part of the storage is
   * unreachable, lists those of the other parts, and rejects if they have none.
   */
  listDueLibraries(now: Instant): Promise<readonly LibraryCode[]>
  /**
   * Leases due deliveries: of each request and rota entry only the oldest unsettled one, and of each concurrency key at
   * most as many as its limit allows over all libraries. A saturated partner never uses up the claim's limit. A delivery
   * whose earlier lease ended is returned as possibly taken.
   *
   * If a part of the storage is unreachable, leases deliveries of the other parts, and rejects if they have none. What it
   * leased before it rejected is due again unchanged at this process's next claim; if the process ends first, it is due
   * when the lease ends, as possibly taken.
   *
   * Leases end by the store's own clock, which all processes share, and not by `now`: a wrong clock ends no lease.
   */
  claimDeliveries(claim: DeliveryClaim): Promise<readonly LeasedDelivery[]>
  /** Settles an attempt that changes no request; false if the lease ended. */
  settleDelivery(delivery: string, leaseToken: string, settlement: Settlement): Promise<boolean>
  /** The next instant at which a delivery or a deadline is due, or null. It may be too early, never too late. */
  findNextDueTime(): Promise<Instant | null>
}

/** Reads deliveries of the outbox, for the API, the metrics and the dump. */
export type DeliveriesPort = {
  /** Lists deliveries, newest first. */
  listDeliveries(query: DeliveryQuery): Promise<Page<Delivery>>
  getDelivery(id: string): Promise<Delivery | null>
  /** Counts the deliveries of all libraries that wait, are being sent, or are dead: one entry per state. */
  summarizeOutbox(): Promise<readonly OutboxSummary[]>
}
