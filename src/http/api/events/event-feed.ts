import type { LibraryCode } from '../../../borrowing/values.ts'
import { projectEvent } from '../../../events/project-event.ts'
import type { PublicEvent } from '../../../events/public-event.ts'
import {
  type EventFilter,
  eventIdOf,
  markOf,
  type Place,
  readBehind,
  selects,
} from '../../../events/read-events.ts'
import type { EventsPort, SequencedEvent } from '../../../store/ports/events.ts'
import { type Feed, readCursor, writeCursor } from './event-cursor.ts'

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

/** A part of a feed. */
export type FeedPart = {
  readonly items: readonly PublicEvent[]
  readonly nextCursor: string
  /** The position up to which it has read in each library. */
  readonly positions: ReadonlyMap<LibraryCode, number>
  /** True where there may be more at once. */
  readonly isFull: boolean
}

/** The events of all libraries that a page with filters examines: it is seldom empty while more follow. */
const examinedWithFilters = 1000

const isFilter = (filter: EventFilter): boolean =>
  Object.values(filter).some((wanted) => wanted !== undefined)

/**
 * Reads events behind a cursor: each library's in its order, several libraries' merged by time.
 *
 * @param store where they are
 * @param feed whose
 * @param after the cursor; empty for the beginning. `Problem` invalid_input where it is of another kind of feed, gone where
 *   it does not fit what is stored
 * @param limit the maximum number of events of the part; those that the filter does not select are skipped, up to a thousand
 */
export const readFeed = async (
  store: EventsPort,
  feed: Feed,
  after: string,
  limit: number,
  filter: EventFilter = {},
): Promise<FeedPart> => {
  const places = readCursor(feed, after)
  const libraries = feed.kind === 'one' ? [feed.library] : feed.libraries
  const most = isFilter(filter) ? Math.max(limit, Math.floor(examinedWithFilters / libraries.length)) : limit
  const eventLists = await Promise.all(
    libraries.map((library) => readBehind(store, library, places.get(library), most)),
  )
  const part = mergeByTime(eventLists).slice(0, most)
  const items: PublicEvent[] = []
  for (const sequenced of part) {
    if (items.length === limit) break
    places.set(sequenced.library, { cursor: sequenced.cursor, mark: markOf(sequenced) })
    if (selects(filter, sequenced))
      items.push(projectEvent(sequenced, { id: eventIdOf(sequenced), cursor: writeCursor(feed, places) }))
  }
  return {
    items,
    nextCursor: writeCursor(feed, places),
    positions: new Map(libraries.map((library) => [library, places.get(library)?.cursor ?? 0])),
    isFull: items.length === limit || part.length === most,
  }
}

/**
 * Returns the number of a library's last update; 0 where there is none. The log answers whether there is one behind a
 * number.
 */
const lastNumber = async (store: EventsPort, library: LibraryCode): Promise<number> => {
  const isBehind = async (cursor: number): Promise<boolean> =>
    (await store.findNextEvent(library, cursor)) !== null
  let below = 0
  let end = 1
  while (await isBehind(end)) {
    below = end
    end *= 2
  }
  if (!(await isBehind(below))) return below
  while (end - below > 1) {
    const middle = Math.floor((below + end) / 2)
    if (await isBehind(middle)) below = middle
    else end = middle
  }
  return end
}

/**
 * Finds the place behind the last update of each library of a feed.
 *
 * @returns the cursor that begins with what comes from now on
 */
export const findLatest = async (store: EventsPort, feed: Feed): Promise<string> => {
  const libraries = feed.kind === 'one' ? [feed.library] : feed.libraries
  const places = new Map<LibraryCode, Place>()
  for (const library of libraries) {
    const number = await lastNumber(store, library)
    const [last] = number === 0 ? [] : await store.listEventsAfter(library, number - 1, 1)
    places.set(library, { cursor: last?.cursor ?? 0, mark: last === undefined ? undefined : markOf(last) })
  }
  return writeCursor(feed, places)
}
