import { addMilliseconds, millisecondsPerDay, millisecondsPerHour } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import type { Alarm, AlarmMessage, MessagePart } from './alarm.ts'
import {
  type Channel,
  type ComposeFacts,
  composeMessages,
  markReported,
  type Report,
} from './compose-messages.ts'

/** The pauses between attempts, in milliseconds. */
const waits = [60_000, 300_000, 900_000, millisecondsPerHour] as const
/** The failed attempts after which another channel is tried. */
const attemptsBeforeFallback = 2
/** The age at which a message is given up, in milliseconds. */
const giveUpAfter = millisecondsPerDay

/**
 * Returns the message to try again after a failed attempt; null where it is given up.
 *
 * @param isOnlyMail true for the only mail that waits: it is not given up, since it shows when mails leave again
 */
export const retryMessage = (
  message: AlarmMessage,
  now: Instant,
  failure: string,
  isOnlyMail = false,
): AlarmMessage | null => {
  if (!isOnlyMail && Date.parse(now) - Date.parse(message.createdAt) > giveUpAfter) return null
  const attempts = message.attempts + 1
  const wait = waits[Math.min(attempts, waits.length) - 1] ?? waits[0]
  return { ...message, attempts, failure: failure.slice(0, 1000), dueAt: addMilliseconds(now, wait) }
}

/** Returns whether the mail server counts as out of order: a single refusal may be chance. */
export const isMailRefused = ({ channel, attempts }: AlarmMessage): boolean =>
  channel === 'email' && attempts >= attemptsBeforeFallback

/** Returns whether the other channel is used at this failed attempt. */
export const needsFallback = ({ isFallback, attempts }: AlarmMessage): boolean =>
  !isFallback && attempts + 1 === attemptsBeforeFallback

/** The context of planning fallbacks. */
export type FallbackFacts = ComposeFacts & {
  /** Returns the addresses for mails about an alarm; none where mails cannot be sent. */
  readonly recipientsOf: (alarm: Alarm) => readonly string[]
}

/** Says in which part the other channel reports an alarm; null where it has reported it already. */
const partOnOther = (alarm: Alarm, part: MessagePart, other: Channel): MessagePart | null => {
  const { notified, notifiedOver, overAt, acknowledged } = alarm
  if (part === 'raised' && overAt === null)
    return notified[other] === null && acknowledged === null ? 'raised' : null
  if (notifiedOver[other] !== null) return null
  return notified[other] === null ? 'missed' : 'over'
}

/**
 * Plans the messages of the other channel for one that its own channel failed to take. They report only what that
 * channel has not reported yet: nobody reads the same there twice.
 *
 * @returns the alarms that are reported by it, marked, and the messages
 */
export const planFallbacks = (
  { channel, about, evenInQuietHours }: AlarmMessage,
  alarms: readonly Alarm[],
  facts: FallbackFacts,
): { readonly alarms: readonly Alarm[]; readonly messages: readonly AlarmMessage[] } => {
  const other: Channel = channel === 'email' ? 'webhook' : 'email'
  const marked: Alarm[] = []
  const reports: Report[] = []
  for (const { alarm: id, part: wanted } of about) {
    const alarm = alarms.find((each) => each.id === id)
    const part = alarm === undefined ? null : partOnOther(alarm, wanted, other)
    if (alarm === undefined || part === null) continue
    const webhook = facts.settings.webhook === undefined ? [] : [null]
    const recipients = other === 'email' ? facts.recipientsOf(alarm) : webhook
    if (recipients.length === 0) continue
    reports.push(...recipients.map((to) => ({ to, part, alarm })))
    marked.push(markReported(alarm, other, part, facts.now))
  }
  return { alarms: marked, messages: composeMessages(reports, facts, { isFallback: true, evenInQuietHours }) }
}
