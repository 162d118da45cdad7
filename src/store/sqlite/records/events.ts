import type { DatabaseSync } from 'node:sqlite'
import type { RecordedEvent } from '../../../borrowing/events/recorded-event.ts'
import type { Instant, LibraryCode, RequestNumber } from '../../../borrowing/values.ts'

/** The statements on events; a test checks the query plan of each. */
export const eventSql = {
  insert: 'INSERT INTO events (library, request, previous, body) VALUES (?, ?, ?, ?)',
} as const

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
  return {
    /** Records an event behind the request's one before it; gives its cursor. */
    add: (
      library: LibraryCode,
      number: RequestNumber,
      previous: number | null,
      { body }: SerializedEvent,
    ): number => Number(insert.run(library, number, previous, body).lastInsertRowid),
  }
}
export type EventTable = ReturnType<typeof eventTable>
