import type { Context, MiddlewareHandler } from 'hono'
import type { OpenIdSettings } from '../accounts/openid-settings.ts'
import type { Passkeys } from '../accounts/passkeys.ts'
import type { Passwords } from '../accounts/passwords.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { Citation } from '../borrowing/request/citation.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { PlannedRota } from '../borrowing/rota-rules/planned-rota.ts'
import type { Duration, Instant, LibraryCode, PartnerCode, RequestNumber } from '../borrowing/values.ts'
import type { FillCitation } from '../citation/fill-citation.ts'
import type { ConfigKind } from '../configuration/kind.ts'
import type { NamingRequests } from '../configuration/naming-requests.ts'
import type { Configuration } from '../configuration/snapshot.ts'
import type { BulkJob } from '../delivery/bulk-jobs/bulk-job.ts'
import type { NewBulkJob } from '../delivery/bulk-jobs/manage-bulk-jobs.ts'
import type { PatronAnswer } from '../delivery/commands/check-patron.ts'
import type { PreviewResult } from '../delivery/commands/submission.ts'
import type { Description } from '../delivery/describe-request.ts'
import type { PartnerRateLimits } from '../delivery/inbound/partner-rate-limits.ts'
import type { Metrics } from '../delivery/metrics.ts'
import type { CircuitBreakers } from '../delivery/outbound/circuit-breaker.ts'
import type { TriedQuestion } from '../delivery/outbound/try-locate-profile.ts'
import type { FailedDecision } from '../delivery/relay/decide-failed.ts'
import type { RelayedRequest } from '../delivery/relay/relayed-request.ts'
import type { RestoreDescription } from '../delivery/restore/describe-restore.ts'
import type { RestoreRelease } from '../delivery/restore/release-restored.ts'
import type { ExplainedRequest, RotaExplanation, SendingExplanation } from '../delivery/rota/explain-rules.ts'
import type { PartnerChoice } from '../delivery/rota/partner-choices.ts'
import type { RotaCandidates } from '../delivery/rota/rota-candidates.ts'
import type { RunOnce } from '../delivery/run-once.ts'
import type { Trace } from '../delivery/tracing.ts'
import type { EventWatcher } from '../events/event-watcher.ts'
import type { Identity, Ils } from '../ils/ils.ts'
import type { Log } from '../log.ts'
import type { MetricsText } from '../metrics/metrics-text.ts'
import type { Notices } from '../notices/notices.ts'
import type { AnswerLinks, PreviewLetter } from '../partners/answer-link.ts'
import type { MailboxCode, MailboxProfile } from '../partners/mailbox.ts'
import type { Protocols } from '../partners/protocols.ts'
import type { TrialOperation } from '../partners/trial-subject.ts'
import type { Privacy } from '../privacy/create-privacy.ts'
import type { Subjects } from '../privacy/subjects.ts'
import type { StaffMail } from '../staff-mail/staff-mail.ts'
import type { TellAdmins } from '../staff-mail/tell-admins.ts'
import type { ReadMonths } from '../statistics/read-months.ts'
import type { AuditPort } from '../store/ports/audit.ts'
import type { BlobsPort } from '../store/ports/blobs.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import type { EventsPort } from '../store/ports/events.ts'
import type { InboxMessage, InboxPort } from '../store/ports/inbox.ts'
import type { CountersPort, LeasesPort, SessionsPort } from '../store/ports/keyed-records.ts'
import type { DeliveriesPort } from '../store/ports/outbox.ts'
import type { PartnerCountsPort } from '../store/ports/partner-counts.ts'
import type { RequestListsPort } from '../store/ports/request-lists.ts'
import type { RequestsPort } from '../store/ports/requests.ts'
import type { RowsPort } from '../store/ports/rows.ts'
import type { Stored } from '../store/ports/stored.ts'
import type { Fetch } from '../transport/fetch-over-wire.ts'
import type { ConnectionProbe } from '../transport/transport.ts'
import type { WebhookDeps } from '../webhooks/work-on-webhook.ts'
import type { NoteFailedAuthentication } from './auth/failed-authentications.ts'
import type { ConsoleFiles } from './console/console-files.ts'
import type { RateLimits } from './limits/rate-limits.ts'
import type { StoreHealth } from './limits/store-health.ts'
import type {
  AssignMail,
  CheckIls,
  CheckPartner,
  Create,
  KeepUnauthenticated,
  Patch,
  Receive,
  ReceiveFromIls,
  ReceiveMail,
  Reprocess,
  ResendDelivery,
  ShowMail,
  Submit,
  TestLetters,
} from './operations.ts'

