import { z } from 'zod'
import { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import { type Instant, LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import type { InboxMessage } from './inbox.ts'
import type { Delivery } from './outbox.ts'

/** A recorded event and its position in the event log of its library. */
export const SequencedEvent = z.object({
  cursor: z.int(),
  library: LibraryCode,
  request: RequestNumber,
  event: RecordedEvent,
})
export type SequencedEvent = Readonly<z.infer<typeof SequencedEvent>>

/** One entry of a request's timeline: an event, a message that came in, or a message that went out. */
export type TimelineItem =
  | { readonly kind: 'event'; readonly at: Instant; readonly cursor: number; readonly event: RecordedEvent }
  | { readonly kind: 'message_in'; readonly at: Instant; readonly message: InboxMessage }
  | { readonly kind: 'message_out'; readonly at: Instant; readonly delivery: Delivery }

/** The kinds of items of a timeline. */
export type TimelineKind = TimelineItem['kind']

/** Reads the event log. `commit` writes it. */
export type EventsPort = {
  /** Reads the events of a library after a cursor, in order. Cursors only grow and are never reused. */
  listEventsAfter(library: LibraryCode, cursor: number, limit: number): Promise<readonly SequencedEvent[]>
  /** Finds the cursor of the first event of a library after a cursor; null where there is none. It reads no event. */
  findNextEvent(library: LibraryCode, cursor: number): Promise<number | null>
  /**
   * Reads the timeline of a request, in order of time.
   *
   * @param kinds the kinds of items that are needed; all where left out. Messages that came in are large, and strangers
   *   may send them: who needs none of them reads none
   */
  readTimeline(
    library: LibraryCode,
    request: RequestNumber,
    kinds?: readonly TimelineKind[],
  ): Promise<readonly TimelineItem[]>
}
