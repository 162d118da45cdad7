import type { Hono } from 'hono'
import { createAdminAlarm } from './admin-alarm.ts'
import { type AlarmWorker, createAlarmWorker } from './alarms/alarm-worker.ts'
import { builtInRules } from './alarms/built-in-rules.ts'
import { createAuditLog } from './audit/audit-log.ts'
import { instantOf } from './borrowing/time.ts'
import type { Instant } from './borrowing/values.ts'
import { builtInWorkflows } from './borrowing/workflow/built-in-workflows.ts'
import { type CitationSettings, createFillCitation } from './citation/fill-citation.ts'
import { recordConfiguration } from './configuration/audit-changes.ts'
import type { DocumentChange } from './configuration/file/apply.ts'
import { createConfigKinds } from './configuration/kinds.ts'
import { createNamingRequests } from './configuration/references.ts'
import { isPaused } from './configuration/restore-record.ts'
import { createConfiguration } from './configuration/snapshot.ts'
import { lookUpPatron } from './delivery/commands/check-patron.ts'
import { createRequest, previewCreation } from './delivery/commands/create-request.ts'
import { patchRequest } from './delivery/commands/patch-request.ts'
import { resendDelivery } from './delivery/commands/resend-delivery.ts'
import { previewCommand, submitCommand } from './delivery/commands/submit-command.ts'
import { purgeCopyRecords } from './delivery/copyright/copy-records.ts'
import { purgeDeclarations } from './delivery/copyright/declaration-records.ts'
import { createDeliveryWorker, type DeliveryWorker } from './delivery/delivery-worker.ts'
import { type Deps, type MailDeps, type OutboundDeps, withConfigSnapshot } from './delivery/deps.ts'
import { describeRequest } from './delivery/describe-request.ts'
import { createIds } from './delivery/ids.ts'
import { receiveIlsMessage } from './delivery/inbound/ils/receive-ils-message.ts'
import type { ArrivedMail, ReceivedMail } from './delivery/inbound/mail/arrived-mail.ts'
import { assignMail } from './delivery/inbound/mail/assign-mail.ts'
import { receiveMail } from './delivery/inbound/mail/receive-mail.ts'
import { endReview } from './delivery/inbound/mail/review-mail.ts'
import { keepWithinQuota, strangersQuota } from './delivery/inbound/message-quotas.ts'
import { receivePartnerMessage } from './delivery/inbound/partner/receive-partner-message.ts'
import { createPartnerRateLimits } from './delivery/inbound/partner-rate-limits.ts'
import { reprocessMessage } from './delivery/inbound/reprocess-message.ts'
import { createLinkSigner, ensureLinkSecret } from './delivery/mail/link-secrets.ts'
import { createMailboxes, type Mailboxes } from './delivery/mail/mailboxes.ts'
import { type Metrics, noMetrics } from './delivery/metrics.ts'
import { checkIls } from './delivery/outbound/check-ils.ts'
import { checkPartner } from './delivery/outbound/check-partner.ts'
import { createCircuitBreakers } from './delivery/outbound/circuit-breaker.ts'
import { tryLocateProfile } from './delivery/outbound/try-locate-profile.ts'
import { createRequestMutex } from './delivery/request-mutex.ts'
import { describeRestore } from './delivery/restore/describe-restore.ts'
import { releaseRestored } from './delivery/restore/release-restored.ts'
import { explainRota, explainSending } from './delivery/rota/explain-rules.ts'
import { runOnce } from './delivery/run-once.ts'
import type { Trace } from './delivery/tracing.ts'
import { announceCommits, createEventWatcher } from './events/event-watcher.ts'
import { createApp } from './http/app.ts'
import { readAdmins } from './http/auth/admins.ts'
import { createFailedAuthentications } from './http/auth/failed-authentications.ts'
import type { ApiEnv } from './http/auth/principal.ts'
import { createRateLimits, type RateLimits } from './http/limits/rate-limits.ts'
import { createStoreHealth } from './http/limits/store-health.ts'
import type { HttpSettings, Services } from './http/services.ts'
import { ncipIls } from './ils/entry.ts'
import { catalogues } from './locate/catalogues.ts'
import type { GaugeValue } from './metrics/definitions.ts'
import { measureCommits } from './metrics/measure-commits.ts'
import type { MetricsText } from './metrics/metrics-text.ts'
import { readGauges } from './metrics/read-gauges.ts'
import { createNotices } from './notices/notices.ts'
import { keepCheck } from './partner-health/daily-checks.ts'
import { createAnswerLinks } from './partners/email/answer-links.ts'
import { languagesWith } from './partners/email/letters/built-in.ts'
import type { LetterFile } from './partners/email/letters/language.ts'
import { createPreviewLetter } from './partners/email/preview-letter.ts'
import { createMailReader } from './partners/email/read-mail.ts'
import type { MailboxCode } from './partners/mailbox.ts'
import type { ProtocolEntry } from './partners/protocol-entry.ts'
import { createProtocols } from './partners/protocols.ts'
import { protocolRegistry } from './partners/registry.ts'
import { createPrivacy } from './privacy/create-privacy.ts'
import type { ErasureList } from './privacy/erasure-list.ts'
import { createPseudonymize, ensureInstallationKey } from './privacy/installation-key.ts'
import { Problem } from './problem.ts'
import { purgeStore, type Retention } from './retention/purge-store.ts'
import type { Store } from './store/ports/store.ts'
import type { ConnectMailbox } from './transport/mailbox.ts'
import type { ConnectionProbe, Transport } from './transport/transport.ts'
import { createWebhookAlarm } from './webhook-alarm.ts'
import { createWebhookWorker, type WebhookWorker } from './webhooks/webhook-worker.ts'

