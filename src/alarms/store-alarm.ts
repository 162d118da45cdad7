import { addMilliseconds } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import type { Log } from '../log.ts'
import { Problem } from '../problem.ts'
import type { AlarmMessage } from './alarm.ts'
import { type AlarmSettings, defaultAlarmSettings } from './alarm-settings.ts'
import { type SendAlarmDeps, sendAlarmMessage } from './send-alarm-message.ts'
import { writeStoreAlarm } from './store-alarm-words.ts'

/** Who is told that the store does not work: read while it still did, since it may not be readable then. */
export type StoreAlarmRecipients = { readonly settings: AlarmSettings; readonly admins: readonly string[] }

/** The dependencies of the alarm about the store. */
export type StoreAlarmDeps = SendAlarmDeps & {
  readonly log: Log
  readonly nextId: () => string
  readonly page: () => string
  readonly freeDisk: () => Promise<number | null>
  /** Reads who is to be told; rejects where the store cannot be read. */
  readonly readRecipients: () => Promise<StoreAlarmRecipients>
}

/**
 * The alarm that the store cannot be written. It needs nothing that it warns of: it is kept in the memory of the process, and
 * leaves by mail and webhook without a write. Each process tells for itself.
 */
export type StoreAlarm = {
  /** Notes that the store was written: an alarm that is open is over, once it was. */
  readonly works: () => Promise<void>
  /** Notes that it could not be written. People are told at the second failure, and of each person until it was sent. */
  readonly fails: (error: unknown) => Promise<void>
}

/** A restart of the database takes less than this, in milliseconds: nobody is told of one. */
const toleratedFor = 10_000

type Failing = { readonly since: Instant; readonly reason: string }
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
  const told = new Set<string>()

  const send = async (failure: Failing, overAt: Instant | null, to: Receiver): Promise<boolean> => {
    const free = await deps.freeDisk().catch(() => null)
    const words = writeStoreAlarm({ ...failure, overAt, free, page: page() }, known.settings)
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

  return {
    works: async () => {
      await refresh()
      if (failing === null) return
      const [ended, receivers] = [failing, receiversOf(known).filter((each) => told.has(keyOf(each)))]
      failing = null
      told.clear()
      for (const receiver of receivers) await send(ended, now(), receiver)
    },
    fails: async (error) => {
      failing ??= { since: now(), reason: reasonOf(error) }
      if (now() < addMilliseconds(failing.since, toleratedFor)) return
      await refresh()
      for (const receiver of receiversOf(known)) {
        if (told.has(keyOf(receiver))) continue
        if (await send(failing, null, receiver)) told.add(keyOf(receiver))
      }
    },
  }
}

/** Only the words of a `Problem` are known to hold no secret. */
const reasonOf = (error: unknown): string =>
  error instanceof Problem ? error.message.replace(/\.$/, '') : 'unknown error'
