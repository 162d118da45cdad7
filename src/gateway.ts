import { readAdmins } from './accounts/admins.ts'
import { lostRight } from './accounts/lost-right.ts'
import { removePasswordsOfLinked } from './accounts/openid-user.ts'
import { AlarmRule } from './alarms/alarm-rule.ts'
import { builtInRules, formerRules } from './alarms/built-in-rules.ts'
import { readAlarmSettings } from './alarms/stored-alarms.ts'
import { createNow } from './borrowing/time.ts'
import type { Instant } from './borrowing/values.ts'
import { builtInWorkflows } from './borrowing/workflow/built-in-workflows.ts'
import { createFillCitation } from './citation/fill-citation.ts'
import { recordConfiguration } from './configuration/audit-changes.ts'
import { createConfigKinds } from './configuration/kinds.ts'
import { createConfiguration } from './configuration/snapshot.ts'
import { declarationsOfRequest } from './delivery/copyright/declaration-records.ts'
import { createDeliveryWorker } from './delivery/delivery-worker.ts'
import type { OutboundDeps } from './delivery/deps.ts'
import { createIds } from './delivery/ids.ts'
import { createMissedMessages } from './delivery/inbound/missed-messages.ts'
import { createPartnerRateLimits } from './delivery/inbound/partner-rate-limits.ts'
import { createLinkSigner, ensureLinkSecret } from './delivery/link-secrets.ts'
import { noMetrics } from './delivery/metrics.ts'
import { createCircuitBreakers } from './delivery/outbound/circuit-breaker.ts'
import { createRequestMutex } from './delivery/request-mutex.ts'
import { createHolderCache } from './delivery/rota/holder-cache.ts'
import { createDirectorySync } from './directory-sync/sync-worker.ts'
import { createIncomingMails } from './gateway/mails.ts'
import { observeStore } from './gateway/observed-store.ts'
import { createPartnerChecks } from './gateway/partner-checks.ts'
import type { Gateway, GatewayParts } from './gateway/parts.ts'
import { createPurge } from './gateway/purge.ts'
import { createServices } from './gateway/services.ts'
import { createAlarms, createWebhookDeps, createWebhooks } from './gateway/workers.ts'
import { createApp } from './http/app.ts'
import { createStoreHealth } from './http/limits/store-health.ts'
import { ncipIls } from './ils/entry.ts'
import { catalogues } from './locate/catalogues.ts'
import { errorFacts } from './log.ts'
import { createNotices } from './notices/notices.ts'
import { languagesWith } from './partners/email/letters/built-in.ts'
import { createProtocols } from './partners/protocols.ts'
import { protocolRegistry } from './partners/registry.ts'
import { createPrivacy } from './privacy/create-privacy.ts'
import { createPseudonymize, ensureInstallationKey } from './privacy/installation-key.ts'
import { createAdminAlarm, type PeopleToTell } from './staff-mail/admin-alarm.ts'
import { createStaffMailSender } from './staff-mail/staff-mail-sender.ts'
import type { Store } from './store/ports/store.ts'
import type { Stored } from './store/ports/stored.ts'

/** The version of a document that nobody changed since a gateway stored it. */
const firstVersion = 1

/** Returns whether a document is a built-in rule of an earlier version that nobody changed. */
const isFormerRule = ({ value, version }: Stored<unknown>): boolean => {
  const rule = JSON.stringify(AlarmRule.safeParse(value).data)
  return version === firstVersion && formerRules.some((former) => JSON.stringify(former) === rule)
}

/**
 * Stores what a new gateway needs and the store does not have: the secret that signs links, the key of the installation,
 * the built-in alarm rules and workflow profiles. What is stored already stays as it is, but for built-in rules of an earlier
 * version that nobody changed.
 */
export const seedStore = async (store: Store, now: Instant): Promise<void> => {
  await ensureLinkSecret(store, now)
  await ensureInstallationKey(store)
  await removePasswordsOfLinked(store)
  const builtIn = [
    ...builtInRules.map((value) => ({ kind: 'alarm_rule' as const, key: value.code, value })),
    ...builtInWorkflows.map((value) => ({ kind: 'workflow' as const, key: value.code, value })),
  ]
  for (const document of builtIn) {
    const stored = await store.getDocument(document.kind, document.key)
    if (stored === null) await store.putDocuments([{ ...document, expectedVersion: 0 }])
    else if (document.kind === 'alarm_rule' && isFormerRule(stored))
      await store.putDocuments([{ ...document, expectedVersion: firstVersion }])
  }
}

