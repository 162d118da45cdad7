import { Day } from '../borrowing/values.ts'
import { isPaused } from '../configuration/restore-record.ts'
import { createWorkLoop, type WorkLoop } from '../delivery/work-loop.ts'
import { errorFacts, type Log } from '../log.ts'
import { type DailyCheckDeps, runDailyChecks } from '../partner-health/daily-checks.ts'
import type { DocumentWrite } from '../store/ports/documents.ts'
import type { Store } from '../store/ports/store.ts'
import { advanceAlarms } from './advance-alarms.ts'
import { Alarm, AlarmMessage } from './alarm.ts'
import { recipientsOf } from './alarm-recipients.ts'
import { AlarmRule } from './alarm-rule.ts'
import { AlarmSettings, defaultAlarmSettings, theAlarmSettings } from './alarm-settings.ts'
import { findProblems } from './find-problems.ts'
import type { AlarmSources } from './finder.ts'
import { planMessages } from './plan-messages.ts'
import { dueDay } from './quiet-hours.ts'
import { afterFailure, type SendAlarmDeps, sendAlarmMessage } from './send-alarm-message.ts'
import { planStaffDigests } from './staff-digest.ts'

/** What alarms need. */
export type AlarmDeps = AlarmSources &
  SendAlarmDeps & {
    readonly store: Store
    readonly hash: (...parts: readonly string[]) => string
    readonly nextId: () => string
    readonly publicUrl: () => string
    /** The addresses of the admins who may sign in. */
    readonly admins: () => Promise<readonly string[]>
    readonly log: Log
    readonly testConnection: DailyCheckDeps['check']
  }

/** Looks for problems, raises and ends alarms, and tells people of them. One process of several does it at a time. */
export type AlarmWorker = Pick<WorkLoop, 'run' | 'wake'> & {
  /** Looks once, unless another process does; resolves with whether it did. */
  readonly look: () => Promise<boolean>
  /** Tests the connections to partners where it is time for that; resolves with how many. */
  readonly testPartners: () => Promise<number>
}

/** The time between two checks of the rules, in milliseconds. */
const lookEvery = 15_000
const leaseName = 'alarms'
/** How long a process that died holds up the others, in milliseconds. */
const leaseFor = 120_000
/** The key of the daily mail about alarms; those of libraries have their codes. */
const alarmDigest = 'alarms'

const readAll = async <T>(
  store: Store,
  kind: 'alarm' | 'alarm_message' | 'alarm_rule' | 'digest',
  parse: (value: unknown) => T | undefined,
) =>
  (await store.listDocuments(kind)).flatMap(({ key, value, version }) => {
    const parsed = parse(value)
    return parsed === undefined ? [] : [{ key, value: parsed, version }]
  })

const readSettings = async (store: Store): Promise<AlarmSettings> =>
  AlarmSettings.safeParse((await store.getDocument('alarm_settings', theAlarmSettings))?.value).data ??
  defaultAlarmSettings

const logFacts = ({ id, rule, subject }: Alarm) => ({ alarm: id, rule, subject })

/** Creates the worker of alarms. */
export const createAlarmWorker = (deps: AlarmDeps): AlarmWorker => {
  const { store, log, now, nextId } = deps

  const noteFailure = (message: string, error: unknown, facts: Readonly<Record<string, string>>): void =>
    log({
      level: 'error',
      message,
      facts: { ...facts, ...errorFacts(error) },
    })

  /** Looks, and writes alarms and messages in one step: after a crash each message is there once, or not at all. */
  const raiseAndEnd = async (settings: AlarmSettings, admins: readonly string[]): Promise<void> => {
    const [stored, rules, digests] = await Promise.all([
      readAll(store, 'alarm', (value) => Alarm.safeParse(value).data),
      readAll(store, 'alarm_rule', (value) => AlarmRule.safeParse(value).data),
      readAll(store, 'digest', (value) => Day.safeParse(value).data),
    ])
    const snapshot = await deps.configuration.snapshot()
    const time = now()
    const active = rules.map(({ value }) => value)
    const { findings, failed } = await findProblems(
      deps,
      active,
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
    const planned = planMessages([...advanced.alarms, ...left], {
      rules: active,
      settings,
      now: time,
      isDigestDue: digestDay !== null,
      recipientsOf: (alarm, rule) =>
        deps.mail === null ? [] : recipientsOf(alarm, rule, settings, snapshot, admins),
      nextId,
      page: `${deps.publicUrl()}/console/alarms`,
    })
    const staff =
      deps.mail === null
        ? []
        : await planStaffDigests({ ...deps, snapshot, time, lastDay, alarms: planned.alarms })
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
    // Somebody may have acknowledged an alarm meanwhile: the next look decides anew.
    if ((await store.putDocuments(writes)) !== 'written') return
    for (const alarm of advanced.raised)
      log({ level: 'warn', message: 'An alarm was raised', facts: logFacts(alarm) })
    for (const alarm of advanced.over)
      log({ level: 'info', message: 'An alarm is over', facts: logFacts(alarm) })
  }

  /** Sends what is due. A message is forgotten once it is taken; one that fails is tried again later, and by another channel. */
  const sendDue = async (settings: AlarmSettings, admins: readonly string[]): Promise<void> => {
    const waiting = await readAll(store, 'alarm_message', (value) => AlarmMessage.safeParse(value).data)
    const due = waiting.filter(({ value: { dueAt } }) => dueAt <= now())
    for (const { key, value: message, version } of due.toSorted((one, other) =>
      one.key < other.key ? -1 : 1,
    )) {
      const failure = await sendAlarmMessage(deps, message, settings)
      if (failure === null) {
        await store.putDocuments([{ kind: 'alarm_message', key, value: undefined, expectedVersion: version }])
        continue
      }
      const emails = deps.mail === null ? [] : settings.to.length > 0 ? settings.to : admins
      const { again, fallbacks } = afterFailure(message, settings, { emails, nextId }, now())
      log({
        level: 'error',
        message:
          again === null ? 'A message about alarms was given up' : 'A message about alarms was not taken',
        facts: { message: key, channel: message.channel, attempts: message.attempts + 1, failure },
      })
      await store.putDocuments([
        { kind: 'alarm_message', key, value: again ?? undefined, expectedVersion: version },
        ...fallbacks.map((value) => ({
          kind: 'alarm_message' as const,
          key: value.id,
          value,
          expectedVersion: 0,
        })),
      ])
    }
  }

  const look = async (): Promise<boolean> => {
    if (isPaused((await deps.configuration.snapshot()).restore())) return false
    const token = await store.acquireLease(leaseName, leaseFor)
    if (token === null) return false
    try {
      const [settings, admins] = await Promise.all([readSettings(store), deps.admins()])
      await raiseAndEnd(settings, admins)
      await sendDue(settings, admins)
    } finally {
      await store.releaseLease(leaseName, token)
    }
    return true
  }

  const testPartners = () =>
    runDailyChecks({
      ...deps,
      check: deps.testConnection,
      report: (partner, error) =>
        noteFailure('The connection to a partner could not be tested', error, { partner }),
    })

  const loop = createWorkLoop(
    async () => {
      await look()
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
    (error) => noteFailure('The daily connection tests failed', error, {}),
  )
  return {
    look,
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
