import { asks } from '../borrowing/attention/attention-rules.ts'
import { addMilliseconds } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import type { ConfigSnapshot, Configuration } from '../configuration/snapshot.ts'
import type { CircuitBreakers } from '../delivery/outbound/circuit-breaker.ts'
import { QuotaUse } from '../partner-health/quota-use.ts'
import { certificateDaysLeft, changedStep, PartnerChecks } from '../partner-health/stored-checks.ts'
import { MailboxState } from '../partners/mailbox.ts'
import type { Store } from '../store/ports/store.ts'
import { Webhook } from '../webhooks/webhook.ts'
import { WebhookState } from '../webhooks/webhook-state.ts'
import type { Finding } from './alarm.ts'
import type { AlarmCondition, AlarmRule, ConditionKind } from './alarm-rule.ts'

/** What alarms look at. */
export type AlarmSources = {
  readonly store: Pick<Store, 'summarizeOutbox' | 'listDeliveries' | 'listDocuments' | 'listRequests'>
  readonly configuration: Configuration
  readonly circuitBreakers: Pick<CircuitBreakers, 'states'>
  readonly now: () => Instant
  /** How much of the disk of the store is free, in per cent; null where that cannot be told. */
  readonly freeDisk: () => Promise<number | null>
  /** When the newest backup was made; null where there is none, undefined where nothing says where they are. */
  readonly newestBackup: () => Promise<Instant | null | undefined>
}

type Found = Omit<Finding, 'rule' | 'kind'>
type Look = AlarmSources & { readonly snapshot: ConfigSnapshot; readonly time: Instant }
type Finder<Kind extends ConditionKind> = (
  condition: Extract<AlarmCondition, { kind: Kind }>,
  look: Look,
) => Promise<readonly Found[]>

const minute = 60_000
const hour = 3_600_000
const day = 86_400_000

const age = (since: Instant, now: Instant): number => Date.parse(now) - Date.parse(since)

/** How many waiting messages are checked, the newest first. */
const mostDeliveries = 1000
/** How many requests that need attention are checked in each library. */
const mostRequests = 500

