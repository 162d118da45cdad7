import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { isOpen } from '../../policy/listed-request.ts'
import { createOpenRequestTable, type OpenRequestTable } from '../../policy/open-request-table.ts'
import { parseAllStored, parseStored } from '../../policy/parse-stored.ts'
import { createWorkLimit } from '../../policy/work-limit.ts'
import type { Candidate, CandidateReader } from './request-candidates.ts'
import type { RequestWalks } from './request-walks.ts'

/** The statements that keep the table of open requests; a test checks the query plan of each. */
export const openRequestSql = {
  ends: `SELECT coalesce((SELECT max(cursor) FROM events), 0) AS event,
      coalesce((SELECT max(id) FROM request_list_changes), 0) AS change`,
  open: `SELECT json_group_array(row ORDER BY row) AS rows FROM request_list INDEXED BY request_list_state
    WHERE state IN (SELECT value FROM json_each(?))`,
  events: `SELECT events.cursor AS place, requests.row AS row FROM events CROSS JOIN requests
    ON requests.number = events.request AND requests.library = events.library
    WHERE events.cursor > ? ORDER BY events.cursor LIMIT ?`,
  changes:
    'SELECT id AS place, request_row AS row FROM request_list_changes WHERE id > ? ORDER BY id LIMIT ?',
  firstChange: 'SELECT coalesce(min(id), 0) AS place FROM request_list_changes',
} as const

const Ends = z.object({ event: z.int(), change: z.int() })
const Rows = z.object({ rows: z.string() })
const Place = z.object({ place: z.int() })
const Changed = z.object({ place: z.int(), row: z.int() })

/** So few requests are read with the first query; more are read in parts between later calls. */
const filledWithQuery = 1_000
/** Between two calls so many are read, and more for as long as this: lists that follow each other do not hold it up for long. */
const filledBetweenCalls = { least: 250, most: Number.POSITIVE_INFINITY, milliseconds: 10 }
const filledAtOnce = 250
const readAtOnce = 2_000
/** The table is filled anew where sets of values that no request has any more outnumber those of requests. */
const mostUnusedSets = 50_000

/** The part of the store that has been read into the table. */
type Progress = {
  readonly table: OpenRequestTable
  /** The rows that are still to be read, the newest last and first to be read; null while not even these are known. */
  waiting: number[] | null
  /** The last event and the last change without an event that the table has. */
  event: number
  change: number
}

/**
 * Keeps the open requests in memory, so that any of their filters is answered and counted without reading them. The table
 * is filled in small parts between calls, beginning with the first one; later calls read what has changed since the last.
 *
 * @param onFilled called once all open requests are in the table for the first time
 */
export const openRequests = (
  database: DatabaseSync,
  reader: CandidateReader,
  walks: RequestWalks,
  onFilled: () => void,
) => {
  const ends = database.prepare(openRequestSql.ends)
  const open = database.prepare(openRequestSql.open)
  const events = database.prepare(openRequestSql.events)
  const changes = database.prepare(openRequestSql.changes)
  const firstChange = database.prepare(openRequestSql.firstChange)
  let progress: Progress | undefined
  let isFilling = false
  let wasFilled = false

  const begin = (): Progress => {
    const { event, change } = parseStored('position', Ends, ends.get())
    return { table: createOpenRequestTable(), waiting: null, event, change }
  }

  const openStates = () => reader.states(null).filter(({ state }) => isOpen(state))

  const readWaiting = (): number[] => {
    const ids = openStates().map(({ id }) => id)
    const { rows } = parseStored('request', Rows, open.get(JSON.stringify(ids)))
    // SQLite made it of numbers.
    return JSON.parse(rows)
  }

  const put = (table: OpenRequestTable, candidate: Candidate): void => {
    const { state, facets, createdAt, updatedAt, deadline } = reader.filtered(candidate)
    if (!isOpen(state)) {
      table.remove(candidate.row)
      return
    }
    const { row, stateId, columns } = candidate
    const [, , , , lastEvent, , neededBy, due] = columns
    const times = { created: createdAt, updated: updatedAt, lastEvent, neededBy, due, deadline }
    table.put({ row, state: stateId, facets, ...times })
  }

  const readRows = (table: OpenRequestTable, rows: readonly number[]): void => {
    const gone = new Set(rows)
    for (const candidate of walks.byRows([...gone])) {
      gone.delete(candidate.row)
      put(table, candidate)
    }
    for (const row of gone) table.remove(row)
  }

  const fill = (current: Progress, count: number): void => {
    current.waiting ??= readWaiting()
    readRows(current.table, current.waiting.splice(Math.max(0, current.waiting.length - count)))
    if (wasFilled || current.waiting.length > 0) return
    wasFilled = true
    onFilled()
  }

  const fillBetweenCalls = (current: Progress): void => {
    const isEnough = createWorkLimit(filledBetweenCalls)
    for (let filled = 0; !isEnough(filled) && current.waiting?.length !== 0; filled += filledAtOnce)
      fill(current, filledAtOnce)
  }

  /** Goes on filling the table between other calls. */
  const fillLater = (): void => {
    if (isFilling) return
    isFilling = true
    setImmediate(() => {
      isFilling = false
      if (!database.isOpen || progress === undefined || progress.waiting?.length === 0) return
      try {
        fillBetweenCalls(progress)
      } catch {
        // The next query begins anew, and fails by itself where the database still cannot be read.
        progress = undefined
        return
      }
      fillLater()
    })
  }

  const catchUp = (current: Progress): void => {
    for (const [kind, statement] of [
      ['event', events],
      ['change', changes],
    ] as const)
      for (;;) {
        const changed = parseAllStored('change', Changed, statement.all(current[kind], readAtOnce))
        readRows(
          current.table,
          changed.map(({ row }) => row),
        )
        current[kind] = changed.at(-1)?.place ?? current[kind]
        if (changed.length < readAtOnce) break
      }
  }

  /**
   * Returns whether the table cannot be brought up to date: old changes are forgotten, and other ids may take their
   * place.
   */
  const isOutdated = ({ table, event, change }: Progress): boolean => {
    const now = parseStored('position', Ends, ends.get())
    const { place } = parseStored('position', Place, firstChange.get())
    const setCount = Object.values(table.sets).reduce((sum, { sets }) => sum + sets.length, 0)
    return (
      now.event < event ||
      now.change < change ||
      place > change + 1 ||
      setCount > 4 * table.rows.length + mostUnusedSets
    )
  }

  return {
    /** The table as of now; null until all open requests have been read into it. */
    current: (): OpenRequestTable | null => {
      if (progress === undefined || isOutdated(progress)) progress = begin()
      const left = progress.waiting?.length ?? openStates().reduce((sum, { requests }) => sum + requests, 0)
      if (left <= filledWithQuery) fill(progress, filledWithQuery)
      if (progress.waiting?.length === 0) {
        catchUp(progress)
        return progress.table
      }
      fillLater()
      return null
    },
  }
}
export type OpenRequests = ReturnType<typeof openRequests>
