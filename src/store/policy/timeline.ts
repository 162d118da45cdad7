import type { TimelineItem } from '../ports/events.ts'

/** At the same instant, a received message precedes its event, and the event precedes the message that it sent. */
const order: Record<TimelineItem['kind'], number> = { message_in: 0, event: 1, message_out: 2 }

type EventItem = Extract<TimelineItem, { kind: 'event' }>

/**
 * Sorts the timeline of a request by time. Events keep the order of their commits, even if the clock of one was behind that
 * of the event before it.
 *
 * @param events in the order of their cursors
 * @param messages received and sent messages, in any order
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