/** The parts of a gateway: adapters, and settings of the process. */
export type GatewayParts = {
  readonly store: Store
  readonly transport: Transport
  readonly connectMailbox: ConnectMailbox
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
  /** False where the public URL is not set: letters with links are then not sent. Default: true. */
  readonly sendsLinks?: boolean
  /** The protocols by which partners are reached; those of the registry where left out. */
  readonly protocols?: readonly ProtocolEntry[]
  /** Letter languages from files, by language code. */
  readonly letters: Readonly<Record<string, LetterFile>>
  readonly http: HttpSettings
  readonly peerAddress: Services['peerAddress']
  /** Hashing and judging passwords; left out where the runtime cannot. */
  readonly passwords?: Services['passwords']
  /** The identity provider with which people sign in. */
  readonly openId?: Services['openId'] | undefined
  /** The sender of mails to people who work with lendwire; none are sent where left out. */
  readonly mailFrom?: string | undefined
  /** How much of the disk of the store is free, in per cent; null where that cannot be told. */
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
  /** Checks that the storage takes writes: `/readyz` tells strangers the last result. */
  readonly checkStore: () => Promise<boolean>
  /** Deletes what is past its retention. */
  readonly purge: () => Promise<void>
  /** Erases people again whose erasure the store does not know, since it was restored. Call it before anything else. */
  readonly applyErasures: () => Promise<void>
}

/** How long handing a mail to the mail server may take, in milliseconds. */
const mailTimeout = 30_000

/** Creates the sender of mails to people who work with lendwire; null where none is set up. */
const createStaffMail = ({ mailFrom, transport }: GatewayParts): Services['staffMail'] =>
  mailFrom === undefined
    ? null
    : {
        from: mailFrom,
        send: async (mail) => {
          const result = await transport.dispatch({ kind: 'mail', mail, timeout: mailTimeout })
          return result.kind === 'taken' ? null : 'reason' in result ? result.reason : result.kind
        },
      }

/** Returns what a log line says of an error. Only the message of a `Problem` is known to hold no secret and no patron data. */
const errorFacts = (error: unknown): NonNullable<Parameters<Services['log']>[0]['facts']> => ({
  error: error instanceof Error ? error.name : 'unknown',
  ...(error instanceof Problem ? { reason: error.message } : {}),
})

