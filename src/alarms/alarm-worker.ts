import type { Day } from '../borrowing/values.ts'
import { isPaused } from '../configuration/restore-record.ts'
import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import { createWorkLoop, type WorkLoop } from '../delivery/work-loop.ts'
import { errorFacts, type Log } from '../log.ts'
import { type DailyCheckDeps, runDailyChecks } from '../partner-health/daily-checks.ts'
import { type FollowUpDeps, runFollowUpChecks } from '../partner-health/follow-up-checks.ts'
import { Problem } from '../problem.ts'
import { createReadMonths } from '../statistics/read-months.ts'
import type { DocumentWrite } from '../store/ports/documents.ts'
import type { Store } from '../store/ports/store.ts'
import { advanceAlarms } from './advance-alarms.ts'
import type { Alarm } from './alarm.ts'
import { recipientsOf } from './alarm-recipients.ts'
import { findProblems } from './find-problems.ts'
import type { AlarmSources } from './finder.ts'
import { planMonthlyMails } from './monthly-mail.ts'
import { planMessages } from './plan-messages.ts'
import { dueDay } from './quiet-hours.ts'
import type { SendAlarmDeps } from './send-alarm-message.ts'
import { type Recipients, sendDueMessages } from './send-due-messages.ts'
import { planStaffDigests } from './staff-digest.ts'
import { createStoreAlarm } from './store-alarm.ts'
import {
  readAlarmMessages,
  readAlarmRules,
  readAlarmSettings,
  readAlarms,
  readDigestDays,
} from './stored-alarms.ts'
import { withdrawReported } from './withdraw-reported.ts'

/** The dependencies of the alarm worker. */
export type AlarmDeps = AlarmSources &
  SendAlarmDeps & {
    readonly store: Store
    readonly hash: (...parts: readonly string[]) => string
    readonly nextId: () => string
    /** Returns the address of a path; null where the gateway does not know its address from outside. */
    readonly addressOf: (path: string) => string | null
    /** The addresses of the admins who may sign in. */
    readonly admins: () => Promise<readonly string[]>
    readonly log: Log
    readonly testConnection: DailyCheckDeps['check']
    readonly circuitBreakers: FollowUpDeps['circuitBreakers']
  }

/** Looks for problems, raises and ends alarms, and tells people of them. One process of several does it at a time. */
export type AlarmWorker = Pick<WorkLoop, 'run' | 'wake'> & {
  /** Looks once, unless another process does; resolves with whether it did. */
  readonly look: () => Promise<boolean>
  /** Tests the connections to partners where it is time for that, or where they do not work; resolves with how many. */
  readonly testPartners: () => Promise<number>
}

/** The settings at the time of a look. */
type AlarmContext = Recipients & { readonly snapshot: ConfigSnapshot }

/** The time between two checks of the rules, in milliseconds. */
const lookEvery = 15_000
const leaseName = 'alarms'
/** The time for which a process that died holds up the others, in milliseconds. */
const leaseFor = 120_000
/** The key of the daily mail about alarms; those of libraries have their codes. */
const alarmDigest = 'alarms'

const logFacts = ({ id, rule, subject }: Alarm) => ({ alarm: id, rule, subject })

const isUnavailable = (error: unknown): boolean => error instanceof Problem && error.code === 'unavailable'