/** Finds what does not work, for each condition. */
const finders: { readonly [Kind in ConditionKind]: Finder<Kind> } = {
  partner_paused: async ({ minutes }, { circuitBreakers, time, snapshot }) =>
    [...(await circuitBreakers.states(time))].flatMap(([partner, { pausedSince, failures }]) =>
      pausedSince !== null && age(pausedSince, time) >= minutes * minute && snapshot.partner(partner) !== null
        ? [{ subject: partner, partner, since: pausedSince, facts: { partner, failures } }]
        : [],
    ),

  delivery_waiting: async ({ minutes }, { store, time }) => {
    const oldest = (await store.summarizeOutbox()).find(({ state }) => state === 'waiting')?.oldest ?? null
    if (oldest === null || age(oldest, time) < minutes * minute) return []
    // A retry that was agreed for a later day waits, and nothing is wrong with it.
    const { items } = await store.listDeliveries({ library: null, state: 'waiting', limit: mostDeliveries })
    const late = items.filter(
      ({ createdAt, dueAt, attempts }) =>
        age(createdAt, time) >= minutes * minute && (attempts > 0 || dueAt <= time),
    )
    const since = late.map(({ createdAt }) => createdAt).toSorted()[0]
    return since === undefined ? [] : [{ subject: 'outbox', since, facts: { count: late.length, minutes } }]
  },

  mailbox_not_read: async ({ minutes }, { store, time, snapshot }) =>
    (await store.listDocuments('mailbox_state')).flatMap(({ key: mailbox, value }) => {
      const state = MailboxState.safeParse(value).data
      const profile = snapshot.mailbox(mailbox)
      if (state?.lastFailure == null || profile === null || profile.status !== 'active') return []
      const { lastReadAt, lastFailure } = state
      const since = lastReadAt ?? profile.since
      if (lastFailure.at <= since || age(since, time) < minutes * minute) return []
      const facts = { mailbox, reason: lastFailure.reason }
      return [{ subject: mailbox, since, facts, library: profile.library }]
    }),

  certificate: async ({ days }, { store, time, snapshot }) =>
    (await store.listDocuments('partner_check')).flatMap(({ key, value }) => {
      const partner = snapshot.partners().find(({ code }) => code === key)
      const checks = PartnerChecks.safeParse(value).data
      if (partner === undefined || checks === undefined) return []
      const left = certificateDaysLeft(checks, time)
      if (left === null || left >= days) return []
      const { code } = partner
      return [{ subject: code, partner: code, since: time, facts: { partner: code, days: left } }]
    }),

  check_changed: async (_, { store, snapshot }) =>
    (await store.listDocuments('partner_check')).flatMap(({ key, value }) => {
      const partner = snapshot.partners().find(({ code }) => code === key)
      const checks = PartnerChecks.safeParse(value).data
      const changed = checks === undefined ? null : changedStep(checks)
      if (partner === undefined || changed === null) return []
      const { code } = partner
      const { step, detail: reason, remedy, since } = changed
      const facts = { partner: code, step, reason, todo: remedy ?? '' }
      return [{ subject: code, partner: code, since, facts }]
    }),

  disk: async ({ percent }, { freeDisk, time }) => {
    const free = await freeDisk()
    return free !== null && free < percent
      ? [{ subject: 'disk', since: time, facts: { percent: Math.floor(free) } }]
      : []
  },

  quota: async (_, { store, time, snapshot }) =>
    (await store.listDocuments('quota_use')).flatMap(({ key, value }) => {
      const partner = snapshot.partners().find(({ code }) => code === key)
      const use = QuotaUse.safeParse(value).data
      if (partner === undefined || use === undefined || use.at.slice(0, 10) !== time.slice(0, 10)) return []
      const { code } = partner
      return [{ subject: code, partner: code, since: use.at, facts: { partner: code, percent: use.percent } }]
    }),

  attention: async ({ days }, { store, time, snapshot }) => {
    const before = addMilliseconds(time, -days * day)
    const found: Found[] = []
    for (const { code } of snapshot.libraries()) {
      const { items } = await store.listRequests({
        library: code,
        worklist: ['needs_attention'],
        order: { by: 'created', descending: false },
        limit: mostRequests,
      })
      const since = items
        .map(({ value }) => value.attention.filter(({ kind }) => asks(kind)).map((each) => each.since))
        .flatMap((times) => times.toSorted()[0] ?? [])
        .filter((first) => first < before)
        .toSorted()
      if (since[0] !== undefined)
        found.push({
          subject: code,
          library: code,
          since: since[0],
          facts: { count: since.length, days, library: code },
        })
    }
    return found
  },

  webhook_paused: async (_, { store }) => {
    const webhooks = (await store.listDocuments('webhook')).flatMap(
      ({ value }) => Webhook.safeParse(value).data ?? [],
    )
    return (await store.listDocuments('webhook_state')).flatMap(({ key, value }) => {
      const paused = WebhookState.safeParse(value).data?.paused
      const webhook = webhooks.find(({ code }) => code === key)
      if (paused == null || webhook?.status !== 'active') return []
      const facts = { webhook: key, reason: paused.reason }
      return [{ subject: key, library: webhook.library, since: paused.at, facts }]
    })
  },

  backup: async ({ hours }, { newestBackup, time }) => {
    const newest = await newestBackup()
    if (newest === undefined) return []
    if (newest === null) return [{ subject: 'backup', since: time, facts: {} }]
    const old = age(newest, time)
    return old >= hours * hour
      ? [
          {
            subject: 'backup',
            since: addMilliseconds(newest, hours * hour),
            facts: { hours: Math.floor(old / hour) },
          },
        ]
      : []
  },

  configuration_fault: async (_, { snapshot, time }) =>
    snapshot.faults().map(({ kind, code }) => ({
      subject: `${kind} ${code}`,
      since: time,
      facts: { document: kind.replaceAll('_', ' '), code },
    })),
}

/** Finds what one condition is about. */
const find = <Kind extends ConditionKind>(
  kind: Kind,
  condition: Extract<AlarmCondition, { kind: Kind }>,
  look: Look,
): Promise<readonly Found[]> => finders[kind](condition, look)

/** What the rules found. A rule that could not look is named with its error: its alarms stay as they are. */
export type FoundProblems = {
  readonly findings: readonly Finding[]
  readonly failed: readonly { readonly rule: string; readonly error: unknown }[]
}

/** Looks at everything that the active rules are about. */
export const findProblems = async (
  sources: AlarmSources,
  rules: readonly AlarmRule[],
): Promise<FoundProblems> => {
  const look: Look = {
    ...sources,
    snapshot: await sources.configuration.snapshot(),
    time: sources.now(),
  }
  const findings: Finding[] = []
  const failed: { readonly rule: string; readonly error: unknown }[] = []
  for (const { code: rule, condition } of rules.filter(({ status }) => status === 'active')) {
    try {
      const found = await find(condition.kind, condition, look)
      findings.push(...found.map((each) => ({ ...each, rule, kind: condition.kind })))
    } catch (error) {
      failed.push({ rule, error })
    }
  }
  return { findings, failed }
}
