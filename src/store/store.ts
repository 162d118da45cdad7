import type { RecordedEvent } from '../borrowing/events/recorded-event.ts'
import type { IlsCall } from '../borrowing/local-answers/ils-call.ts'
import type { OperationKind } from '../borrowing/request/operation.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Instant, LibraryCode, PartnerCode, RequestNumber } from '../borrowing/values.ts'
import type { SessionStore } from './ports/sessions.ts'

/** A stored request and the version that a commit must name. */
export type Stored<T> = { readonly value: T; readonly version: number }

/** What lists and look-ups need to know of a request; computed from it by `requestIndex`. */
export type RequestIndex = {
  readonly status: string
  /**
   * Partners of its rota; `live` where an entry is active, or pending in a request that is not closed, or has items out;
   * `open` where one is active or has items out. What is open is live.
   */
  readonly partners: readonly {
    readonly partner: PartnerCode
    readonly live: boolean
    readonly open: boolean
  }[]
  /** Words to search by: number, reference, title, author, identifiers, barcodes of items in the library's own system. */
  readonly text: string
  /** The patron's id, for the duplicate check. */
  readonly patron: string | null
  /** The earliest deadline, or null. */
  readonly nextDeadline: Instant | null
  /** What partners call it: their request ids and item ids. */
  readonly references: readonly { readonly partner: PartnerCode; readonly reference: string }[]
}

/** Where an outgoing message goes. */
export type Target =
  | { readonly kind: 'partner'; readonly partner: PartnerCode }
  | { readonly kind: 'patron' }
  /** The library's own system. */
  | { readonly kind: 'ils' }
  /** A catalogue, by the name of its locate profile. */
  | { readonly kind: 'catalogue'; readonly profile: string }

/** The room that calls of a library's own system share: what `claimDue` counts their concurrency by. No partner's code. */
export const ilsRoom = (library: LibraryCode): string => `@ils:${library}`

/** The room that questions to a catalogue share. No partner's code. */
export const catalogueRoom = (profile: string): string => `@catalogue:${profile}`

/**
 * What a delivery says: an operation for a partner, a notice for the patron, a call of the library's own system, or
 * questions to a catalogue.
 */
export type DeliveryOperation = OperationKind | 'notice' | IlsCall | 'locate'

/** A message to be sent, rendered once. */
export type NewDelivery = {
  /** Unique, and in the order of making: ids of later messages sort behind. */
  readonly id: string
  readonly library: LibraryCode
  readonly request: RequestNumber
  readonly entry: number
  readonly requestId: string
  readonly target: Target
  readonly operation: DeliveryOperation
  readonly content: string
  readonly contentType: string
  readonly summary: string
  readonly createdAt: Instant
  readonly dueAt: Instant
}

/**
 * waiting: to be sent, or to be tried again · leased: an attempt is under way · delivered · refused: the partner said no ·
 * dead: given up, until somebody resends it · withdrawn: never sent, and no longer to be.
 */
export type DeliveryState = 'waiting' | 'leased' | 'delivered' | 'refused' | 'dead' | 'withdrawn'

export type Delivery = NewDelivery & {
  readonly state: DeliveryState
  /** How many attempts were begun since it was queued, the one under way included. */
  readonly attempts: number
  /** True once an attempt may have been taken by the partner without our knowing. */
  readonly possiblyTaken: boolean
  readonly lastError: string | null
  readonly settledAt: Instant | null
  /** What the partner answered, kept for admins. */
  readonly reply: string | null
}

export type LeasedDelivery = Delivery & { readonly leaseToken: string }

/** What became of an attempt. */
export type Settlement =
  | { readonly state: 'delivered'; readonly reply: string | null; readonly at: Instant }
  | {
      readonly state: 'refused' | 'dead'
      readonly error: string
      readonly reply: string | null
      readonly possiblyTaken: boolean
      readonly at: Instant
    }
  | {
      readonly state: 'waiting'
      readonly dueAt: Instant
      readonly error: string
      readonly reply: string | null
      readonly possiblyTaken: boolean
    }

/** applied · ignored (with a reason in the event) · repeat · rejected (answered with an error) · unreadable · not_authenticated · too_large · review (waits for staff). */
export type MessageState =
  | 'applied'
  | 'ignored'
  | 'repeat'
  | 'rejected'
  | 'unreadable'
  | 'not_authenticated'
  | 'too_large'
  | 'review'

