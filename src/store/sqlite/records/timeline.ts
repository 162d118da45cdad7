import type { LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { sortTimeline } from '../../policy/timeline.ts'
import type { TimelineItem } from '../../ports/events.ts'
import type { Tables } from '../commit.ts'

/** Returns all that happened with a request, in order of time; empty where the library has no such request. */
export const timelineOf = (
  { requests, events, inbox, outbox }: Pick<Tables, 'requests' | 'events' | 'inbox' | 'outbox'>,
  library: LibraryCode,
  request: RequestNumber,
): readonly TimelineItem[] => {
  const ends = requests.ends(library, request)
  if (ends === null) return []
  const eventItems = events
    .chain(ends.last_event)
    .map(({ cursor, event }) => ({ kind: 'event' as const, at: event.at, cursor, event }))
  return sortTimeline(eventItems, [
    ...inbox
      .chain(ends.last_message)
      .map((message) => ({ kind: 'message_in' as const, at: message.receivedAt, message })),
    ...outbox
      .ofRequest(library, request)
      .map((delivery) => ({ kind: 'message_out' as const, at: delivery.createdAt, delivery })),
  ])
}
