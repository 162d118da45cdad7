import type { Hono } from 'hono'
import type { AlarmWorker } from '../alarms/alarm-worker.ts'
import type { Instant } from '../borrowing/values.ts'
import type { CitationSettings } from '../citation/fill-citation.ts'
import type { DocumentChange } from '../configuration/file/apply.ts'
import type { DeliveryWorker } from '../delivery/delivery-worker.ts'
import type { Deps } from '../delivery/deps.ts'
import type { ReceivedMail } from '../delivery/inbound/mail/arrived-mail.ts'
import type { MissedMessages } from '../delivery/inbound/missed-messages.ts'
import type { Mailboxes } from '../delivery/mailboxes/mailboxes.ts'
import type { Metrics } from '../delivery/metrics.ts'
import type { Trace } from '../delivery/tracing.ts'
import type { DirectorySync } from '../directory-sync/sync-worker.ts'
import type { ApiEnv } from '../http/auth/api-env.ts'
import type { RateLimits } from '../http/limits/rate-limits.ts'
import type { HttpSettings, Services } from '../http/services.ts'
import type { GaugeValue } from '../metrics/definitions.ts'
import type { MetricsText } from '../metrics/metrics-text.ts'
import type { LetterFile } from '../partners/email/letters/language.ts'
import type { ParseMail } from '../partners/email/parse-mail.ts'
import type { MailboxCode } from '../partners/mailbox.ts'
import type { ProtocolEntry } from '../partners/protocol-entry.ts'
import type { ErasureList } from '../privacy/erasure-list.ts'
import type { Retention } from '../retention/purge-store.ts'
import type { Store } from '../store/ports/store.ts'
import type { ConnectMailbox } from '../transport/mailbox.ts'
import type { ConnectionProbe, Transport } from '../transport/transport.ts'
import type { WebhookWorker } from '../webhooks/webhook-worker.ts'

/** The parts of a gateway: adapters, and settings of the process. */
export type GatewayParts = {
  readonly store: Store
  readonly transport: Transport
  readonly connectMailbox: ConnectMailbox
  /** Parses mails. Default: in this thread. */
  readonly parseMail?: ParseMail
  /** Tries connections when a partner is checked; left out where the runtime shows nothing of them. */
  readonly probeConnection?: ConnectionProbe
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly random: () => number
  readonly randomBytes: (count: number) => Uint8Array
  readonly hash: Deps['hash']
  readonly keep: Retention
  /** The list of people who were erased, kept outside the store; none where left out. */
  readonly erasures?: ErasureList | undefined
  readonly citation: CitationSettings
  /** The public URL of the gateway, without a slash at its end. Links in letters begin with it. */
  readonly publicUrl: () => string
  /** False where the public URL is not set: no letter and no mail with a link is then sent. Default: true. */
  readonly sendsLinks?: boolean
  /** The protocols by which partners are reached; those of the registry where left out. */
  readonly protocols?: readonly ProtocolEntry[]
  /** Letter languages from files, by language code. */
  readonly letters: Readonly<Record<string, LetterFile>>
  readonly http: HttpSettings
  readonly peerAddress: Services['peerAddress']
  /** Hashing and judging passwords; left out where the runtime cannot. */
  readonly passwords?: Services['passwords']
  /** Passkeys; left out where the runtime cannot. They are used where a public URL is set. */
  readonly passkeys?: Services['passkeys']
  /** The identity provider with which people sign in. */
  readonly openId?: Services['openId'] | undefined
  /** The sender of mails to people who work with lendwire; none are sent where left out. */
  readonly mailFrom?: string | undefined
  /** The free part of the disk of the store, in per cent; null if it is unknown. */
  readonly freeDisk?: () => Promise<number | null>
  /** When the newest backup was made; null where there is none, undefined where nothing says where they are. */
  readonly newestBackup?: () => Promise<Instant | null | undefined>
  /** The built console; none is served where left out. */
  readonly consoleFiles?: Services['consoleFiles']
  /** The built manual; none is served where left out. */
  readonly manualFiles?: Services['manualFiles']
  readonly log: Services['log']
  /** Counts for operators; nothing is counted by default. */
  readonly metrics?: Metrics
  /** Records work for traces; nothing is traced by default. */
  readonly trace?: Trace | undefined
  /** Writes what was counted, with gauges as they are now; there is no `/metrics` without it. */
  readonly renderMetrics?: (values: readonly GaugeValue[]) => Promise<MetricsText>
  readonly stopping: AbortSignal
  /** Shared by the gateways that a Worker creates one after the other. Default: one of its own. */
  readonly rateLimits?: RateLimits
  /** The largest number of delivery attempts in flight. */
  readonly attemptsAtOnce?: number
  /** Waits between two attempts of the same work, in milliseconds. Default: a timer. */
  readonly pause?: (milliseconds: number) => Promise<void>
}

/** A gateway: its HTTP application and its background work. */
export type Gateway = {
  readonly app: Hono<ApiEnv>
  readonly deliveryWorker: DeliveryWorker
  /** Sends events to the endpoints of library systems. */
  readonly webhookWorker: WebhookWorker
  /** Raises alarms and tells people of them, mails digests, and tests connections each day. */
  readonly alarmWorker: AlarmWorker
  /** Reads directories of consortia from their sources. */
  readonly directorySync: DirectorySync
  /** The mailboxes that receive partners' replies. */
  readonly mailboxes: Mailboxes
  /** Receives a mail for a mailbox; a Worker's `email()` calls it. Throws `Problem` not_found or unavailable. */
  readonly takeMail: (mailbox: MailboxCode, raw: Uint8Array) => Promise<ReceivedMail>
  /** The languages of letters. */
  readonly letterLanguages: readonly string[]
  /** Stores what a new gateway needs: the built-in workflow profiles, and a secret that signs links. */
  readonly seed: () => Promise<void>
  /** Resolves once all that was recorded for the audit log is written. */
  readonly flushAudit: () => Promise<void>
  /** Writes what a configuration file changed into the audit log. */
  readonly auditConfiguration: (changes: readonly DocumentChange[]) => void
  /** What watches for messages that partners lose which send each one once. */
  readonly missedMessages: MissedMessages
  /** Checks that the storage takes writes: `/readyz` tells strangers the last result. */
  readonly checkStore: () => Promise<boolean>
  /** Deletes what is past its retention. `atStart`: true for the first purge of a process; `drift`: see `PurgeDeps`. */
  readonly purge: (facts?: { readonly atStart?: boolean; readonly drift?: number }) => Promise<void>
  /** Erases people again whose erasure the store does not know, since it was restored. Call it before anything else. */
  readonly applyErasures: () => Promise<void>
}
