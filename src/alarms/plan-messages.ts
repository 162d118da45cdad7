import type { Alarm, AlarmMessage, MessagePart } from './alarm.ts'
import type { AlarmRule } from './alarm-rule.ts'
import {
  type Channel,
  type ComposeFacts,
  composeMessages,
  markReported,
  type Report,
} from './compose-messages.ts'
import { outagePartner } from './outages.ts'
import { isQuiet } from './quiet-hours.ts'

/** The context of planning besides the alarms. */
export type MessageFacts = ComposeFacts & {
  readonly rules: readonly AlarmRule[]
  /** True where the daily mail is due. */
  readonly isDigestDue: boolean
  /** Returns the addresses for mails about an alarm; none where mails cannot be sent. */
  readonly recipientsOf: (alarm: Alarm, rule: AlarmRule | undefined) => readonly string[]
  /** The messages that are still to be sent. */
  readonly waiting: readonly AlarmMessage[]
}

/** Says in which part of a message a channel reports an alarm now; null where it does not report it. */
const partFor = (
  { notified, notifiedOver, overAt, acknowledged }: Alarm,
  channel: Channel,
  rule: AlarmRule | undefined,
): MessagePart | null => {
  if (notified[channel] !== null) return overAt !== null && notifiedOver[channel] === null ? 'over' : null
  if (acknowledged !== null) return null
  // An alarm that was raised before its rule used this channel is not reported by it.
  const isWanted = channel === 'email' ? rule?.email !== 'never' : rule?.webhook === true
  if (!isWanted || rule === undefined) return null
  return overAt === null ? 'raised' : 'missed'
}

/**
 * Returns whether people know already, by another open alarm, that the partner of an alarm does not work. Then the
 * first alarm notified them, and the last one notifies them that it is over.
 *
 * @param others the alarms as they are marked by now
 */
const isNotified = (
  alarm: Alarm,
  channel: Channel,
  others: readonly Alarm[],
  recipients: (alarm: Alarm) => readonly (string | null)[],
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

/** Does the message that says that an alarm is open still wait to be sent? */
const isUnsaid =
  (waiting: readonly AlarmMessage[]) =>
  (channel: Channel, to: string | null, { id }: Alarm): boolean =>
    waiting.some(
      (message) =>
        message.channel === channel &&
        (to === null || message.to.includes(to)) &&
        message.about.some(({ alarm, part }) => alarm === id && part === 'raised'),
    )

/** Returns the alarms in the order in which they are reported: how many loans wait is said before what a test found. */
const inOrder = (alarms: readonly Alarm[]): readonly Alarm[] => {
  const rank = ({ kind }: Alarm): number => Number(kind !== 'partner_paused')
  return alarms.toSorted((one, other) => rank(one) - rank(other))
}

/** Returns whether the same message says already that the partner of an alarm works again. */
const isReportedOver = (reports: readonly Report[], { to, part, alarm }: Report): boolean => {
  const partner = outagePartner(alarm)
  return (
    partner !== undefined &&
    part !== 'raised' &&
    reports.some((each) => each.to === to && each.part !== 'raised' && outagePartner(each.alarm) === partner)
  )
}

/** The planned messages. */
type PlannedMessages = {
  /** All alarms, marked as notified. */
  readonly alarms: readonly Alarm[]
  readonly messages: readonly AlarmMessage[]
}

/**
 * Plans the messages about alarms: one to each person and one to the webhook, each about all that is new. A person
 * who was not notified of an alarm, because the channel failed, gets one message that it began and ended.
 */
export const planMessages = (unordered: readonly Alarm[], facts: MessageFacts): PlannedMessages => {
  const alarms = inOrder(unordered)
  const { rules, settings, now, isDigestDue, recipientsOf, waiting } = facts
  const quiet = isQuiet(settings, now)
  const isWaiting = isUnsaid(waiting)
  const ruleOf = ({ rule }: Alarm) => rules.find(({ code }) => code === rule)
  const reports: Report[] = []
  const isDue = (channel: Channel, rule: AlarmRule | undefined): boolean =>
    channel === 'email' && rule?.email === 'digest' ? isDigestDue : !quiet || rule?.evenInQuietHours === true

  const marked = [...alarms]
  for (const [place, original] of alarms.entries()) {
    const rule = ruleOf(original)
    let alarm = original
    for (const channel of ['email', 'webhook'] as const) {
      const part = partFor(original, channel, rule)
      if (part === null || !isDue(channel, rule)) continue
      const recipients = (of: Alarm): readonly (string | null)[] =>
        channel === 'email' ? recipientsOf(of, ruleOf(of)) : settings.webhook === undefined ? [] : [null]
      const to = recipients(original)
      if (to.length === 0) continue
      if (!isNotified(original, channel, marked, recipients))
        reports.push(
          ...to
            .map((each) => ({
              to: each,
              part: part === 'over' && isWaiting(channel, each, original) ? ('missed' as const) : part,
              alarm: original,
            }))
            .filter((report) => !isReportedOver(reports, report)),
        )
      alarm = markReported(alarm, channel, part, now)
      marked[place] = alarm
    }
  }
  // What is planned in quiet hours is what cannot wait, or a daily mail that is due at this time.
  const evenInQuietHours = quiet || reports.some(({ alarm }) => ruleOf(alarm)?.evenInQuietHours === true)
  return {
    alarms: marked,
    messages: composeMessages(reports, facts, { isFallback: false, evenInQuietHours }),
  }
}
