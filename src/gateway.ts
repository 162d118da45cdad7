import { createAlarmWorker } from './alarms/alarm-worker.ts'
import { readAlarmSettings } from './alarms/stored-alarms.ts'
import { createAuditLog } from './audit/audit-log.ts'
import { createNow, instantOf } from './borrowing/time.ts'
import { createFillCitation } from './citation/fill-citation.ts'
import { recordConfiguration } from './configuration/audit-changes.ts'
import { createConfigKinds } from './configuration/kinds.ts'
import { createNamingRequests } from './configuration/naming-requests.ts'
import { isPaused } from './configuration/restore-record.ts'
import { createConfiguration } from './configuration/snapshot.ts'
import { purgeCopyRecords } from './delivery/copyright/copy-records.ts'
import { declarationsOfRequest, purgeDeclarations } from './delivery/copyright/declaration-records.ts'
import { createDeliveryWorker } from './delivery/delivery-worker.ts'
import type { MailDeps, OutboundDeps } from './delivery/deps.ts'
import { createIds } from './delivery/ids.ts'
import { receiveMail } from './delivery/inbound/mail/receive-mail.ts'
import { createPartnerRateLimits } from './delivery/inbound/partner-rate-limits.ts'
import { createLinkSigner } from './delivery/mail/link-secrets.ts'
import { createMailboxes } from './delivery/mail/mailboxes.ts'
import { noMetrics } from './delivery/metrics.ts'
import { checkIls } from './delivery/outbound/check-ils.ts'
import { checkPartner } from './delivery/outbound/check-partner.ts'
import { createCircuitBreakers } from './delivery/outbound/circuit-breaker.ts'
import { confirmTestLetter, findTestLetter, sendTestLetter } from './delivery/outbound/send-test-letter.ts'
import { createRequestMutex } from './delivery/request-mutex.ts'
import { announceAudit, announceCommits, createEventWatcher } from './events/event-watcher.ts'
import { bindOperations } from './gateway-operations.ts'
import type { Gateway, GatewayParts } from './gateway-parts.ts'
import { createApp } from './http/app.ts'
import { readAdmins } from './http/auth/admins.ts'
import { createFailedAuthentications } from './http/auth/failed-authentications.ts'
import { randomSecret } from './http/auth/secrets.ts'
import { createRateLimits } from './http/limits/rate-limits.ts'
import { createStoreHealth } from './http/limits/store-health.ts'
import { ncipIls } from './ils/entry.ts'
import { catalogues } from './locate/catalogues.ts'
import { errorFacts } from './log.ts'
import { measureCommits } from './metrics/measure-commits.ts'
import { readGauges } from './metrics/read-gauges.ts'
import { createNotices } from './notices/notices.ts'
import { keepCheck } from './partner-health/daily-checks.ts'
import { createAnswerLinks } from './partners/email/answer-links.ts'
import { languagesWith } from './partners/email/letters/built-in.ts'
import { parseMail } from './partners/email/parse-mail.ts'
import { createPreviewLetter } from './partners/email/preview-letter.ts'
import { createMailReader } from './partners/email/read-mail.ts'
import { createProtocols } from './partners/protocols.ts'
import { protocolRegistry } from './partners/registry.ts'
import { createPrivacy } from './privacy/create-privacy.ts'
import { createPseudonymize } from './privacy/installation-key.ts'
import { Problem } from './problem.ts'
import { purgeStore } from './retention/purge-store.ts'
import { seedStore } from './seed-store.ts'
import { createAdminAlarm } from './staff-mail/admin-alarm.ts'
import { createStaffMailSender } from './staff-mail/staff-mail-sender.ts'
import { createWebhookAlarm } from './staff-mail/webhook-alarm.ts'
import { createFetch } from './transport/fetch-over-wire.ts'
import type { Webhook } from './webhooks/webhook.ts'
import { createWebhookWorker } from './webhooks/webhook-worker.ts'

