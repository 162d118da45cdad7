import { z } from 'zod'
import { asks } from '../borrowing/attention/attention-rules.ts'
import { utcDay } from '../borrowing/partner-statistics/partner-counts.ts'
import { addMilliseconds, instantOf, millisecondsPerDay, millisecondsPerHour } from '../borrowing/time.ts'
import { Instant, type PartnerCode } from '../borrowing/values.ts'
import { RelayWork } from '../delivery/relay/relayed-request.ts'
import { QuotaUse } from '../partner-health/quota-use.ts'
import { certificateDaysLeft, changedStep, PartnerChecks } from '../partner-health/stored-checks.ts'
import { MailboxState } from '../partners/mailbox.ts'
import { AnyReason } from '../translations/parameter.ts'
import { Webhook } from '../webhooks/webhook.ts'
import { WebhookState } from '../webhooks/webhook-state.ts'
import { isMailRefused } from './after-failure.ts'
import type { Alarm, Finding } from './alarm.ts'
import type { AlarmCondition, AlarmRule, ConditionKind } from './alarm-rule.ts'
import { findFailedSyncs, findHeldSyncs, findUnmappedCodes } from './find-directory-problems.ts'
import { findPausedPartners, findWaitingDeliveries } from './find-waiting.ts'
import { type AlarmSources, age, type Finder, type FinderContext, minute, type Occurrence } from './finder.ts'
import { outagesOf } from './outages.ts'
import { readAlarmMessages } from './stored-alarms.ts'

/** That the system of a library answers look-ups of patrons with something else: the document under the library's code. */
const PatronLookUpFailure = z.object({ since: Instant, reason: AnyReason })

/** The number of requests with attention that are checked in each library. */
const maxRequests = 500

/** Returns how long ago a certificate ended, in whole days, or hours on the first day. */
const endedFor = (days: number) =>
  days < 1 ? { ended: 0, endedHours: Math.floor(days * 24) } : { ended: Math.floor(days) }

/** Reads when a partner last accepted a message, if that was after an instant. */
const readLastAccepted = async (
  store: FinderContext['store'],
  partner: PartnerCode,
  since: Instant,
  now: Instant,
): Promise<Instant | null> => {
  const days = await store.listPartnerDays(
    partner,
    utcDay(addMilliseconds(since, -millisecondsPerDay)),
    utcDay(addMilliseconds(now, millisecondsPerDay)),
  )
  const last = Math.max(0, ...days.map(({ counts }) => counts.last_sent ?? 0))
  return last > Date.parse(since) ? instantOf(last) : null
}

const readRelayWork = async (store: FinderContext['store']): Promise<readonly RelayWork[]> =>
  (await store.listDocuments('relay_work')).flatMap(({ value }) => RelayWork.safeParse(value).data ?? [])

