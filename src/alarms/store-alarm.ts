import { addMilliseconds } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import type { Log } from '../log.ts'
import { Problem } from '../problem.ts'
import type { AlarmMessage } from './alarm.ts'
import { type AlarmSettings, defaultAlarmSettings } from './alarm-settings.ts'
import { type SendAlarmDeps, sendAlarmMessage } from './send-alarm-message.ts'
import { isFull, type StoreFailure, writeStoreAlarm } from './store-alarm-words.ts'

/** Who is told that the store does not work: read while it still did, since it may not be readable then. */
export type StoreAlarmRecipients = { readonly settings: AlarmSettings; readonly admins: readonly string[] }

/** The dependencies of the alarm about the store. */
export type StoreAlarmDeps = SendAlarmDeps & {
  readonly log: Log
  readonly nextId: () => string
  readonly page: () => string | null
  readonly freeDisk: () => Promise<number | null>
  /** Writes something small; rejects where the store cannot be written. */
  readonly write: () => Promise<unknown>
  /** Reads who is to be told; rejects where the store cannot be read. */
  readonly readRecipients: () => Promise<StoreAlarmRecipients>
}

/**
 * The alarm that the store cannot be written. It needs nothing that it warns of: it is kept in the memory of the process, and
 * leaves by mail and webhook without a write. Each process tells for itself.
 */
export type StoreAlarm = {
  /** Writes to the store: tells people where that fails for a while, and that it is over where it works again for a while. */
  readonly check: () => Promise<void>
  /** Notes that something else could not be written. */
  readonly fails: (error: unknown) => Promise<void>
}

/**
 * How long the store fails before people are told, and works before it is over, in milliseconds. A restart of the database
 * takes less, and a disk that is almost full takes some writes.
 */
const toleratedFor = 10_000

type Failing = Pick<StoreFailure, 'since' | 'reason' | 'free'>
type Receiver = Pick<AlarmMessage, 'channel' | 'to'>

const keyOf = ({ channel, to }: Receiver): string => `${channel} ${to.join()}`

const receiversOf = ({ settings, admins }: StoreAlarmRecipients): readonly Receiver[] => [
  ...(settings.to.length > 0 ? settings.to : admins).map((to) => ({ channel: 'email' as const, to: [to] })),
  ...(settings.webhook === undefined ? [] : [{ channel: 'webhook' as const, to: [] }]),
]

/** Creates the alarm about the store. */
export const createStoreAlarm = (deps: StoreAlarmDeps): StoreAlarm => {
  const { log, now, nextId, page } = deps
  let known: StoreAlarmRecipients = { settings: defaultAlarmSettings, admins: [] }
  let failing: Failing | null = null
  let worksSince: Instant | null = null
  const notified = new Set<string>()
  const readFree = (): Promise<number | null> => deps.freeDisk().catch(() => null)

  const send = async (failure: Failing, overAt: Instant | null, to: Receiver): Promise<boolean> => {
    const words = writeStoreAlarm({ ...failure, overAt, page: page() }, known.settings)
    const message: AlarmMessage = {
      ...{ ...words, ...to, id: nextId(), about: [], createdAt: now(), dueAt: now(), attempts: 0 },
      ...{ isFallback: false, evenInQuietHours: true },
    }
    const notTaken = await sendAlarmMessage(deps, message, known.settings)
    if (notTaken !== null)
      log({
        level: 'error',
        message: 'A message about the store was not taken',
        facts: { channel: to.channel, failure: notTaken },
      })
    return notTaken === null
  }

  const refresh = async (): Promise<void> => {
    known = await deps.readRecipients().catch(() => known)
  }

  const works = async (): Promise<void> => {
    await refresh()
    if (failing === null) return
    const free = await readFree()
    if (isFull(failing.free) && isFull(free)) return
    worksSince ??= now()
    if (now() < addMilliseconds(worksSince, toleratedFor)) return
    const [ended, over] = [failing, worksSince]
    const receivers = receiversOf(known).filter((each) => notified.has(keyOf(each)))
    failing = null
    notified.clear()
    for (const receiver of receivers) await send(ended, over, receiver)
  }

  const fails = async (error: unknown): Promise<void> => {
    worksSince = null
    failing = { since: failing?.since ?? now(), reason: reasonOf(error), free: await readFree() }
    if (now() < addMilliseconds(failing.since, toleratedFor)) return
    await refresh()
    for (const receiver of receiversOf(known)) {
      if (notified.has(keyOf(receiver))) continue
      // Beforehand: what fails meanwhile must not tell the same people again.
      notified.add(keyOf(receiver))
      if (!(await send(failing, null, receiver))) notified.delete(keyOf(receiver))
    }
  }

  return { check: () => deps.write().then(works, fails), fails }
}

/** Only the words of a `Problem` are known to hold no secret. */
const reasonOf = (error: unknown): string =>
  error instanceof Problem ? error.message.replace(/\.$/, '') : 'unknown error'
