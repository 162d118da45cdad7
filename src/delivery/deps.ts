import type { Library } from '../borrowing/library.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Duration, Instant, LibraryCode, RequestNumber } from '../borrowing/values.ts'
import type { FillCitation } from '../citation/fill-citation.ts'
import type { ConfigSnapshot, Configuration } from '../configuration/snapshot.ts'
import type { Ils } from '../ils/ils.ts'
import type { Locate } from '../locate/locate.ts'
import type { Log } from '../log.ts'
import type { Mail } from '../partners/mail.ts'
import type { MailReader } from '../partners/mail-reader.ts'
import type { Protocols } from '../partners/protocols.ts'
import type { InboxMessage } from '../store/ports/inbox.ts'
import type { Store } from '../store/ports/store.ts'
import type { Transport } from '../transport/transport.ts'
import type { PartnerRateLimits } from './inbound/partner-rate-limits.ts'
import type { Metrics } from './metrics.ts'
import type { CircuitBreakers } from './outbound/circuit-breaker.ts'
import type { RequestMutex } from './request-mutex.ts'

/** Ids that are given out, unique over all processes. */
export type Ids = {
  /** A request's number: the library's code and a short random id. */
  readonly request: (library: LibraryCode) => RequestNumber
  /** A delivery's or message's id; later ones sort behind. */
  readonly next: () => string
}

/** The dependencies of the application layer, passed in once by the composition. */
export type Deps = {
  readonly store: Store
  readonly transport: Transport
  readonly configuration: Configuration
  readonly protocols: Protocols
  /** The libraries' own systems. */
  readonly ils: Ils
  /** Looks up what a citation's numbers stand for. */
  readonly fillCitation: FillCitation
  /** Catalogues, of partners and of the libraries themselves. */
  readonly locate: Locate
  readonly now: () => Instant
  readonly ids: Ids
  /** Every change of a request goes through it. */
  readonly mutex: RequestMutex
  readonly log: Log
  readonly metrics: Metrics
  /** A short hash of some bytes or text, in hex: 32 characters. */
  /** What happens to a message about a request that was anonymized. */
  readonly anonymous: {
    /** The fingerprint by which a repeat is recognized. */
    readonly fingerprintOf: (fingerprint: string) => Promise<string>
    /** The message without texts, names and addresses. */
    readonly stripMessage: (message: InboxMessage) => InboxMessage
  }
  readonly hash: (...parts: readonly (string | Uint8Array)[]) => string
  /** Writes the mail that tells a patron of a status; null where there is no address to send it to or from. */
  readonly renderNotice: (facts: {
    readonly request: Request
    readonly library: Library
    readonly status: string
    readonly language: Library['language']
    readonly id: string
    readonly now: Instant
  }) => Promise<Mail | null>
  /** Wakes the delivery worker: there is something to send. */
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

/** What mails need besides. */
export type MailDeps = Deps & {
  readonly mails: MailReader
  readonly mayTakeMail: PartnerRateLimits['mayTakeMail']
  /** Where the gateway is reached from outside, without a slash at its end. */
  readonly publicUrl: () => string
  /** How long files are kept that partners delivered. */
  readonly keepFiles: Duration
  /** A number from 0 up to 1. */
  readonly random: () => number
  /** Says what went wrong on our own side. */
  readonly report: (message: string, error: unknown) => void
}

/** What deliveries need besides. */
export type OutboundDeps = Deps & {
  readonly circuitBreakers: CircuitBreakers
  /** A number from 0 up to 1. */
  readonly random: () => number
}