/** The settings of the process that routes need. */
export type HttpSettings = {
  /** The version of lendwire that the OpenAPI document names. */
  readonly version: string
  /** Networks (CIDR) of the reverse proxies whose X-Forwarded-For is trusted. */
  readonly trustedProxies: readonly string[]
  /** The longest message that a partner may send, in bytes. */
  readonly partnerMessageLimit: number
  /** The longest mail that is taken, in bytes. */
  readonly mailLimit: number
  /** The number of unauthenticated messages that are kept a minute. */
  readonly unauthenticatedPerMinute: number
  /** The number of calls of the API that each key or person may make a minute, unless the key says otherwise. */
  readonly callsPerMinute: number
  /** `off`: only accounts that `lendwire admin link` made have a password. */
  readonly passwords: 'on' | 'off'
  /** The roles whose people need a second factor beside their password. */
  readonly secondFactorRoles: readonly string[]
  /** The time after which a session of staff ends in any case. */
  readonly sessionLimit: Duration
}

/** The ports of the store that routes read by themselves. None of them changes a request. */
export type HttpStore = RequestsPort &
  RequestListsPort &
  EventsPort &
  DeliveriesPort &
  InboxPort &
  DocumentsPort &
  BlobsPort &
  SessionsPort &
  LeasesPort &
  CountersPort &
  PartnerCountsPort &
  RowsPort &
  Pick<AuditPort, 'listAudit' | 'lastAudit'>

