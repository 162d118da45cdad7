import type { Library } from '../borrowing/library.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Day, Duration, Instant, LibraryCode, RequestNumber } from '../borrowing/values.ts'
import type { FillCitation } from '../citation/fill-citation.ts'
import type { ConfigSnapshot, Configuration } from '../configuration/snapshot.ts'
import type { Ils } from '../ils/ils.ts'
import type { Locate } from '../locate/locate.ts'
import type { Log } from '../log.ts'
import type { Mail } from '../partners/mail.ts'
import type { MailReader } from '../partners/mail-reader.ts'
import type { Protocols } from '../partners/protocols.ts'
import type { TellAdmins } from '../staff-mail/tell-admins.ts'
import type { AnswersPort } from '../store/ports/answers.ts'
import type { BlobsPort } from '../store/ports/blobs.ts'
import type { Change, ChangesPort } from '../store/ports/changes.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import type { EventsPort } from '../store/ports/events.ts'
import type { InboxMessage, InboxPort } from '../store/ports/inbox.ts'
import type { CountersPort, LeasesPort } from '../store/ports/keyed-records.ts'
import type { DeliveriesPort, OutboxPort, Settlement } from '../store/ports/outbox.ts'
import type { PartnerCountsPort } from '../store/ports/partner-counts.ts'
import type { PrivacyPort } from '../store/ports/privacy.ts'
import type { RequestListsPort } from '../store/ports/request-lists.ts'
import type { RequestsPort } from '../store/ports/requests.ts'
import type { RowsPort } from '../store/ports/rows.ts'
import type { Transport } from '../transport/transport.ts'
import type { PartnerRateLimits } from './inbound/partner-rate-limits.ts'
import type { Metrics } from './metrics.ts'
import type { CircuitBreakers } from './outbound/circuit-breaker.ts'
import type { RequestMutex } from './request-mutex.ts'
import type { HolderCache } from './rota/holder-cache.ts'
import type { Trace } from './tracing.ts'

/** Ids that are given out, unique over all processes. */
export type Ids = {
  /** A request's number: the library's code and a short random id. */
  readonly request: (library: LibraryCode) => RequestNumber
  /** A delivery's or message's id; later ones sort behind. */
  readonly next: () => string
}

/** The ports of the store that the application layer uses. */
export type DeliveryStore = ChangesPort &
  RequestsPort &
  RequestListsPort &
  EventsPort &
  OutboxPort &
  DeliveriesPort &
  InboxPort &
  AnswersPort &
  DocumentsPort &
  BlobsPort &
  LeasesPort &
  CountersPort &
  PartnerCountsPort &
  RowsPort &
  Pick<PrivacyPort, 'stripMessage' | 'scrub'>

/** The dependencies of the application layer, passed in once by the composition. */
export type Deps = {
  readonly store: DeliveryStore
  readonly transport: Transport
  readonly configuration: Configuration
  readonly protocols: Protocols
  /** The libraries' own systems. */
  readonly ils: Ils
  /** Looks up what a citation's numbers stand for. */
  readonly fillCitation: FillCitation
  /** Catalogues, of partners and of the libraries themselves. */
  readonly locate: Locate
  /** What union catalogues answered lately. */
  readonly holderCache: HolderCache
  readonly now: () => Instant
  readonly ids: Ids
  /** Every change of a request goes through it. */
  readonly mutex: RequestMutex
  readonly log: Log
  readonly metrics: Metrics
  /** Tells admins once a day of what they should act on. */
  readonly tellAdmins: TellAdmins
  /** Records work for a trace; left out where nobody collects traces. */
  readonly trace?: Trace | undefined
  /** What holds for a request from which the person was removed. */
  readonly anonymous: {
    /** The fingerprint by which a repeat of a message is recognized. */
    readonly fingerprintOf: (fingerprint: string) => Promise<string>
    /** The message without texts, names and addresses. */
    readonly stripMessage: (message: InboxMessage) => InboxMessage
    /** The change without texts, names and addresses that came from outside. */
    readonly stripChange: (change: Change) => Change
    /** The result of a delivery without the words of its answer. */
    readonly stripSettlement: (settlement: Settlement) => Settlement
  }
  /** A short hash of bytes or text, in hex: 32 characters. */
  readonly hash: (...parts: readonly (string | Uint8Array)[]) => string
  /** Writes a notice to a patron: null where there is no address to send it to or from, `unsubscribed` where they want none. */
  readonly renderNotice: (facts: {
    readonly request: Request
    readonly library: Library
    readonly name: string
    readonly dueDate?: Day | undefined
    /** Words of staff for the patron. */
    readonly note?: string | undefined
    readonly id: string
    readonly now: Instant
  }) => Promise<Mail | 'unsubscribed' | null>
  /** Wakes the delivery worker: there is a delivery to send. */
  readonly wake: () => void
}

/** The dependencies with the configuration at one moment: one piece of work is decided by one state of it. */
export type DepsWithSnapshot = Deps & { readonly snapshot: ConfigSnapshot }

/** Adds a snapshot of the configuration to the dependencies. */
export const withConfigSnapshot = async <Any extends Pick<Deps, 'configuration'>>(
  deps: Any,
): Promise<Any & { readonly snapshot: ConfigSnapshot }> => ({
  ...deps,
  snapshot: await deps.configuration.snapshot(),
})

/** The further dependencies of deliveries. */
export type OutboundDeps = Deps & {
  readonly circuitBreakers: CircuitBreakers
  /** A number from 0 up to 1. */
  readonly random: () => number
}

/** The further dependencies of mails. */
export type MailDeps = OutboundDeps & {
  readonly mails: MailReader
  readonly mayTakeMail: PartnerRateLimits['mayTakeMail']
  /** Returns the public address of the gateway, without a slash at its end. */
  readonly publicUrl: () => string
  /** The time for which files from partners are kept. */
  readonly keepFiles: Duration
  /** Says what went wrong on our own side. */
  readonly report: (message: string, error: unknown) => void
}
