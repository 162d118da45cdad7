import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { RecordedEvent } from '../../../borrowing/events/recorded-event.ts'
import type { Instant, LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { parseAllStored, parseStoredOrNull } from '../../policy/parse-stored.ts'
import type { SequencedEvent } from '../../ports/events.ts'
import { EventColumns } from '../../sql/event-row.ts'

/** The statements on events; a test checks the query plan of each. */
export const eventSql = {
  insert: 'INSERT INTO events (library, request, previous, body) VALUES (?, ?, ?, ?)',
  since:
    'SELECT cursor, library, request, body FROM events WHERE library = ? AND cursor > ? ORDER BY cursor LIMIT ?',
  next: 'SELECT cursor FROM events WHERE library = ? AND cursor > ? ORDER BY cursor LIMIT 1',
  chain: `WITH RECURSIVE chain (at) AS (
      SELECT ?
      UNION ALL
      SELECT previous FROM chain CROSS JOIN events ON cursor = chain.at WHERE previous IS NOT NULL
    )
    SELECT cursor, library, request, body FROM chain CROSS JOIN events ON cursor = chain.at ORDER BY cursor`,
} as const

const Cursor = z.object({ cursor: z.int() })

/** An event as it is stored. */
export type SerializedEvent = { readonly at: Instant; readonly body: string }

/** Writes an event as it is stored. */
export const serializeEvent = (event: RecordedEvent): SerializedEvent => ({
  at: event.at,
  body: JSON.stringify(event),
})

/**
 * Returns the table of events in the order of their commits. The cursor is the row number: commits come one after
 * another and events are never deleted, so it only grows within each library, and nothing appears behind what a reader
 * has seen.
 */
export const eventTable = (database: DatabaseSync) => {
  const insert = database.prepare(eventSql.insert)
  const since = database.prepare(eventSql.since)
  const next = database.prepare(eventSql.next)
  const chain = database.prepare(eventSql.chain)
  return {
    /** Records an event behind the request's one before it; gives its cursor. */
    add: (
      library: LibraryCode,
      number: RequestNumber,
      previous: number | null,
      { body }: SerializedEvent,
    ): number => Number(insert.run(library, number, previous, body).lastInsertRowid),

    since: (library: LibraryCode, cursor: number, limit: number): readonly SequencedEvent[] =>
      parseAllStored('event', EventColumns, since.all(library, cursor, limit)),

    /** The cursor of the first event after a cursor. */
    next: (library: LibraryCode, cursor: number): number | null =>
      parseStoredOrNull('event', Cursor, next.get(library, cursor))?.cursor ?? null,

    /** The events of a request, given its last one. */
    chain: (last: number | null): readonly SequencedEvent[] =>
      last === null ? [] : parseAllStored('event', EventColumns, chain.all(last)),
  }
}
export type EventTable = ReturnType<typeof eventTable>