/** Creates a gateway from its parts. It names no adapter and imports nothing of Node, so that a Worker can bundle it. */
export const createGateway = (parts: GatewayParts): Gateway => {
  const { metrics = noMetrics, renderMetrics } = parts
  const { clock, log, rateLimits = createRateLimits(clock, parts.http.unauthenticatedPerMinute) } = parts
  const now = (): Instant => instantOf(clock())
  const eventWatcher = createEventWatcher(parts.store, (error) =>
    log({ level: 'error', message: 'The event log could not be read', facts: errorFacts(error) }),
  )
  const store = announceCommits(measureCommits(parts.store, metrics), (library) => {
    eventWatcher.notify(library)
    webhookWorker.wake()
  })
  const sign = createLinkSigner(store)
  const { publicUrl, letters } = parts
  const letterLanguages = Object.keys(languagesWith(letters))
  const protocolParts = { sign, publicUrl, letters, clock, sendsLinks: parts.sendsLinks ?? true }
  const protocols = createProtocols(parts.protocols ?? protocolRegistry, protocolParts)
  const configuration = createConfiguration(store, protocols.entries)
  const privacy = createPrivacy({
    store,
    libraries: async () => (await configuration.snapshot()).libraries(),
    codedElements: new Set([
      ...protocols.entries.flatMap(({ codedElements = [] }) => [...codedElements]),
      ...ncipIls.codedElements,
    ]),
    erasures: parts.erasures ?? null,
    keepAnswers: parts.keep.answers,
    now,
    log: (level, message, facts) => log({ level, message, facts }),
  })
  const notices = createNotices({
    ...{ store, sign, publicUrl, now },
    pseudonymize: createPseudonymize(store),
    sendsLinks: protocolParts.sendsLinks,
  })
  const fillCitation = createFillCitation(
    { store, transport: parts.transport, now, hash: parts.hash },
    parts.citation,
  )
  const staffMail = createStaffMail(parts)
  const staffMailDeps = { now, staffMail, randomBytes: parts.randomBytes }
  const tellAdmins = createAdminAlarm({ ...staffMailDeps, store, log, admins: () => readAdmins(store) })
  const deps: OutboundDeps = {
    store,
    configuration,
    protocols,
    ils: ncipIls,
    locate: catalogues,
    now,
    ids: createIds(clock, parts.randomBytes),
    mutex: createRequestMutex(parts.random, parts.pause),
    log,
    metrics,
    tellAdmins,
    trace: parts.trace,
    hash: parts.hash,
    anonymous: privacy,
    renderNotice: notices.render,
    fillCitation,
    wake: () => deliveryWorker.wake(),
    transport: parts.transport,
    circuitBreakers: createCircuitBreakers(store),
    random: parts.random,
  }
  const deliveryWorker = createDeliveryWorker(
    deps,
    (message, error, facts) => log({ level: 'error', message, facts: { ...facts, ...errorFacts(error) } }),
    parts.attemptsAtOnce,
  )
  const testConnection: Services['checkPartner'] = (partner, library) =>
    checkPartner({ ...deps, probeConnection: parts.probeConnection, clock: parts.clock }, partner, library)
  const alarmWorker = createAlarmWorker({
    store,
    configuration,
    circuitBreakers: deps.circuitBreakers,
    transport: parts.transport,
    mail: staffMail,
    admins: async () => (await readAdmins(store)).map(({ email }) => email),
    now,
    hash: parts.hash,
    nextId: deps.ids.next,
    publicUrl,
    log,
    freeDisk: parts.freeDisk ?? (async () => null),
    newestBackup: parts.newestBackup ?? (async () => undefined),
    testConnection: (partner) => testConnection(partner, undefined),
  })
  const webhookDeps = {
    store,
    transport: parts.transport,
    now,
    nextId: deps.ids.next,
    random: parts.random,
    alarm: createWebhookAlarm({ log, ...staffMailDeps }),
  }
  const webhookWorker = createWebhookWorker({
    ...webhookDeps,
    isHeldBack: async () => {
      const restore = (await configuration.snapshot()).restore()
      return restore !== null && isPaused(restore)
    },
    report: (error, webhook) =>
      log({
        level: 'error',
        message: 'Events could not be sent to a webhook',
        facts: { webhook, ...errorFacts(error) },
      }),
  })
  const { mailLimit } = parts.http
  const partnerRateLimits = createPartnerRateLimits(store, now)
  const mails = createMailReader({ sign, hash: parts.hash, mailBytes: mailLimit })
  const mailDeps: MailDeps = {
    ...deps,
    mails,
    mayTakeMail: partnerRateLimits.mayTakeMail,
    publicUrl: parts.publicUrl,
    keepFiles: parts.keep.files,
    report: (message, error) => log({ level: 'warn', message, facts: errorFacts(error) }),
  }
  const mailboxes = createMailboxes({
    ...mailDeps,
    connectMailbox: parts.connectMailbox,
    mailBytes: mailLimit,
    knownFor: parts.keep.fingerprints,
  })
  const storeHealth = createStoreHealth(store)
  const audit = createAuditLog({
    store,
    now,
    onError: (error) =>
      log({ level: 'error', message: 'The audit log could not be written', facts: errorFacts(error) }),
  })
  const app = createApp({
    store,
    configuration,
    kinds: createConfigKinds(protocols.entries),
    requestsNaming: createNamingRequests(store),
    submit: (submission) => submitCommand(deps, submission),
    create: (creation) => createRequest(deps, creation),
    patch: (submission) => patchRequest(deps, submission),
    previewCommand: (command) => previewCommand(deps, command),
    previewCreation: (creation) => previewCreation(deps, creation),
    fillCitation,
    lookUpPatron: async (library, who) => lookUpPatron(await withConfigSnapshot(deps), library, who),
    receive: (message) => receivePartnerMessage(deps, message),
    receiveFromIls: (message) => receiveIlsMessage(deps, message),
    keepUnauthenticated: async ({ now: receivedAt, body, source, ...facts }) => {
      const message = {
        id: deps.ids.next(),
        receivedAt,
        ...facts,
        library: null,
        request: null,
        entry: null,
        state: 'not_authenticated' as const,
        summary: 'not authenticated',
        raw: protocols.named(facts.protocol).redact?.(body) ?? body,
        reply: null,
      }
      await keepWithinQuota(deps, message, null, strangersQuota(source))
    },
    receiveMail: (mail: ArrivedMail) => receiveMail(mailDeps, mail),
    showMail: mails.show,
    assignMail: (assignment) => assignMail(mailDeps, assignment),
    rateLimits: {
      ...rateLimits,
      mayAnswer: partnerRateLimits.mayAnswer,
      maySendForm: partnerRateLimits.maySendForm,
    },
    reprocess: (message) => reprocessMessage(mailDeps, message),
    resendDelivery: (delivery, by) => resendDelivery(deps, delivery, by),
    endReview: (message) => endReview(deps, message),
    checkPartner: async (partner, library) => {
      const checked = await testConnection(partner, library)
      await keepCheck(store, checked, 'person', now())
      return checked
    },
    checkIls: (library) =>
      checkIls({ ...deps, probeConnection: parts.probeConnection, clock: parts.clock }, library),
    tryLocateProfile: (code, citation) => tryLocateProfile(deps, code, citation),
    circuitBreakers: deps.circuitBreakers,
    runOnce: (call) => runOnce(deps, call),
    describeRestore: () => describeRestore(deps),
    releaseRestored: (release) => releaseRestored(deps, release),
    explainRota: (asked) => explainRota(deps, asked),
    explainSending: (asked) => explainSending(deps, asked),
    describe: async ({ value }) => describeRequest(await withConfigSnapshot(deps), value),
    protocols,
    ils: ncipIls,
    answerLinks: createAnswerLinks(protocolParts),
    letterLanguages,
    previewLetter: createPreviewLetter(protocolParts),
    notices,
    storeHealth,
    audit,
    noteFailedAuthentication: createFailedAuthentications({ audit, now }),
    subjects: privacy.subjects,
    privacy,
    passwords: parts.passwords ?? null,
    openId: parts.openId ?? null,
    staffMail,
    consoleFiles: parts.consoleFiles ?? null,
    manualFiles: parts.manualFiles ?? null,
    publicUrl: parts.publicUrl,
    keepFiles: parts.keep.files,
    now,
    pause: parts.pause ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
    log,
    tellAdmins,
    peerAddress: parts.peerAddress,
    metrics,
    trace: parts.trace,
    renderMetrics:
      renderMetrics === undefined
        ? null
        : async () =>
            renderMetrics(
              await readGauges({ store, configuration, circuitBreakers: deps.circuitBreakers, now }),
            ),
    stopping: parts.stopping,
    eventWatcher,
    webhooks: webhookDeps,
    settings: parts.http,
  })
  return {
    app,
    deliveryWorker,
    webhookWorker,
    alarmWorker,
    mailboxes,
    letterLanguages,
    takeMail: async (code, raw) => {
      const mailbox = (await configuration.snapshot()).mailbox(code)
      if (mailbox?.status !== 'active') throw new Problem('not_found', `There is no mailbox ${code}.`)
      const truncated = raw.length > mailLimit
      return receiveMail(mailDeps, { mailbox, raw: raw.subarray(0, mailLimit), truncated, now: now() })
    },
    seed: async () => {
      await ensureLinkSecret(store, now())
      await ensureInstallationKey(store)
      for (const rule of builtInRules) {
        const key = rule.code
        if ((await store.getDocument('alarm_rule', key)) === null)
          await store.putDocuments([{ kind: 'alarm_rule', key, value: rule, expectedVersion: 0 }])
      }
      for (const workflow of builtInWorkflows) {
        const there = await store.getDocument('workflow', workflow.code)
        if (there !== null) continue
        await store.putDocuments([
          { kind: 'workflow', key: workflow.code, value: workflow, expectedVersion: 0 },
        ])
      }
    },
    checkStore: storeHealth.check,
    flushAudit: audit.flush,
    auditConfiguration: (changes) => recordConfiguration(audit, now(), 'lendwire serve', changes),
    applyErasures: privacy.applyErasures,
    purge: async () => {
      if (isPaused((await configuration.snapshot()).restore())) return
      const time = await purgeStore({
        store,
        clock,
        keep: parts.keep,
        audit,
        warn: (message) => log({ level: 'warn', message, facts: {} }),
      })
      await purgeCopyRecords(store, now())
      await purgeDeclarations(store, now())
      await privacy.runDaily(time)
    },
  }
}