/** Creates the worker of alarms. */
export const createAlarmWorker = (deps: AlarmDeps): AlarmWorker => {
  const { store, log, now, nextId } = deps
  const pageOfAlarms = (): string | null => deps.addressOf('/console/alarms')

  const noteFailure = (message: string, error: unknown, facts: Readonly<Record<string, string>>): void =>
    log({
      level: 'error',
      message,
      facts: { ...facts, ...errorFacts(error) },
    })

  /** Looks, and writes alarms and messages in one step: after a crash each message is there once, or not at all. */
  const raiseAndEnd = async ({ settings, admins, snapshot }: AlarmContext): Promise<void> => {
    const [stored, rules, digests, waiting] = await Promise.all([
      readAlarms(store),
      readAlarmRules(store),
      readDigestDays(store),
      readAlarmMessages(store),
    ])
    const time = now()
    const { findings, failed } = await findProblems(
      deps,
      rules,
      stored.map(({ value }) => value),
    )
    for (const { rule, error } of failed)
      noteFailure('What an alarm rule is about could not be looked at', error, { rule })
    const isFailed = new Set(failed.map(({ rule }) => rule))
    const left = stored.filter(({ value: { rule } }) => isFailed.has(rule)).map(({ value }) => value)
    const looked = stored.filter(({ value: { rule } }) => !isFailed.has(rule)).map(({ value }) => value)
    const advanced = advanceAlarms(
      looked,
      findings,
      ({ rule, subject }) => deps.hash(rule, subject).slice(0, 16),
      time,
    )
    const lastDay = (key: string): Day | null => digests.find((each) => each.key === key)?.value ?? null
    const digestDay = dueDay(settings.digestAt, settings.timeZone, lastDay(alarmDigest), time)
    const page = pageOfAlarms()
    const waitingMessages = waiting.map(({ value }) => value)
    const planned = planMessages([...advanced.alarms, ...left], {
      rules,
      settings,
      now: time,
      isDigestDue: digestDay !== null,
      recipientsOf: (alarm, rule) =>
        deps.mail === null ? [] : recipientsOf(alarm, rule, settings, snapshot, admins),
      nextId,
      page,
      waiting: waitingMessages,
    })
    const withdrawn = withdrawReported(waitingMessages, planned.messages, planned.alarms, { settings, page })
    const staff =
      deps.mail === null
        ? []
        : [
            ...(await planStaffDigests({ ...deps, snapshot, time, lastDay, alarms: planned.alarms })),
            ...(await planMonthlyMails({
              ...deps,
              readMonths: createReadMonths(deps.store),
              snapshot,
              time,
              lastDay,
            })),
          ]
    const messageVersions = new Map(waiting.map(({ key, version }) => [key, version]))
    const versions = new Map(stored.map(({ key, version }) => [key, version]))
    const before = new Map(stored.map(({ key, value }) => [key, JSON.stringify(value)]))
    const digestVersion = (key: string): number => digests.find((each) => each.key === key)?.version ?? 0
    const writes: readonly DocumentWrite[] = [
      ...planned.alarms
        .filter((alarm) => before.get(alarm.id) !== JSON.stringify(alarm))
        .map((value) => ({
          kind: 'alarm' as const,
          key: value.id,
          value,
          expectedVersion: versions.get(value.id) ?? 0,
        })),
      ...advanced.forgotten.map(({ id }) => ({
        kind: 'alarm' as const,
        key: id,
        value: undefined,
        expectedVersion: versions.get(id) ?? 0,
      })),
      ...[...withdrawn].map(([key, value]) => ({
        kind: 'alarm_message' as const,
        key,
        value: value ?? undefined,
        expectedVersion: messageVersions.get(key) ?? 0,
      })),
      ...[...planned.messages, ...staff.flatMap(({ messages }) => messages)].map((value) => ({
        kind: 'alarm_message' as const,
        key: value.id,
        value,
        expectedVersion: 0,
      })),
      ...(digestDay === null ? [] : [{ key: alarmDigest, day: digestDay }])
        .concat(staff)
        .map(({ key, day }) => ({
          kind: 'digest' as const,
          key,
          value: day,
          expectedVersion: digestVersion(key),
        })),
    ]
    if (writes.length === 0) return
    // Somebody may have acknowledged an alarm meanwhile: the next check decides again.
    if ((await store.putDocuments(writes)) !== 'written') return
    for (const alarm of advanced.raised)
      log({ level: 'warn', message: 'An alarm was raised', facts: logFacts(alarm) })
    for (const alarm of advanced.over)
      log({ level: 'info', message: 'An alarm is over', facts: logFacts(alarm) })
  }

  const look = async (): Promise<boolean> => {
    if (isPaused((await deps.configuration.snapshot()).restore())) return false
    const token = await store.acquireLease(leaseName, leaseFor)
    if (token === null) return false
    try {
      const start = Date.parse(now())
      const [settings, admins, snapshot] = await Promise.all([
        readAlarmSettings(store),
        deps.admins(),
        deps.configuration.snapshot(),
      ])
      await raiseAndEnd({ settings, admins, snapshot })
      // Past the half of its lease another process may begin to look: it would send the same messages.
      await sendDueMessages(
        { ...deps, page: pageOfAlarms() },
        { settings, admins, snapshot },
        start + leaseFor / 2,
      )
    } finally {
      await store.releaseLease(leaseName, token)
    }
    return true
  }

  const testPartners = async (): Promise<number> => {
    const checkDeps: FollowUpDeps = {
      ...deps,
      check: deps.testConnection,
      report: (partner, error) =>
        noteFailure('The connection to a partner could not be tested', error, { partner }),
    }
    return (await runDailyChecks(checkDeps)) + (await runFollowUpChecks(checkDeps))
  }

  const storeAlarm = createStoreAlarm({
    ...deps,
    page: () => deps.addressOf('/readyz'),
    write: () => store.incrementCounter('store check', now(), lookEvery),
    readRecipients: async () => {
      const [settings, admins] = await Promise.all([readAlarmSettings(store), deps.admins()])
      return { settings, admins }
    },
  })
  const lookAndTell = async (): Promise<boolean> => {
    try {
      const hasLooked = await look()
      // Where another process looks, nothing was written here.
      await storeAlarm.check()
      return hasLooked
    } catch (error) {
      noteFailure('Alarms could not be looked at', error, {})
      if (isUnavailable(error)) await storeAlarm.fails(error)
      return false
    }
  }

  const loop = createWorkLoop(
    async () => {
      await lookAndTell()
      return 0
    },
    lookEvery,
    (error) => noteFailure('Alarms could not be looked at', error, {}),
  )
  // A partner that does not answer takes a minute: it holds up no alarm.
  const tests = createWorkLoop(
    async () => {
      await testPartners()
      return 0
    },
    lookEvery,
    (error) => noteFailure('The connections to partners could not be tested', error, {}),
  )
  return {
    look: lookAndTell,
    testPartners,
    run: async (stopping) => {
      await Promise.all([loop.run(stopping), tests.run(stopping)])
    },
    wake: () => {
      loop.wake()
      tests.wake()
    },
  }
}
