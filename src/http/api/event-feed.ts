import { z } from '@hono/zod-openapi'
import { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import { LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import type { EventsPort, SequencedEvent } from '../../store/ports/events.ts'

/** A state update. `cursor` is the place behind it: a reader that has dealt with it goes on from there. */
export const EventView = RecordedEvent.extend({
  cursor: z.string(),
  library: LibraryCode,
  request: RequestNumber,
}).openapi('StateUpdate')
export type EventView = z.infer<typeof EventView>

/** The text of a cursor: a number in the feed of one library, `ABC:12,XYZ:40` in that of several. */
export const CursorText = z
  .string()
  .max(8000)
  .regex(
    /^(\d{1,15}|[A-Z0-9]{1,12}:\d{1,15}(,[A-Z0-9]{1,12}:\d{1,15})*)?$/,
    'a cursor that the feed gave out',
  )

/** Whose state updates: one library's, or several libraries', each with its own place in the cursor. */
export type Feed =
  | { readonly kind: 'one'; readonly library: LibraryCode }
  | { readonly kind: 'several'; readonly libraries: readonly LibraryCode[] }

const wrongCursor = (expected: string): Problem =>
  new Problem('invalid_input', 'This cursor belongs to another feed.', {
    faults: [{ path: 'cursor', message: `must be a cursor such as ${expected}` }],
  })

const readCursor = (feed: Feed, text: string): Map<LibraryCode, number> => {
  if (text === '' || text === '0') return new Map()
  const named = text.includes(':')
  if (feed.kind === 'one') {
    if (named) throw wrongCursor('12')
    return new Map([[feed.library, Number(text)]])
  }
  if (!named) throw wrongCursor('ABC:12,XYZ:40')
  return new Map(
    text.split(',').map((place) => {
      const [library, number] = place.split(':')
      return [LibraryCode.parse(library), Number(number)] as const
    }),
  )
}

const writeCursor = (feed: Feed, places: ReadonlyMap<LibraryCode, number>): string =>
  feed.kind === 'one'
    ? String(places.get(feed.library) ?? 0)
    : [...places].map(([library, number]) => `${library}:${number}`).join(',')

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
 * @param after the cursor; empty for the beginning. `Problem` invalid_input where it is of another kind of feed
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
    libraries.map((library) => store.listEventsAfter(library, places.get(library) ?? 0, limit)),
  )
  const items = mergeByTime(found)
    .slice(0, limit)
    .map(({ cursor, library, request, event }): EventView => {
      places.set(library, cursor)
      return { ...event, cursor: writeCursor(feed, places), library, request }
    })
  return { items, nextCursor: writeCursor(feed, places) }
}
