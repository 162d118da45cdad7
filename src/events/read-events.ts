import type { LibraryCode, PartnerCode, RequestNumber } from '../borrowing/values.ts'
import { shortHash } from '../hash.ts'
import { Problem } from '../problem.ts'
import type { EventsPort, SequencedEvent } from '../store/ports/events.ts'
import { reason } from '../translations/reason.ts'
import { typeOf } from './event-type-rules.ts'
import type { EventType } from './event-types.ts'

/**
 * A place in a library's events: behind which one, and a mark of that event. Numbers are given again after a store was
 * restored from a backup; the mark tells the event that a reader saw from another one under its number.
 */
export type Place = { readonly cursor: number; readonly mark: string | undefined }

/** Returns the mark of an event: of what no upgrade and no retention changes about it. */
export const markOf = ({ library, request, event }: SequencedEvent): string =>
  shortHash(library, request, event.at).slice(0, 8)

/** Returns the id of an event: the same in every feed and webhook. */
export const eventIdOf = (event: SequencedEvent): string =>
  `${event.library}-${event.cursor}-${markOf(event)}`

/** Which events a reader wants; what is left out selects all. */
export type EventFilter = {
  readonly types?: readonly EventType[] | undefined
  readonly partners?: readonly PartnerCode[] | undefined
  readonly requests?: readonly RequestNumber[] | undefined
}

/** Returns whether a reader wants this event. */
export const selects = (
  { types, partners, requests }: EventFilter,
  { event, request }: SequencedEvent,
): boolean =>
  (requests === undefined || requests.includes(request)) &&
  (partners === undefined || (event.partner !== undefined && partners.includes(event.partner))) &&
  (types === undefined || types.includes(typeOf(event)))

/** Says why a reader cannot go on from a place: the event that it is behind is not there, or the place has no mark. */
const goneCursor = (library: LibraryCode): Problem =>
  new Problem('gone', reason('problem.cursor_of_other_store', { library }), { facts: { library } })

/** Reads a library's events behind a place. `Problem` gone where the event that it is behind is not there. */
export const readBehind = async (
  store: Pick<EventsPort, 'listEventsAfter'>,
  library: LibraryCode,
  place: Place | undefined,
  limit: number,
): Promise<readonly SequencedEvent[]> => {
  if (place === undefined || place.cursor === 0) return store.listEventsAfter(library, 0, limit)
  const [last, ...others] = await store.listEventsAfter(library, place.cursor - 1, limit + 1)
  const isThere = last?.cursor === place.cursor
  if (!isThere || place.mark !== markOf(last)) throw goneCursor(library)
  return others
}
