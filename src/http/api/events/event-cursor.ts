import { z } from '@hono/zod-openapi'
import { LibraryCode } from '../../../borrowing/values.ts'
import type { Place } from '../../../events/read-events.ts'
import { fault, Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'

/** The libraries whose state updates are read: one library's, or several libraries', each with its own place in the cursor. */
export type Feed =
  | { readonly kind: 'one'; readonly library: LibraryCode }
  | { readonly kind: 'several'; readonly libraries: readonly LibraryCode[] }

/** The text of a cursor: `12-8f3a01bc` in the feed of one library, `ABC:12-8f3a01bc,XYZ:40-11d2e3f4` in that of several. */
export const CursorText = z
  .string()
  .max(12_000)
  .regex(
    /^(\d{1,15}(-[0-9a-f]{8})?|[A-Z0-9]{1,12}:\d{1,15}(-[0-9a-f]{8})?(,[A-Z0-9]{1,12}:\d{1,15}(-[0-9a-f]{8})?)*)?$/,
    schemaMessage('fault.feed_cursor'),
  )

/** The word for the place behind the last update: a reader that begins there sees only what comes from now on. */
export const latest = 'latest'

/** The places where a reader may begin. */
export const StartText = z.union([z.literal(latest), CursorText])

const wrongCursor = (expected: string): Problem =>
  new Problem('invalid_input', reason('problem.cursor_of_other_feed'), {
    faults: [fault('cursor', 'fault.cursor_example', { example: expected })],
  })

const readPlace = (text: string): Place => {
  const [number, mark] = text.split('-')
  return { cursor: Number(number), mark }
}

/**
 * Reads a cursor. That of several libraries may be used for one of them: the reader goes on at its place.
 *
 * @throws Problem invalid_input where it is of another kind of feed
 */
export const readCursor = (feed: Feed, text: string): Map<LibraryCode, Place> => {
  if (text === '' || text === '0') return new Map()
  const named = text.includes(':')
  if (feed.kind === 'one' && !named) return new Map([[feed.library, readPlace(text)]])
  if (!named) throw wrongCursor('ABC:12-8f3a01bc,XYZ:40-11d2e3f4')
  const places = text.split(',').map((part) => {
    const [library, place = ''] = part.split(':')
    return [LibraryCode.parse(library), readPlace(place)] as const
  })
  return new Map(feed.kind === 'one' ? places.filter(([library]) => library === feed.library) : places)
}

const writePlace = ({ cursor, mark }: Place): string =>
  mark === undefined ? String(cursor) : `${cursor}-${mark}`

/** Writes a cursor. */
export const writeCursor = (feed: Feed, places: ReadonlyMap<LibraryCode, Place>): string =>
  feed.kind === 'one'
    ? writePlace(places.get(feed.library) ?? { cursor: 0, mark: undefined })
    : [...places].map(([library, place]) => `${library}:${writePlace(place)}`).join(',')
