import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { z } from 'zod'
import type { Instant, LibraryCode } from '../../../borrowing/values.ts'
import { isOpen } from '../../policy/listed-request.ts'
import { parseStoredOrNull, storedRow, toMilliseconds } from '../../policy/parse-stored.ts'
import type { ListedRequest } from '../../ports/request-lists.ts'
import type { CollectedWrites } from '../collected-writes.ts'

/** The columns that an index of its own sorts by: each is written only where it changes. */
const indexedColumns = ['state', 'needed_by', 'due', 'deadline'] as const
type IndexedColumn = (typeof indexedColumns)[number]

const updateSql = (changed: readonly IndexedColumn[]): string =>
  `UPDATE request_list SET last_event = ?, updated_at = coalesce(?, updated_at), facets = ?${changed
    .map((column) => `, ${column} = ?`)
    .join('')} WHERE row = ?`

/** The statements that write what requests are listed by; a test checks the query plan of each. */
export const requestListTableSql = {
  findState: 'SELECT id FROM request_states WHERE library = ? AND state = ?',
  addState: 'INSERT INTO request_states (library, state, requests) VALUES (?, ?, 0)',
  countState: 'UPDATE request_states SET requests = requests + ? WHERE id = ?',
  insert: `INSERT INTO request_list (library, created_at, last_event, updated_at, facets, state, needed_by, due, deadline, row)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  updateNone: updateSql([]),
  updateAll: updateSql(indexedColumns),
  remove: 'DELETE FROM request_list WHERE row = ?',
  touch: 'UPDATE request_list SET last_event = ?, updated_at = ? WHERE row = ?',
  addChange: 'INSERT INTO request_list_changes (request_row) VALUES (?)',
  forgetChanges: 'DELETE FROM request_list_changes WHERE id <= ?',
  eventTime: "SELECT body ->> '$.at' AS at FROM events WHERE cursor = ?",
} as const

/** So many changes without an event are kept. */
const keptChanges = 2_000

/** The columns by which a commit finds what a request was listed by, from a table that is joined to `requests`. */
export const listedColumns = 'request_list.state AS state, needed_by, due, deadline'
export const listedJoin = 'LEFT JOIN request_list ON request_list.row = requests.row'

/** The columns of `listedColumns`; all null if a request was not listed yet. */
export const listedColumnTypes = {
  state: 'integer or null',
  needed_by: 'text or null',
  due: 'text or null',
  deadline: 'integer or null',
} as const
const ListedColumns = storedRow(listedColumnTypes)
type ListedColumns = z.infer<typeof ListedColumns>

const State = z.object({ id: z.int() })
const EventTime = z.object({ at: z.iso.datetime() })

/** The list values of a request, as its row has them. */
export type SerializedList = {
  readonly state: string
  readonly createdAt: Instant
  readonly neededBy: string | null
  readonly due: string | null
  readonly deadline: number | null
  readonly facets: string
}

/** Writes what a request is listed by as its row holds it. */
export const serializeListed = (listed: ListedRequest): SerializedList => {
  const { state, facets, createdAt, deadline, number } = listed
  const open = isOpen(state)
  return {
    state: JSON.stringify(state),
    createdAt,
    neededBy: open ? (facets.neededBy ?? null) : null,
    due: open ? (facets.dueDate ?? null) : null,
    deadline: deadline === null ? null : toMilliseconds(deadline),
    facets: JSON.stringify({ number, ...facets }),
  }
}

/** The change of a request's row in the list. */
export type SavedList = {
  readonly library: LibraryCode
  readonly row: number
  readonly listed: SerializedList
  readonly lastEvent: number | null
  /** The time of the change in milliseconds; null for a change that leaves it as it was. */
  readonly updatedAt: number | null
}

/** Returns the columns by which requests are listed. Every function runs synchronously inside the open transaction. */
export const requestListTable = (database: DatabaseSync) => {
  const findState = database.prepare(requestListTableSql.findState)
  const addState = database.prepare(requestListTableSql.addState)
  const countState = database.prepare(requestListTableSql.countState)
  const insert = database.prepare(requestListTableSql.insert)
  const touch = database.prepare(requestListTableSql.touch)
  const remove = database.prepare(requestListTableSql.remove)
  const eventTime = database.prepare(requestListTableSql.eventTime)
  const addChange = database.prepare(requestListTableSql.addChange)
  const forgetChanges = database.prepare(requestListTableSql.forgetChanges)
  const updates = new Map<string, ReturnType<typeof database.prepare>>()

  const update = (changed: readonly IndexedColumn[]) => {
    const names = changed.join()
    const statement = updates.get(names) ?? database.prepare(updateSql(changed))
    updates.set(names, statement)
    return statement
  }

  // A state is never removed, so its id stays. Where a transaction is rolled back, its new states have not become any.
  const ids = new Map<string, number>()
  /** By how much more requests are in states than their rows say. */
  const counts = new Map<number, number>()
  const count = (id: number, more: number): void => {
    counts.set(id, (counts.get(id) ?? 0) + more)
  }
  const collected: CollectedWrites = {
    write: () => {
      for (const [id, more] of counts) if (more !== 0) countState.run(more, id)
      counts.clear()
    },
    drop: () => {
      ids.clear()
      counts.clear()
    },
  }

  /** Notes that a request was changed without an event. */
  const noteChange = (row: number): void => {
    const { lastInsertRowid } = addChange.run(row)
    forgetChanges.run(Number(lastInsertRowid) - keptChanges)
  }

  /** Gives the id of a state, which is added where no request was in it yet. */
  const idOf = (library: LibraryCode, state: string): number => {
    const name = `${library} ${state}`
    const cachedId = ids.get(name)
    if (cachedId !== undefined) return cachedId
    const storedState = parseStoredOrNull('state', State, findState.get(library, state))
    const id = storedState?.id ?? Number(addState.run(library, state).lastInsertRowid)
    ids.set(name, id)
    return id
  }

  /**
   * Returns when a request was last changed. A request that is listed only now was changed when its last event was
   * recorded.
   */
  const lastChange = (lastEvent: number | null): number | null => {
    if (lastEvent === null) return null
    const event = parseStoredOrNull('event', EventTime, eventTime.get(lastEvent))
    return event === null ? null : Date.parse(event.at)
  }

  const add = ({ library, row, listed, lastEvent, updatedAt }: SavedList): void => {
    const state = idOf(library, listed.state)
    const createdAt = toMilliseconds(listed.createdAt)
    count(state, 1)
    insert.run(
      library,
      createdAt,
      lastEvent,
      updatedAt ?? lastChange(lastEvent) ?? createdAt,
      listed.facets,
      state,
      listed.neededBy,
      listed.due,
      listed.deadline,
      row,
    )
  }

  const change = (before: ListedColumns, stateBefore: number, saved: SavedList): void => {
    const { library, row, listed, lastEvent, updatedAt } = saved
    const values: Partial<Record<IndexedColumn, SQLInputValue>> = {}
    const state = idOf(library, listed.state)
    if (state !== stateBefore) {
      count(stateBefore, -1)
      count(state, 1)
      values.state = state
    }
    if (listed.neededBy !== before.needed_by) values.needed_by = listed.neededBy
    if (listed.due !== before.due) values.due = listed.due
    if (listed.deadline !== before.deadline) values.deadline = listed.deadline
    const changed = indexedColumns.filter((column) => column in values)
    const own = changed.map((column) => values[column] ?? null)
    update(changed).run(lastEvent, updatedAt, listed.facets, ...own, row)
  }

  return {
    collected,

    save: (before: ListedColumns | null, saved: SavedList): void => {
      if (before === null || before.state === null) add(saved)
      else change(before, before.state, saved)
      if (saved.updatedAt === null) noteChange(saved.row)
    },

    /** Removes a request from the lists and counts. */
    remove: (before: ListedColumns, row: number): void => {
      if (before.state !== null) count(before.state, -1)
      remove.run(row)
      noteChange(row)
    },

    /** Notes the last event of a request, as it is restored. */
    touch: (row: number, lastEvent: number, at: number): void => {
      touch.run(lastEvent, at, row)
      noteChange(row)
    },
  }
}
export type RequestListTable = ReturnType<typeof requestListTable>
