import type { TimelineItem } from '../ports/events.ts'

/** At one instant a message comes before the event that it led to, and that before the message that it sent. */
const order: Record<TimelineItem['kind'], number> = { message_in: 0, event: 1, message_out: 2 }

type EventItem = Extract<TimelineItem, { kind: 'event' }>

/**
 * Puts what happened with a request in the order of time. Events keep the order of their commits, also where one was
 * decided at an earlier time than the one before it: on another process, or before a clock went back.
 *
 * @param events in the order of their cursors
 * @param messages what came and went, in any order
 */
export const sortTimeline = (
  events: readonly EventItem[],
  messages: readonly TimelineItem[],
): readonly TimelineItem[] => {
  let latest = ''
  const timed = events.map((item) => {
    if (item.at > latest) latest = item.at
    return { item, at: latest }
  })
  return [...timed, ...messages.map((item) => ({ item, at: item.at }))]
    .toSorted((one, other) =>
      one.at < other.at ? -1 : one.at > other.at ? 1 : order[one.item.kind] - order[other.item.kind],
    )
    .map(({ item }) => item)
}