/** Finds what does not work, for each condition. */
const finders: { readonly [Kind in ConditionKind]: Finder<Kind> } = {
  partner_paused: findPausedPartners,

  delivery_waiting: findWaitingDeliveries,

  mailbox_not_read: async ({ minutes }, { store, time, snapshot }) =>
    (await store.listDocuments('mailbox_state')).flatMap(({ key: mailbox, value }) => {
      const state = MailboxState.safeParse(value).data
      const profile = snapshot.mailboxes().find(({ code }) => code === mailbox)
      if (state?.lastFailure == null || profile?.status !== 'active') return []
      const { lastReadAt, lastFailure } = state
      const since = lastReadAt ?? profile.since
      if (lastFailure.at <= since || age(since, time) < minutes * minute) return []
      const facts = { mailbox, reason: lastFailure.reason }
      return [{ subject: mailbox, since, facts, library: profile.library }]
    }),

  mail_not_taken: async (_, { store }) => {
    const refused = (await readAlarmMessages(store)).map(({ value }) => value).filter(isMailRefused)
    const [first] = refused.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1))
    if (first === undefined) return []
    return [{ subject: 'mail', since: first.createdAt, facts: { reason: first.failure ?? '' } }]
  },

  certificate: async ({ days }, { store, time, snapshot }) =>
    (await store.listDocuments('partner_check')).flatMap(({ key, value }) => {
      const partner = snapshot.partners().find(({ code }) => code === key)
      const checks = PartnerChecks.safeParse(value).data
      if (partner?.status !== 'active' || checks === undefined) return []
      const left = certificateDaysLeft(checks, time)
      if (left === null || left >= days) return []
      const { code } = partner
      const age = left < 0 ? endedFor(-left) : { days: Math.floor(left) }
      return [{ subject: code, partner: code, since: time, facts: { partner: code, ...age } }]
    }),

  check_changed: async (_, { store, snapshot, time }) => {
    const findings: Occurrence[] = []
    for (const { key, value } of await store.listDocuments('partner_check')) {
      const partner = snapshot.partners().find(({ code }) => code === key)
      const checks = PartnerChecks.safeParse(value).data
      const changed = checks === undefined ? null : changedStep(checks)
      if (partner?.status !== 'active' || changed === null) continue
      const { code } = partner
      const { step, detail: reason, remedy, code: stepCode = '', facts: stepFacts } = changed
      // Tests alone do not show that it worked in the meantime.
      const since = (await readLastAccepted(store, code, changed.since, time)) ?? changed.since
      const facts = { ...stepFacts, partner: code, step, stepCode, reason, todo: remedy ?? '' }
      findings.push({ subject: code, partner: code, since, facts })
    }
    return findings
  },

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
    const before = addMilliseconds(time, -days * millisecondsPerDay)
    const findings: Occurrence[] = []
    for (const { code } of snapshot.libraries()) {
      const { items } = await store.listRequests({
        library: code,
        worklist: ['needs_attention'],
        order: { by: 'created', descending: false },
        limit: maxRequests,
      })
      const since = items
        .map(({ value }) => value.attention.filter(asks).map((each) => each.since))
        .flatMap((times) => times.toSorted()[0] ?? [])
        .filter((first) => first < before)
        .toSorted()
      if (since[0] !== undefined)
        findings.push({
          subject: code,
          library: code,
          since: since[0],
          facts: { count: since.length, days, library: code },
        })
    }
    return findings
  },

  webhook_paused: async (_, { store }) => {
    const webhooks = (await store.listDocuments('webhook')).flatMap(
      ({ value }) => Webhook.safeParse(value).data ?? [],
    )
    return (await store.listDocuments('webhook_state')).flatMap(({ key, value }) => {
      const paused = WebhookState.safeParse(value).data?.paused
      const webhook = webhooks.find(({ code }) => code === key)
      if (paused == null || paused.reason.code === 'webhook_pause.by_staff' || webhook?.status !== 'active')
        return []
      const facts = { webhook: key, reason: paused.reason }
      return [{ subject: key, library: webhook.library, since: paused.at, facts }]
    })
  },

  backup: async ({ hours }, { newestBackup, time }) => {
    const newest = await newestBackup()
    if (newest === undefined) return []
    if (newest === null) return [{ subject: 'backup', since: time, facts: {} }]
    const old = age(newest, time)
    return old >= hours * millisecondsPerHour
      ? [
          {
            subject: 'backup',
            since: addMilliseconds(newest, hours * millisecondsPerHour),
            facts: { hours: Math.floor(old / millisecondsPerHour) },
          },
        ]
      : []
  },

  patron_look_up: async (_, { store, snapshot }) =>
    (await store.listDocuments('patron_look_up_failure')).flatMap(({ key, value }) => {
      const library = snapshot.libraries().find(({ code }) => code === key)?.code
      const failure = PatronLookUpFailure.safeParse(value).data
      if (library === undefined || failure === undefined) return []
      const { since, reason } = failure
      return [{ subject: key, library, since, facts: { library, reason } }]
    }),

  relay_failed: async (_, { store, snapshot }) => {
    const work = await readRelayWork(store)
    return snapshot.libraries().flatMap(({ code: library }): readonly Occurrence[] => {
      const failed = work.filter((each) => each.library === library && each.dead > 0)
      const since = failed.flatMap(({ deadSince }) => deadSince ?? []).toSorted()[0]
      const count = failed.reduce((sum, { dead }) => sum + dead, 0)
      return since === undefined ? [] : [{ subject: library, library, since, facts: { library, count } }]
    })
  },

  lending_system_down: async ({ minutes }, { store, time }) => {
    const oldest = new Map<string, Occurrence>()
    for (const { library, system: partner, next } of await readRelayWork(store))
      for (const { to, receivedAt: since } of next) {
        const subject = `${library} ${partner}`
        if (to !== 'system' || age(since, time) < minutes * minute) continue
        if (since < (oldest.get(subject)?.since ?? time))
          oldest.set(subject, { subject, library, partner, since, facts: { partner, library, minutes } })
      }
    return [...oldest.values()]
  },

  configuration_fault: async (_, { snapshot, time }) =>
    snapshot.faults().map(({ kind, code }) => ({
      subject: `${kind} ${code}`,
      since: time,
      facts: { document: kind, code },
    })),

  directory_sync_failed: findFailedSyncs,

  directory_sync_held: findHeldSyncs,

  holding_codes_unmapped: findUnmappedCodes,
}

