import type { Instant } from '../borrowing/values.ts'
import type { Alarm, AlarmMessage, MessageContent, MessagePart } from './alarm.ts'
import type { AlarmSettings } from './alarm-settings.ts'
import { writeAlarmMessage } from './write-alarm-message.ts'

/** The way by which people are notified of an alarm. */
export type Channel = AlarmMessage['channel']

/** The context of composing messages besides the alarms. */
export type ComposeFacts = {
  readonly settings: AlarmSettings
  readonly now: Instant
  readonly nextId: () => string
  /** The page of alarms in the console; null where the gateway does not know its address from outside. */
  readonly page: string | null
}

/** An alarm for one person or, where `to` is null, for the webhook. */
export type Report = { readonly to: string | null; readonly part: MessagePart; readonly alarm: Alarm }

const parts: readonly MessagePart[] = ['raised', 'over', 'missed']

const contentOf = (reports: readonly Report[]): MessageContent => {
  const alarmsOf = (part: MessagePart): readonly Alarm[] =>
    reports.flatMap((report) => (report.part === part ? [report.alarm] : []))
  return { raised: alarmsOf('raised'), over: alarmsOf('over'), missed: alarmsOf('missed') }
}

/** Writes what a message says about alarms. */
export const writeContent = (
  content: MessageContent,
  { settings, page }: Pick<ComposeFacts, 'settings' | 'page'>,
): Pick<AlarmMessage, 'about' | 'subject' | 'text' | 'payload'> => ({
  ...writeAlarmMessage(content, settings, page),
  about: parts.flatMap((part) => content[part].map(({ id: alarm }) => ({ alarm, part }))),
})

/** Composes one message to each person and one to the webhook, each with all that is reported to them. */
export const composeMessages = (
  reports: readonly Report[],
  facts: ComposeFacts,
  kind: Pick<AlarmMessage, 'isFallback' | 'evenInQuietHours'>,
): readonly AlarmMessage[] =>
  [...new Set(reports.map(({ to }) => to))].map((to) => ({
    ...writeContent(contentOf(reports.filter((report) => report.to === to)), facts),
    ...kind,
    id: facts.nextId(),
    channel: to === null ? 'webhook' : 'email',
    to: to === null ? [] : [to],
    createdAt: facts.now,
    dueAt: facts.now,
    attempts: 0,
  }))

/** Marks an alarm as reported by a channel. */
export const markReported = (alarm: Alarm, channel: Channel, part: MessagePart, now: Instant): Alarm => ({
  ...alarm,
  notified: part === 'over' ? alarm.notified : { ...alarm.notified, [channel]: now },
  notifiedOver: part === 'raised' ? alarm.notifiedOver : { ...alarm.notifiedOver, [channel]: now },
})
