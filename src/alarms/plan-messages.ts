import type { Instant } from '../borrowing/values.ts'
import type { Alarm, AlarmMessage, MessageContent } from './alarm.ts'
import type { AlarmRule } from './alarm-rule.ts'
import type { AlarmSettings } from './alarm-settings.ts'
import { outagePartner } from './outages.ts'
import { isQuiet } from './quiet-hours.ts'
import { writeAlarmMessage } from './write-alarm-message.ts'

type Channel = keyof Alarm['notified']

/** What planning looks at besides the alarms. */
export type MessageFacts = {
  readonly rules: readonly AlarmRule[]
  readonly settings: AlarmSettings
  readonly now: Instant
  /** True where the daily mail is due. */
  readonly isDigestDue: boolean
  /** Who is sent mails about an alarm; nobody where mails cannot be sent. */
  readonly recipientsOf: (alarm: Alarm, rule: AlarmRule | undefined) => readonly string[]
  readonly nextId: () => string
  /** The page of alarms in the console. */
  readonly page: string
}

type Part = keyof MessageContent

/** In which part of a message a channel reports an alarm now; null where it does not report it. */
const partFor = (
  { notified, notifiedOver, overAt, acknowledged }: Alarm,
  channel: Channel,
  rule: AlarmRule | undefined,
): Part | null => {
  if (notified[channel] !== null) return overAt !== null && notifiedOver[channel] === null ? 'over' : null
  if (acknowledged !== null) return null
  // An alarm that was raised before its rule used this channel is not reported by it.
  const isWanted = channel === 'email' ? rule?.email !== 'never' : rule?.webhook === true
  if (!isWanted || rule === undefined) return null
  return overAt === null ? 'raised' : 'missed'
}

/**
 * Do people know already that the partner of an alarm does not work, by another alarm that stands? Then the first one notified them,
 * and the last one notifies them that it is over.
 *
 * @param others the alarms as they are marked by now
 */
const isNotified = (
  alarm: Alarm,
  channel: Channel,
  others: readonly Alarm[],
  recipients: (alarm: Alarm) => readonly string[],
): boolean => {
  const partner = outagePartner(alarm)
  if (partner === undefined) return false
  const mine = recipients(alarm)
  return others.some(
    (other) =>
      other.id !== alarm.id &&
      outagePartner(other) === partner &&
      other.overAt === null &&
      other.notified[channel] !== null &&
      mine.every((each) => recipients(other).includes(each)),
  )
}

const mark = (alarm: Alarm, channel: Channel, part: Part, now: Instant): Alarm => ({
  ...alarm,
  notified: part === 'over' ? alarm.notified : { ...alarm.notified, [channel]: now },
  notifiedOver: part === 'raised' ? alarm.notifiedOver : { ...alarm.notifiedOver, [channel]: now },
})

const isEmpty = ({ raised, over, missed }: MessageContent): boolean =>
  raised.length + over.length + missed.length === 0

/**
 * Plans the messages about alarms: one to each person and one to the webhook, each about all that is new.
 *
 * @returns the alarms, marked as notified, and the messages to send
 */
export const planMessages = (
  alarms: readonly Alarm[],
  facts: MessageFacts,
): { readonly alarms: readonly Alarm[]; readonly messages: readonly AlarmMessage[] } => {
  const { rules, settings, now, isDigestDue, recipientsOf, nextId, page } = facts
  const quiet = isQuiet(settings, now)
  const ruleOf = ({ rule }: Alarm) => rules.find(({ code }) => code === rule)
  const contents = new Map<string, { raised: Alarm[]; over: Alarm[]; missed: Alarm[] }>()
  const add = (to: string, part: Part, alarm: Alarm): void => {
    const content = contents.get(to) ?? { raised: [], over: [], missed: [] }
    content[part].push(alarm)
    contents.set(to, content)
  }
  const webhookAddress = ''
  const isDue = (channel: Channel, rule: AlarmRule | undefined): boolean =>
    channel === 'email' && rule?.email === 'digest' ? isDigestDue : !quiet || rule?.evenInQuietHours === true

  const marked = [...alarms]
  for (const [place, given] of alarms.entries()) {
    const rule = ruleOf(given)
    let alarm = given
    for (const channel of ['email', 'webhook'] as const) {
      const part = partFor(given, channel, rule)
      if (part === null || !isDue(channel, rule)) continue
      const recipients = (of: Alarm): readonly string[] =>
        channel === 'email'
          ? recipientsOf(of, ruleOf(of))
          : settings.webhook === undefined
            ? []
            : [webhookAddress]
      const to = recipients(given)
      if (to.length === 0) continue
      if (!isNotified(given, channel, marked, recipients)) for (const each of to) add(each, part, given)
      alarm = mark(alarm, channel, part, now)
      marked[place] = alarm
    }
  }

  const messages = [...contents].flatMap(([to, content]): readonly AlarmMessage[] =>
    isEmpty(content)
      ? []
      : [
          {
            ...writeAlarmMessage(content, settings, page),
            id: nextId(),
            channel: to === webhookAddress ? 'webhook' : 'email',
            to: to === webhookAddress ? [] : [to],
            createdAt: now,
            dueAt: now,
            attempts: 0,
            isFallback: false,
          },
        ],
  )
  return { alarms: marked, messages }
}