/** Everything that the routes need from the other parts of the gateway. */
export type Services = {
  readonly store: HttpStore
  readonly configuration: Configuration
  /** The table of document kinds. */
  readonly kinds: readonly ConfigKind[]
  /** Finds the open requests that name a document. */
  readonly requestsNaming: NamingRequests
  /** Reads directory sources that are due, soon. */
  readonly wakeDirectorySync: () => void
  readonly submit: Submit
  readonly create: Create
  readonly patch: Patch
  /** Carries out a call that changes no request, once for each idempotency key. `Problem` conflict while it runs. */
  readonly runOnce: RunOnce
  /** Begins to run one command on many requests, one part after the other. */
  readonly startBulkJob: (job: Omit<NewBulkJob, 'id'>, numbers: readonly RequestNumber[]) => Promise<BulkJob>
  /** Decides about a message of a lending relay that could not be passed on. `Problem` not_allowed_now where it did not fail. */
  readonly decideFailedRelay: (
    id: string,
    message: string,
    decision: FailedDecision,
  ) => Promise<RelayedRequest | null>
  /** Says what a command would make of a request; it throws as `submit` does. */
  readonly previewCommand: (
    command: Pick<Parameters<Submit>[0], 'library' | 'request' | 'command' | 'by'>,
  ) => Promise<PreviewResult>
  /** Says what a new request would be; it throws as `create` does. */
  readonly previewCreation: (
    creation: Pick<Parameters<Create>[0], 'library' | 'input' | 'by'>,
  ) => Promise<PreviewResult>
  /** Looks up what a citation's numbers stand for. */
  readonly fillCitation: FillCitation
  /** Asks the library's own system who a patron is. `Problem` not_found, or not_allowed_now. */
  readonly lookUpPatron: (library: LibraryCode, who: Identity) => Promise<PatronAnswer>
  readonly receive: Receive
  /** Notes that a message of a partner was refused: `possible` where nothing proves that it was the partner’s. */
  readonly noteRefusedMessage: (partner: PartnerCode, sender: 'certain' | 'possible') => void
  readonly receiveFromIls: ReceiveFromIls
  readonly receiveMail: ReceiveMail
  readonly showMail: ShowMail
  readonly assignMail: AssignMail
  readonly keepUnauthenticated: KeepUnauthenticated
  readonly rateLimits: RateLimits & Pick<PartnerRateLimits, 'mayAnswer' | 'maySendForm'>
  readonly reprocess: Reprocess
  readonly resendDelivery: ResendDelivery
  /** Ends the attention of a request for a mail that staff have dealt with. */
  readonly endReview: (message: InboxMessage) => Promise<void>
  readonly checkPartner: CheckPartner
  readonly testLetters: TestLetters
  /** Sends a message of the simulated loan of a partner's technician. `Problem` not_found. */
  readonly sayInTrial: (partner: PartnerCode, operation: TrialOperation, isbn?: string) => Promise<void>
  /** Tries the harmless calls of a library's own system. `Problem` not_found, or not_allowed_now where it has none. */
  readonly checkIls: CheckIls
  /** Counts the mails that reading a mailbox would bring now, with the settings that are stored or planned. `Problem` not_found. */
  readonly countMails: (mailbox: MailboxCode, planned?: MailboxProfile) => Promise<number>
  /** Asks a catalogue about a citation; nothing is kept. `Problem` not_found for an unknown profile. */
  readonly tryLocateProfile: (code: string, citation: Citation) => Promise<readonly TriedQuestion[]>
  /** Plans the rota that a template would give; nothing is kept. `Problem` not_found for an unknown template. */
  readonly tryRotaTemplate: (
    code: string,
    about: Pick<Request, 'library' | 'citation' | 'service'>,
  ) => Promise<PlannedRota>
  /** Lists the partners that could be added to the rota of a request, with what helps to choose. */
  readonly listPartnerChoices: (
    request: Request,
    kept: RotaCandidates | undefined,
  ) => Promise<readonly PartnerChoice[]>
  readonly circuitBreakers: Pick<CircuitBreakers, 'states' | 'endPause'>
  readonly readMonths: ReadMonths
  /** Lists the deliveries that a restored store would send after its release; null if the store was not restored. */
  readonly describeRestore: () => Promise<RestoreDescription | null>
  /** Lets deliveries of a restored store leave. `Problem` conflict where nothing waits, not_found for a partner. */
  readonly releaseRestored: (release: RestoreRelease) => Promise<void>
  /** Explains the rota rules for a request now. `Problem` not_found. */
  readonly explainRota: (target: ExplainedRequest) => Promise<RotaExplanation>
  /** Explains the sending rules for a request as a new one. `Problem` not_found. */
  readonly explainSending: (target: ExplainedRequest) => Promise<SendingExplanation>
  readonly describe: (stored: Stored<Request>) => Description | Promise<Description>
  /** The protocols by which partners are reached. */
  readonly protocols: Protocols
  /** The libraries' own systems. */
  readonly ils: Pick<Ils, 'protocol' | 'authentication'>
  /** The links in letters to partners, and what can be answered by them. */
  readonly answerLinks: AnswerLinks
  /** The languages that letters can be written in: the built-in ones and those of files. */
  readonly letterLanguages: readonly string[]
  /** A letter to an email partner about a made-up request. */
  readonly previewLetter: PreviewLetter
  /** Mails to patrons, and the choice of patrons who want none. */
  readonly notices: Notices
  readonly storeHealth: StoreHealth
  readonly audit: AuditLog
  readonly noteFailedAuthentication: NoteFailedAuthentication
  /** Erases, exports and plans what retention removes. */
  readonly privacy: Privacy
  /** The random ids under which people appear in the audit log. */
  readonly subjects: Subjects
  /** Hashing and judging passwords; null where the runtime cannot, so that people sign in by OpenID Connect only. */
  readonly passwords: Passwords | null
  /** Asks for passkeys; null where the runtime cannot, or no public URL is set. */
  readonly passkeys: Passkeys | null
  /** The identity provider with which people sign in; null where none is set up. */
  readonly openId: OpenIdSettings | null
  /** Looks at a connection step by step; null where the runtime cannot. */
  readonly probeConnection: ConnectionProbe | null
  /** Sends mails with links to people who work with lendwire; null without a mail server, a sender or a public URL. */
  readonly staffMail: StaffMail | null
  /** True where mails can be sent to people who work with lendwire: there is a mail server, and a sender. */
  readonly mailsStaff: boolean
  /** The built console; null where the gateway has none. */
  readonly consoleFiles: ConsoleFiles | null
  /** Serves the files of the built manual; null where the gateway has none. */
  readonly manualFiles: MiddlewareHandler | null
  /** Returns the public address of the gateway, without a slash at its end. */
  readonly publicUrl: () => string
  /** The time for which files from partners are kept. */
  readonly keepFiles: Duration
  readonly now: () => Instant
  /** Waits, in milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>
  readonly log: Log
  /** Tells admins once a day of what they should act on. */
  readonly tellAdmins: TellAdmins
  readonly metrics: Metrics
  /** Records calls for traces; left out where nobody collects them. */
  readonly trace?: Trace | undefined
  /** Writes the metrics of the process; null where it has none. */
  readonly renderMetrics: (() => Promise<MetricsText>) | null
  /** The address of the socket's other end: the client, or the nearest proxy. Undefined where it is not known. */
  readonly peerAddress: (context: Context) => string | undefined
  /** Aborted when the gateway stops: waiting calls and streams then end. */
  readonly stopping: AbortSignal
  /** Tells streams and waiting calls when there are new events. */
  readonly eventWatcher: EventWatcher
  readonly webhooks: WebhookDeps
  /** Makes a `fetch` that reaches private networks only where a document allows it. */
  readonly createFetch: (network: { readonly allowPrivateNetwork: boolean }) => Fetch
  readonly settings: HttpSettings
}
