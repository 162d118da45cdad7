import type { Alarm, AlarmMessage, MessageContent, MessagePart } from './alarm.ts'
import { type ComposeFacts, writeContent } from './compose-messages.ts'

const isSamePlace = (one: AlarmMessage, other: AlarmMessage): boolean =>
  one.channel === other.channel && one.to.join() === other.to.join()

/**
 * Withdraws from the messages that still wait what new ones report: that an alarm came and went says also that it was open.
 *
 * @returns the messages that change; null for one that has nothing left to report
 */
export const withdrawReported = (
  waiting: readonly AlarmMessage[],
  messages: readonly AlarmMessage[],
  alarms: readonly Alarm[],
  facts: Pick<ComposeFacts, 'settings' | 'page'>,
): ReadonlyMap<string, AlarmMessage | null> => {
  const changed = new Map<string, AlarmMessage | null>()
  for (const message of waiting) {
    const missed = new Set(
      messages
        .filter((each) => isSamePlace(each, message))
        .flatMap(({ about }) => about.flatMap(({ alarm, part }) => (part === 'missed' ? [alarm] : []))),
    )
    const left = message.about.filter(({ alarm }) => !missed.has(alarm))
    if (left.length === message.about.length) continue
    const alarmsOf = (wanted: MessagePart): readonly Alarm[] =>
      left.flatMap(({ alarm: id, part }) => (part === wanted ? alarms.filter((each) => each.id === id) : []))
    const content: MessageContent = {
      raised: alarmsOf('raised'),
      over: alarmsOf('over'),
      missed: alarmsOf('missed'),
    }
    changed.set(message.id, left.length === 0 ? null : { ...message, ...writeContent(content, facts) })
  }
  return changed
}
