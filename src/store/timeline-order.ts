import type { TimelineItem } from './store.ts'

/** At one instant a message comes before the event that it led to, and that before the message that it sent. */
const order: Record<TimelineItem['kind'], number> = { message_in: 0, event: 1, message_out: 2 }

/** Compares two items of a timeline by time. */
export const byTime = (a: TimelineItem, b: TimelineItem): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : order[a.kind] - order[b.kind]
