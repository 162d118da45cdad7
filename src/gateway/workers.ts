import { readAdmins } from '../accounts/admins.ts'
import { type AlarmDeps, type AlarmWorker, createAlarmWorker } from '../alarms/alarm-worker.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import { isPaused } from '../configuration/restore-record.ts'
import type { OutboundDeps } from '../delivery/deps.ts'
import { errorFacts } from '../log.ts'
import type { StaffMailDeps } from '../staff-mail/send-staff-mail.ts'
import { createWebhookAlarm } from '../staff-mail/webhook-alarm.ts'
import type { Store } from '../store/ports/store.ts'
import { createWebhookWorker, type WebhookWorker } from '../webhooks/webhook-worker.ts'
import type { WebhookDeps } from '../webhooks/work-on-webhook.ts'
import type { GatewayParts } from './parts.ts'

/** The dependencies that webhooks and alarms share. */
type WorkerDeps = {
  readonly store: Store
  readonly deps: OutboundDeps
  readonly staffMailDeps: StaffMailDeps
}

/** Creates the worker that looks for problems and tells people of them. */
export const createAlarms = (
  {
    freeDisk,
    newestBackup,
    publicUrl,
    sendsLinks = true,
  }: Pick<GatewayParts, 'freeDisk' | 'newestBackup' | 'publicUrl' | 'sendsLinks'>,
  { store, deps, staffMailDeps }: WorkerDeps,
  testConnection: AlarmDeps['testConnection'],
): AlarmWorker =>
  createAlarmWorker({
    store,
    configuration: deps.configuration,
    circuitBreakers: deps.circuitBreakers,
    transport: deps.transport,
    mail: staffMailDeps.staffMail,
    admins: async () => (await readAdmins(store)).map(({ email }) => email),
    now: deps.now,
    hash: deps.hash,
    nextId: deps.ids.next,
    addressOf: (path) => (sendsLinks ? publicUrl() + path : null),
    log: deps.log,
    freeDisk: freeDisk ?? (async () => null),
    newestBackup: newestBackup ?? (async () => undefined),
    testConnection,
  })

/** Collects what sending events to webhooks needs. A webhook that is paused is recorded in the audit log. */
export const createWebhookDeps = (
  { store, deps, staffMailDeps }: WorkerDeps,
  audit: Pick<AuditLog, 'record'>,
): WebhookDeps => {
  const tellOfPausedWebhook = createWebhookAlarm({
    log: deps.log,
    ...staffMailDeps,
    languageOf: async (library) => (await deps.configuration.snapshot()).library(library)?.language ?? 'en',
  })
  return {
    store,
    transport: deps.transport,
    now: deps.now,
    nextId: deps.ids.next,
    random: deps.random,
    alarm: async (webhook, why) => {
      const { code, library } = webhook
      audit.record({ at: deps.now(), action: 'webhook_paused', actor: null, library, webhook: code })
      await tellOfPausedWebhook(webhook, why)
    },
  }
}

/** Creates the worker that sends events to webhooks. It sends nothing while a restored store waits for an admin. */
export const createWebhooks = (
  { store, deps }: Pick<WorkerDeps, 'store' | 'deps'>,
  webhookDeps: WebhookDeps,
): WebhookWorker =>
  createWebhookWorker({
    ...webhookDeps,
    store,
    isHeldBack: async () => {
      const restore = (await deps.configuration.snapshot()).restore()
      return restore !== null && isPaused(restore)
    },
    report: (error, webhook) =>
      deps.log({
        level: 'error',
        message: 'Events could not be sent to a webhook',
        facts: { webhook, ...errorFacts(error) },
      }),
  })