/** Returns the people to tell of what an admin should act on: those of the alarm settings, else the admins who may sign in. */
const readPeopleToTell = async (store: Store): Promise<PeopleToTell> => {
  const { to, language } = await readAlarmSettings(store)
  const people = to.length > 0 ? to.map((email) => ({ name: email, email })) : await readAdmins(store)
  return { people, language }
}

/** Creates a gateway from its parts. It names no adapter and imports nothing of Node, so that a Worker can bundle it. */
export const createGateway = (parts: GatewayParts): Gateway => {
  const { metrics = noMetrics, clock, log, publicUrl, letters } = parts
  const now = createNow(clock)
  const observed = observeStore(parts, metrics, now, () => webhookWorker.wake())
  const { store, audit } = observed
  const sign = createLinkSigner(store)
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
    keepAttempts: parts.keep.attempts,
    now,
    log: (level, message, facts) => log({ level, message, facts }),
    reportFailure: (request, error) =>
      log({
        level: 'error',
        message: 'Retention could not anonymize or remove a request',
        facts: { request, ...errorFacts(error) },
      }),
  })
  const notices = createNotices({
    ...{ store, sign, publicUrl, now },
    pseudonymize: createPseudonymize(store),
    sendsLinks: protocolParts.sendsLinks,
  })
  const staffMail = createStaffMailSender(parts.mailFrom, parts.transport)
  const staffMailDeps = { now, staffMail, randomBytes: parts.randomBytes }
  const deps: OutboundDeps = {
    store,
    configuration,
    protocols,
    ils: ncipIls,
    locate: catalogues,
    holderCache: createHolderCache(),
    now,
    ids: createIds(clock, parts.randomBytes),
    mutex: createRequestMutex(parts.random, parts.pause),
    log,
    metrics,
    tellAdmins: createAdminAlarm({ ...staffMailDeps, store, log, readPeople: () => readPeopleToTell(store) }),
    trace: parts.trace,
    hash: parts.hash,
    anonymous: privacy,
    renderNotice: notices.render,
    fillCitation: createFillCitation(
      { store, transport: parts.transport, now, hash: parts.hash },
      parts.citation,
    ),
    wake: () => deliveryWorker.wake(),
    transport: parts.transport,
    circuitBreakers: createCircuitBreakers(store, (partner, action, at) =>
      audit.record({ at, action, actor: null, library: null, partner }),
    ),
    random: parts.random,
  }
  const deliveryWorker = createDeliveryWorker(
    {
      ...deps,
      whyStopped: ({ startedBy, library }) => lostRight({ store, now }, startedBy, 'requests:write', library),
    },
    (message, error, facts) => log({ level: 'error', message, facts: { ...facts, ...errorFacts(error) } }),
    parts.attemptsAtOnce,
  )
  const { testConnection, ...checks } = createPartnerChecks(parts, deps)
  const workerDeps = { store, deps, staffMailDeps }
  const alarmWorker = createAlarms(parts, workerDeps, testConnection)
  const webhooks = createWebhookDeps(workerDeps, audit)
  const webhookWorker = createWebhooks(workerDeps, webhooks)
  const partnerRateLimits = createPartnerRateLimits(store, now)
  const { mailDeps, mailboxes, takeMail } = createIncomingMails(parts, deps, sign, partnerRateLimits)
  const letterLanguages = Object.keys(languagesWith(letters))
  const directorySync = createDirectorySync({
    ...deps,
    store,
    letterLanguages,
    protocols: protocols.entries,
    kinds: createConfigKinds(protocols.entries),
    record: (source, changes) => recordConfiguration(audit, now(), 'directory source', changes, source),
  })
  const storeHealth = createStoreHealth(store)
  const missedMessages = createMissedMessages(deps)
  const services = createServices(
    parts,
    { observed, deps, mailDeps, partnerRateLimits, protocolParts },
    {
      ...checks,
      ...{ letterLanguages, notices, storeHealth, privacy, webhooks },
      mailsStaff: staffMail !== null,
      // These mails hold links, which would lead nowhere.
      staffMail: protocolParts.sendsLinks ? staffMail : null,
      noteRefusedMessage: missedMessages.noteRefused,
      countMails: mailboxes.count,
      wakeDirectorySync: directorySync.wake,
    },
  )
  return {
    app: createApp(services),
    deliveryWorker,
    webhookWorker,
    alarmWorker,
    directorySync,
    mailboxes,
    letterLanguages,
    takeMail,
    seed: () => seedStore(store, now()),
    missedMessages,
    checkStore: storeHealth.check,
    flushAudit: audit.flush,
    auditConfiguration: (changes) => recordConfiguration(audit, now(), 'lendwire serve', changes),
    applyErasures: privacy.applyErasures,
    purge: createPurge(parts, deps, { store, audit, privacy }),
  }
}
