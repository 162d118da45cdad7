import { z } from '@hono/zod-openapi'
import { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import { LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import type { EventsPort, SequencedEvent } from '../../store/ports/events.ts'
import { type Feed, goneCursor, markOf, type Place, readCursor, writeCursor } from './event-cursor.ts'

/** A state update. `cursor` is the place behind it: a reader that has dealt with it goes on from there. */
export const EventView = RecordedEvent.extend({
  cursor: z.string(),
  library: LibraryCode,
  request: RequestNumber,
}).openapi('StateUpdate')
export type EventView = z.infer<typeof EventView>

/** Reads a library's updates behind a place. `Problem` gone where the event that it stands behind is not there. */
const readBehind = async (
  store: EventsPort,
  library: LibraryCode,
  place: Place | undefined,
  limit: number,
): Promise<readonly SequencedEvent[]> => {
  if (place === undefined || place.cursor === 0) return store.listEventsAfter(library, 0, limit)
  const [last, ...others] = await store.listEventsAfter(library, place.cursor - 1, limit + 1)
  const isThere = last?.cursor === place.cursor
  if (!isThere || (place.mark !== undefined && place.mark !== markOf(last))) throw goneCursor(library)
  return others
}

/** Merges lists by time; each list keeps its own order, also where a clock went back. */
const mergeByTime = (lists: readonly (readonly SequencedEvent[])[]): readonly SequencedEvent[] =>
  lists
    .flatMap((list) => {
      let latest = ''
      return list.map((each) => {
        if (each.event.at > latest) latest = each.event.at
        return { each, time: latest }
      })
    })
    .toSorted((left, right) => (left.time < right.time ? -1 : left.time > right.time ? 1 : 0))
    .map(({ each }) => each)

/**
 * Reads state updates behind a cursor: each library's in its order, several libraries' merged by time.
 *
 * @param store where they are
 * @param feed whose
 * @param after the cursor; empty for the beginning. `Problem` invalid_input where it is of another kind of feed, gone where
 *   it does not fit what is stored
 * @param limit how many at most
 * @returns the updates, and the cursor behind the last one
 */
export const readFeed = async (
  store: EventsPort,
  feed: Feed,
  after: string,
  limit: number,
): Promise<{ readonly items: readonly EventView[]; readonly nextCursor: string }> => {
  const places = readCursor(feed, after)
  const libraries = feed.kind === 'one' ? [feed.library] : feed.libraries
  const found = await Promise.all(
    libraries.map((library) => readBehind(store, library, places.get(library), limit)),
  )
  const items = mergeByTime(found)
    .slice(0, limit)
    .map((sequenced): EventView => {
      const { cursor, library, request, event } = sequenced
      places.set(library, { cursor, mark: markOf(sequenced) })
      return { ...event, cursor: writeCursor(feed, places), library, request }
    })
  return { items, nextCursor: writeCursor(feed, places) }
}