/** Creates a gateway from its parts. It names no adapter and imports nothing of Node, so that a Worker can bundle it. */
export const createGateway = (parts: GatewayParts): Gateway => {
  const { metrics = noMetrics, renderMetrics } = parts
  const { clock, log, rateLimits = createRateLimits(clock, parts.http.unauthenticatedPerMinute) } = parts
  const now = createNow(clock)
  const eventWatcher = createEventWatcher(parts.store, (error) =>
    log({ level: 'error', message: 'The event log could not be read', facts: errorFacts(error) }),
  )
  const store = announceCommits(measureCommits(parts.store, metrics), (library) => {
    eventWatcher.notify(library)
    webhookWorker.wake()
  })
  const audit = createAuditLog({
    store: announceAudit(store, () => eventWatcher.notify('gateway')),
    now,
    seal: (text) => createPseudonymize(parts.store)('audit head', text),
    onHead: (head) => log({ level: 'info', message: 'The newest entry of the audit log', facts: head }),
    onError: (error) =>
      log({ level: 'error', message: 'The audit log could not be written', facts: errorFacts(error) }),
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
    declarationsOf: (...request) => declarationsOfRequest(store, ...request),
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
  const staffMail = createStaffMailSender(parts.mailFrom, parts.transport)
  const staffMailDeps = { now, staffMail, randomBytes: parts.randomBytes }
  const tellAdmins = createAdminAlarm({
    ...staffMailDeps,
    ...{ store, log },
    people: async () => {
      const { to } = await readAlarmSettings(store)
      return to.length > 0 ? to.map((email) => ({ name: email, email })) : readAdmins(store)
    },
  })
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
    circuitBreakers: createCircuitBreakers(store, (partner, action, at) =>
      audit.record({ at, action, actor: null, library: null, partner }),
    ),
    random: parts.random,
  }
  const deliveryWorker = createDeliveryWorker(
    deps,
    (message, error, facts) => log({ level: 'error', message, facts: { ...facts, ...errorFacts(error) } }),
    parts.attemptsAtOnce,
  )
  const checkDeps = { ...deps, probeConnection: parts.probeConnection, clock: parts.clock }
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
    testConnection: (partner) => checkPartner(checkDeps, partner, undefined, { asksAsUnknownLibrary: false }),
  })
  const tellOfPausedWebhook = createWebhookAlarm({ log, ...staffMailDeps })
  const webhookDeps = {
    store,
    transport: parts.transport,
    now,
    nextId: deps.ids.next,
    random: parts.random,
    alarm: async (webhook: Webhook, reason: string) => {
      const { code, library } = webhook
      audit.record({ at: now(), action: 'webhook_paused', actor: null, library, webhook: code })
      await tellOfPausedWebhook(webhook, reason)
    },
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
  const mails = createMailReader({
    ...{ sign, hash: parts.hash, mailBytes: mailLimit },
    parse: parts.parseMail ?? parseMail,
  })
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
    duplicateWindow: parts.keep.fingerprints,
  })
  const storeHealth = createStoreHealth(store)
  const app = createApp({
    store,
    configuration,
    kinds: createConfigKinds(protocols.entries),
    requestsNaming: createNamingRequests(store),
    ...bindOperations(deps, mailDeps),
    fillCitation,
    showMail: mails.show,
    rateLimits: {
      ...rateLimits,
      mayAnswer: partnerRateLimits.mayAnswer,
      maySendForm: partnerRateLimits.maySendForm,
    },
    checkPartner: async (partner, library, asksAsUnknownLibrary) => {
      const checked = await checkPartner(checkDeps, partner, library, { asksAsUnknownLibrary })
      await keepCheck(store, checked, 'person', now())
      return checked
    },
    testLetters: {
      send: (partner, library) => sendTestLetter({ ...deps, publicUrl, randomSecret }, partner, library),
      isLast: async (partner, secret) => (await findTestLetter(deps, partner, secret)) !== null,
      confirm: (partner, secret) => confirmTestLetter(deps, partner, secret),
    },
    checkIls: (library) => checkIls(checkDeps, library),
    circuitBreakers: deps.circuitBreakers,
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
    createFetch: (network) => createFetch(parts.transport, network),
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
    seed: () => seedStore(store, now()),
    checkStore: storeHealth.check,
    flushAudit: audit.flush,
    auditConfiguration: (changes) => recordConfiguration(audit, now(), 'lendwire serve', changes),
    applyErasures: privacy.applyErasures,
    purge: async ({ atStart = false, drift } = {}) => {
      if (isPaused((await configuration.snapshot()).restore())) return
      const time = await purgeStore({
        drift,
        store,
        clock,
        keep: parts.keep,
        audit,
        warn: (message) => log({ level: 'warn', message, facts: {} }),
      })
      await purgeCopyRecords(store, instantOf(time))
      await purgeDeclarations(store, instantOf(time))
      await privacy.runRetention(time, atStart)
    },
  }
}