/** A partner's message as it came, and what was answered. */
export type InboxMessage = {
  readonly id: string
  readonly receivedAt: Instant
  readonly protocol: string
  readonly partner: PartnerCode | null
  /** Null where it could not be assigned to a library: it is kept under the gateway itself. */
  readonly library: LibraryCode | null
  readonly request: RequestNumber | null
  readonly entry: number | null
  readonly state: MessageState
  readonly summary: string
  readonly reason: string | null
  readonly contentType: string
  readonly raw: Uint8Array
  /** True where `raw` is only the beginning of what came. */
  readonly truncated: boolean
  readonly reply: StoredReply | null
}

export type StoredReply = { readonly status: number; readonly contentType: string; readonly content: string }

/** An answer kept under an idempotency key. */
export type StoredAnswer = {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

export type Idempotency = {
  /** The key's owner: no two callers share keys, and each concerns one library, or none. */
  readonly caller: string
  readonly key: string
  /** A hash of method, path and body: the same key with another body is refused. */
  readonly bodyHash: string
  readonly answer: StoredAnswer
}

/** All that one decision changes, in one atomic step. */
export type Change = {
  readonly library: LibraryCode
  /** The request after the decision; null for a change that touches no request. */
  readonly request: { readonly value: Request; readonly index: RequestIndex } | null
  /** The version that was loaded; 0 creates. */
  readonly expectedVersion: number
  readonly events: readonly RecordedEvent[]
  readonly outbox: readonly NewDelivery[]
  /**
   * Deliveries of this request and entry to withdraw: those of `operations`, or all that are not settled. If one is leased
   * or may have been taken, nothing is committed and the result is `not_withdrawn`.
   * With `firm: false` those that cannot be withdrawn are left to themselves.
   */
  readonly withdraw: readonly {
    readonly entry: number
    readonly operations: readonly OperationKind[] | 'all'
    readonly firm: boolean
  }[]
  /** Deliveries to send again as they are: dead ones become waiting. */
  readonly requeue: readonly { readonly delivery: string; readonly dueAt: Instant }[]
  /** The partner's message that this comes from. A fingerprint that is known makes the result `duplicate`. */
  readonly inbox: { readonly message: InboxMessage; readonly fingerprint: string | null } | null
  readonly idempotency: Idempotency | null
  /** The attempt that this settles: fenced by its lease token. */
  readonly settle: {
    readonly delivery: string
    readonly leaseToken: string
    readonly settlement: Settlement
  } | null
  /** Deliveries that were delivered and have come back, as mails do: they become dead. Others are left as they are. */
  readonly bounced?: readonly { readonly delivery: string; readonly error: string; readonly at: Instant }[]
}

export type CommitResult =
  | { readonly kind: 'committed'; readonly version: number }
  /** Another commit came first: load again, decide again. */
  | { readonly kind: 'conflict' }
  /** The fingerprint is known: this is what was answered then; null for what gets no answer on the wire, such as a mail. */
  | { readonly kind: 'duplicate'; readonly reply: StoredReply | null }
  /** The idempotency key is known: this is what was answered then. */
  | { readonly kind: 'replay'; readonly bodyHash: string; readonly answer: StoredAnswer }
  /** A delivery to withdraw is under way or may have been taken: decide again as attempted. */
  | { readonly kind: 'not_withdrawn'; readonly deliveries: readonly string[] }
  /** The lease was lost: somebody else has the delivery now. */
  | { readonly kind: 'lease_lost' }

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null }

