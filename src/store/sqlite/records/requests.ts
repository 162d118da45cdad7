import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { RecordedEvent } from '../../../borrowing/events/recorded-event.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import type { Instant, LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { parseStoredOrNull, toMilliseconds } from '../../policy/parse-stored.ts'
import { requestChecksum } from '../../policy/request-checksum.ts'
import type { RequestIndex } from '../../ports/requests.ts'
import { type LookUpTables, serializeIndex } from '../lists/look-up-tables.ts'
import { type RequestListTable, type SerializedList, serializeListed } from '../lists/request-list-table.ts'
import { prepareAll } from '../step-runner.ts'

/** The statements on requests; a test checks the query plan of each. */
export const requestSql = {
  find: `SELECT row, version, patron, deadline_noted, last_event, last_message, facets
    FROM requests WHERE number = ? AND library = ?`,
  ends: 'SELECT row, last_event, last_message FROM requests WHERE number = ? AND library = ?',
  insert: `INSERT INTO requests (row, library, number, version, status, patron, next_deadline, deadline_noted, last_event,
    last_message, facets, body, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  addLibrary: 'INSERT INTO libraries (code) VALUES (?) ON CONFLICT DO NOTHING',
  update: `UPDATE requests SET version = ?, status = ?, next_deadline = ?, last_event = ?, last_message = ?, body = ?,
    seal = ? WHERE row = ?`,
  noteDeadline: 'UPDATE requests SET deadline_noted = ? WHERE row = ?',
  updateFacets: 'UPDATE requests SET patron = ?, facets = ? WHERE row = ?',
  setLastMessage: 'UPDATE requests SET last_message = ? WHERE row = ?',
  remove: 'DELETE FROM requests WHERE row = ?',
  addEvent: 'INSERT INTO events (cursor, library, request, previous, body) VALUES (?, ?, ?, ?, ?)',
} as const

/** The row of a request, its last event and its last message: those of `requestSql.ends`. */
const Ends = z.object({ row: z.int(), last_event: z.int().nullable(), last_message: z.int().nullable() })
const Found = Ends.extend({
  version: z.int(),
  patron: z.string().nullable(),
  deadline_noted: z.int().nullable(),
  facets: z.string(),
})
/** A request's row as a commit finds it, before it writes. */
export type FoundRequest = z.infer<typeof Found>

/** A request as it is stored. */
export type SerializedRequest = {
  readonly number: RequestNumber
  readonly body: string
  readonly seal: number
  readonly status: string
  readonly patron: string | null
  /** The next deadline in milliseconds. */
  readonly deadline: number | null
  /** The part of the index that has tables of its own, as text. */
  readonly facets: string
  readonly listed: SerializedList
}

/** Writes a request as it is stored. */
export const serializeRequest = (value: Request, index: RequestIndex): SerializedRequest => {
  const body = JSON.stringify(value)
  const { status, patron, nextDeadline } = index
  return {
    number: value.number,
    body,
    seal: requestChecksum(body),
    status,
    patron,
    deadline: nextDeadline === null ? null : toMilliseconds(nextDeadline),
    facets: serializeIndex(index),
    listed: serializeListed(index.listed),
  }
}

/** The result of a commit for a request; `lastEvent` and `lastMessage` are the last rows of its timeline. */
export type SavedRequest = {
  readonly library: LibraryCode
  readonly request: SerializedRequest
  readonly lastEvent: number | null
  readonly lastMessage: number | null
  /** When it was changed, in milliseconds; null for a change without an event, which leaves that as it was. */
  readonly updatedAt: number | null
}

/** An event as it is stored. */
export type SerializedEvent = { readonly at: Instant; readonly body: string }

/** Writes an event as it is stored. */
export const serializeEvent = (event: RecordedEvent): SerializedEvent => ({
  at: event.at,
  body: JSON.stringify(event),
})

/** Returns the table of requests. Every function runs synchronously inside the open transaction. */
export const requestTable = (database: DatabaseSync, facets: LookUpTables, list: RequestListTable) => {
  const sql = prepareAll(database, requestSql)

  /** Adds a request, at a row and with a version where another store had it. */
  const create = (
    { library, request, lastEvent, lastMessage, updatedAt }: SavedRequest,
    place: number | null = null,
    version = 1,
  ): void => {
    const { lastInsertRowid } = sql.insert.run(
      place,
      library,
      request.number,
      version,
      request.status,
      request.patron,
      request.deadline,
      request.deadline,
      lastEvent,
      lastMessage,
      request.facets,
      request.body,
      request.seal,
    )
    sql.addLibrary.run(library)
    const row = Number(lastInsertRowid)
    facets.write(library, row, null, request.facets)
    list.save({ library, row, listed: request.listed, lastEvent, updatedAt })
  }

  /** Writes to an index only where what it holds changed: most messages leave partners, references and words alone. */
  const change = (stored: FoundRequest, saved: SavedRequest): void => {
    const { lastEvent, lastMessage } = saved
    const { body, seal, status, patron, deadline, facets: written } = saved.request
    sql.update.run(stored.version + 1, status, deadline, lastEvent, lastMessage, body, seal, stored.row)
    const { library, updatedAt } = saved
    list.save({ library, row: stored.row, listed: saved.request.listed, lastEvent, updatedAt })
    const isEarlier =
      deadline !== null && (stored.deadline_noted === null || deadline < stored.deadline_noted)
    if (isEarlier) sql.noteDeadline.run(deadline, stored.row)
    if (written === stored.facets && patron === stored.patron) return
    sql.updateFacets.run(patron, written, stored.row)
    facets.write(saved.library, stored.row, stored.facets, written)
  }

  return {
    /** The row that a commit is about to change. */
    find: (library: LibraryCode, number: RequestNumber): FoundRequest | null =>
      parseStoredOrNull('request', Found, sql.find.get(number, library)),

    /** Finds the end of a request's timeline. */
    ends: (library: LibraryCode, number: RequestNumber): z.infer<typeof Ends> | null =>
      parseStoredOrNull('request', Ends, sql.ends.get(number, library)),

    create,

    save: (stored: FoundRequest | null, saved: SavedRequest): void =>
      stored === null ? create(saved) : change(stored, saved),

    /** Removes a request with everything that finds it. */
    remove: (stored: FoundRequest): void => {
      facets.remove(stored.row, stored.facets)
      list.remove(stored.row)
      sql.remove.run(stored.row)
    },

    /**
     * Records an event behind the request's one before it. Its cursor is the row number: commits come one after another and
     * events are never deleted, so it only grows, and nothing appears behind what a reader has seen.
     */
    addEvent: (
      library: LibraryCode,
      number: RequestNumber,
      previous: number | null,
      { body }: Pick<SerializedEvent, 'body'>,
      cursor: number | null = null,
    ): number => Number(sql.addEvent.run(cursor, library, number, previous, body).lastInsertRowid),

    setLastMessage: (row: number, message: number): void => {
      sql.setLastMessage.run(message, row)
    },
  }
}