/** Finds what one condition is about. */
const find = <Kind extends ConditionKind>(
  kind: Kind,
  condition: Extract<AlarmCondition, { kind: Kind }>,
  context: FinderContext,
): Promise<readonly Occurrence[]> => finders[kind](condition, context)

/** The results of the rules. A rule that could not be checked is named with its error: its alarms stay as they are. */
export type FoundProblems = {
  readonly findings: readonly Finding[]
  readonly failed: readonly { readonly rule: string; readonly error: unknown }[]
}

/** Returns the name by which the words of an alarm call a partner: people know no codes. One that cannot be read has none. */
const partnerNameOf = (
  { partner }: Occurrence,
  { snapshot }: Pick<FinderContext, 'snapshot'>,
): { readonly partnerName?: string } => {
  const name = snapshot.partners().find(({ code }) => code === partner)?.name
  return name === undefined ? {} : { partnerName: name }
}

/**
 * Returns the active rules in the order in which they are applied. Messages that wait are looked at last: those of a
 * partner with an alarm of its own are not counted again.
 */
const inOrder = (rules: readonly AlarmRule[]): readonly AlarmRule[] => {
  const isLast = ({ condition }: AlarmRule): number => Number(condition.kind === 'delivery_waiting')
  return rules
    .filter(({ status }) => status === 'active')
    .toSorted((one, other) => isLast(one) - isLast(other))
}

/**
 * Looks at everything that the active rules are about.
 *
 * @param stored the open alarms, and those that are over
 */
export const findProblems = async (
  sources: AlarmSources,
  rules: readonly AlarmRule[],
  stored: readonly Alarm[],
): Promise<FoundProblems> => {
  const snapshot = await sources.configuration.snapshot()
  const time = sources.now()
  const findings: Finding[] = []
  const failed: { readonly rule: string; readonly error: unknown }[] = []
  for (const { code: rule, condition } of inOrder(rules)) {
    try {
      const context: FinderContext = { ...sources, snapshot, time, outages: outagesOf(findings, stored) }
      const results = await find(condition.kind, condition, context)
      findings.push(
        ...results.map((each) => ({
          ...each,
          rule,
          kind: condition.kind,
          facts: { ...each.facts, ...partnerNameOf(each, context) },
        })),
      )
    } catch (error) {
      failed.push({ rule, error })
    }
  }
  return { findings, failed }
}