export type RequestQuery = {
  /** Null lists every library's, for admins. */
  readonly library: LibraryCode | null
  readonly status?: string | undefined
  readonly partner?: PartnerCode | undefined
  readonly text?: string | undefined
  readonly patron?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A recorded event with its place in its library's stream. */
export type SequencedEvent = {
  readonly cursor: number
  readonly library: LibraryCode
  readonly request: RequestNumber
  readonly event: RecordedEvent
}

/** What happened with a request, in order: events, messages that came, messages that went. */
export type TimelineItem =
  | { readonly kind: 'event'; readonly at: Instant; readonly cursor: number; readonly event: RecordedEvent }
  | { readonly kind: 'message_in'; readonly at: Instant; readonly message: InboxMessage }
  | { readonly kind: 'message_out'; readonly at: Instant; readonly delivery: Delivery }

export type DeliveryQuery = {
  readonly library: LibraryCode | null
  readonly state?: DeliveryState | undefined
  readonly partner?: PartnerCode | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

export type InboxQuery = {
  /** Null lists every library's and the unassigned ones, for admins. */
  readonly library: LibraryCode | null
  readonly state?: MessageState | undefined
  readonly partner?: PartnerCode | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A file that a partner sent, kept until its time is up. */
export type StoredBlob = {
  /** Nobody can guess it: who knows it may read the file. */
  readonly id: string
  readonly library: LibraryCode
  readonly name: string | null
  readonly contentType: string
  readonly bytes: Uint8Array
  readonly storedAt: Instant
  readonly keepUntil: Instant
}

/** The kinds of documents that are few, and read far more than written: every message asks for some of them. */
export const heldKinds = [
  'library',
  'ils',
  'partner',
  'workflow',
  'rota_template',
  'rota_rules',
  'sending_rules',
  'figures',
  'key',
  'setting',
  'mailbox',
  'locate',
] as const
export type HeldKind = (typeof heldKinds)[number]

/** All kinds of documents: the configuration, and notes of the gateway's own. */
export const documentKinds = [
  ...heldKinds,
  'circuit',
  'looked_up',
  /** How far a mailbox was read. */
  'mailbox_position',
  /** When a mailbox was read, and what failed. */
  'mailbox_state',
] as const
/** What a document is; its key says which. */
export type DocumentKind = (typeof documentKinds)[number]

/** A document with its key. */
export type HeldDocument = Stored<unknown> & { readonly key: string }

/** The documents of the held kinds, as they were at one moment. */
export type HeldDocuments = {
  get(kind: HeldKind, key: string): Stored<unknown> | null
  /** All of a kind, by key; the same array as long as none of the kind was changed. */
  list(kind: HeldKind): readonly HeldDocument[]
}

/**
 * One thing that a store holds, in no adapter's own form: what `dump` gives and `restore` takes. Leases on names are not
 * among them, since nobody holds one while a store is copied.
 */
export type StoreRecord =
  /** Without a value: it was deleted, and its version must not be given again. */
  | {
      readonly kind: 'document'
      readonly of: DocumentKind
      readonly key: string
      readonly version: number
      readonly value?: unknown
    }
  /** `place` says only which of two is newer. */
  | { readonly kind: 'request'; readonly place: number; readonly version: number; readonly value: Request }
  | {
      readonly kind: 'event'
      readonly cursor: number
      readonly library: LibraryCode
      readonly request: RequestNumber
      readonly event: RecordedEvent
    }
  /** `fingerprint` is the key that `fingerprintKey` makes, as base64url. */
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

export type RecordKind = StoreRecord['kind']

/**
 * Storage, in the verbs that lendwire needs. Every adapter passes `test/contract/store.ts`. A method rejects only where
 * the storage itself fails (`Problem` with code `unavailable`); everything that may happen is a result.
 */
export type Store = SessionStore & {
  /** All or nothing, durable when it resolves. One commit's conflict never spoils others. */
  commit(change: Change): Promise<CommitResult>

  load(library: LibraryCode, request: RequestNumber): Promise<Stored<Request> | null>
  /** Requests whose entry with that partner carries the partner's own reference, newest first. */
  findByPartnerReference(
    library: LibraryCode | null,
    partner: PartnerCode,
    reference: string,
  ): Promise<readonly RequestNumber[]>
  /** Newest first. */
  list(query: RequestQuery): Promise<Page<Stored<Request>>>
  /** How many requests, of all libraries, are open with a partner. */
  countOpen(partner: PartnerCode): Promise<number>
  timeline(library: LibraryCode, request: RequestNumber): Promise<readonly TimelineItem[]>
  /** A library's events behind the cursor, in order; cursors only grow and are never given twice. */
  eventsSince(library: LibraryCode, cursor: number, limit: number): Promise<readonly SequencedEvent[]>

  /**
   * The reply that a fingerprint was answered with; null where there is none, or the fingerprint is unknown. A library,
   * where it is known, spares looking into all.
   */
  findReply(fingerprint: string, library?: LibraryCode): Promise<StoredReply | null>
  /** The answer kept under an idempotency key, or null. A library, where it is known, spares looking into all. */
  findAnswer(
    caller: string,
    key: string,
    library?: LibraryCode,
  ): Promise<{ readonly bodyHash: string; readonly answer: StoredAnswer } | null>
  /**
   * Keeps a message that changes nothing: unreadable, unknown, not authenticated. With a fingerprint it is kept once:
   * where the fingerprint is known, by a commit or from here, nothing is kept and the result is `duplicate`.
   */
  keepMessage(message: InboxMessage, fingerprint?: string | null): Promise<'kept' | 'duplicate'>
  /** Newest first. */
  messages(query: InboxQuery): Promise<Page<InboxMessage>>
  message(id: string): Promise<InboxMessage | null>
  /** Marks a kept message as dealt with anew. */
  setMessageState(id: string, state: MessageState, reason: string | null): Promise<void>

  /**
   * Libraries that have a delivery due at `now`, or one whose lease ran out. Where a part of the storage is away, those of
   * the other parts; it rejects where they have none.
   */
  dueLibraries(now: Instant): Promise<readonly LibraryCode[]>
  /**
   * Leases what is due at `now` for `lease` milliseconds. Of one request and entry only the oldest unsettled one; of one
   * partner at most `concurrency` leased at once over all libraries; none of the partners in `skip`. A partner without
   * room never fills the limit. A delivery whose earlier lease ran out comes back as possibly taken; not while it is
   * among those that who asks has `underWay`.
   *
   * Where a part of the storage is away, it leases what the other parts allow, and rejects where that is nothing. What it
   * had leased when it rejects is due again as if it never had been, from the next claim of this process on; by others it
   * is had when the lease ends, as possibly taken.
   *
   * A lease ends by the store's own time, which is one for all who use it and no part of `now`: a clock that is wrong
   * ends nobody's lease.
   */
  claimDue(claim: {
    readonly library: LibraryCode
    readonly now: Instant
    readonly lease: number
    readonly limit: number
    readonly concurrency: { readonly default: number; readonly partners: Readonly<Record<string, number>> }
    readonly skip: readonly PartnerCode[]
    readonly underWay: readonly string[]
  }): Promise<readonly LeasedDelivery[]>
  /** Settles an attempt that changes no request; false where the lease was lost. */
  settle(delivery: string, leaseToken: string, settlement: Settlement): Promise<boolean>
  /** The next instant at which a delivery or deadline is due, or null: a hint for the loop, too early at times, never too late. */
  nextDue(): Promise<Instant | null>
  /** Newest first. */
  deliveries(query: DeliveryQuery): Promise<Page<Delivery>>
  delivery(id: string): Promise<Delivery | null>

  /** Requests with a deadline at or before `now`, earliest first; where a part of the storage is away, as `dueLibraries`. */
  dueDeadlines(
    now: Instant,
    limit: number,
  ): Promise<readonly { readonly library: LibraryCode; readonly request: RequestNumber }[]>

  /** A lease on a name for `milliseconds` of the store's own time, as a token; null where somebody else holds it. */
  takeLease(name: string, milliseconds: number): Promise<string | null>
  renewLease(name: string, token: string, milliseconds: number): Promise<boolean>
  releaseLease(name: string, token: string): Promise<void>

  /**
   * Counts one more under a name, for all who use the store; gives how many that makes in the span that `now` falls in. A
   * span is so many milliseconds long, and counted from 1970.
   */
  count(name: string, now: Instant, milliseconds: number): Promise<number>

  /** The documents of the held kinds as they are now: the same object as long as none was changed, by whatever process. */
  held(): Promise<HeldDocuments>
  getDocument(kind: DocumentKind, key: string): Promise<Stored<unknown> | null>
  /** All of a kind, by key. */
  listDocuments(kind: DocumentKind): Promise<readonly HeldDocument[]>
  /** Writes documents in one atomic step. `expectedVersion` 0 creates, null takes whatever is there; false on a conflict. */
  putDocuments(
    documents: readonly {
      readonly kind: DocumentKind
      readonly key: string
      /** Undefined deletes. */
      readonly value: unknown
      readonly expectedVersion: number | null
      /** Deletes only while no request has a live entry of this partner; else the result is `in_use`. */
      readonly unlessLive?: PartnerCode
    }[],
  ): Promise<'written' | 'conflict' | 'in_use'>

  /** Keeps a file. One that is there under the same id already stays as it is. */
  putBlob(blob: StoredBlob): Promise<void>
  getBlob(id: string): Promise<StoredBlob | null>

  /** Forgets what came before: fingerprints, answers, raw messages of no library; and blobs that were to be kept until before. */
  purge(before: {
    readonly fingerprints: Instant
    readonly answers: Instant
    readonly unassigned: Instant
    readonly blobs: Instant
  }): Promise<void>
  /**
   * Gives all that the store holds, in pages: documents, requests, events, messages, deliveries, answers, files, each oldest first. It
   * is whole only where nobody writes meanwhile.
   *
   * @param position where to go on: what the page before gave as `next`; null begins
   * @param limit records in a page at most; where they are large, there are fewer
   */
  dump(
    position: string | null,
    limit: number,
  ): Promise<{ readonly records: readonly StoreRecord[]; readonly next: string | null }>
  /** Takes what another store dumped, in that order. What is there already stays as it is, so a page may be given twice. */
  restore(records: readonly StoreRecord[]): Promise<void>
  /** True where the storage answers and can write. */
  ready(): Promise<boolean>
  close(): Promise<void>
}
