import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { z } from 'zod'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { parseStoredOrNull } from '../../policy/parse-stored.ts'
import type { ListedRequest } from '../../ports/request-lists.ts'
import { listColumns } from '../../sql/request-row.ts'
import { prepareAll } from '../step-runner.ts'

/** The columns that are written only where they change: each is in an index of its own, or in one with the others. */
const Listed = z.object({
  open: z.int(),
  active: z.int(),
  created_at: z.int(),
  needed_by: z.string().nullable(),
  due: z.string().nullable(),
  deadline: z.int().nullable(),
  attention_since: z.int().nullable(),
  stage: z.string(),
  status: z.string(),
  next: z.string().nullable(),
  worklists: z.string(),
  attention: z.string(),
  active_partner: z.string().nullable(),
  assignee: z.string().nullable(),
  labels: z.string(),
  service: z.string(),
  publication_type: z.string().nullable(),
  workflow: z.string().nullable(),
  item_out: z.int(),
  cost_open: z.int(),
})
const columnNames = Listed.keyof().options
type ListColumn = (typeof columnNames)[number]

const insertedColumns = ['row', 'library', 'state', 'updated_at', 'last_event', ...columnNames]
const updateSql = (changed: readonly ListColumn[]): string =>
  `UPDATE request_list SET last_event = ?, updated_at = coalesce(?, updated_at), state = ?${changed
    .map((column) => `, ${column} = ?`)
    .join('')} WHERE row = ?`

/** The statements that write what requests are listed by; a test checks the query plan of each. */
export const requestListTableSql = {
  find: `SELECT state, ${columnNames.join(', ')} FROM request_list WHERE row = ?`,
  findState: 'SELECT id FROM request_states WHERE library = ? AND state = ?',
  addState: 'INSERT INTO request_states (library, state, requests) VALUES (?, ?, 0)',
  countState: 'UPDATE request_states SET requests = requests + ? WHERE id = ?',
  insert: `INSERT INTO request_list (${insertedColumns.join(', ')}) VALUES (${insertedColumns.map(() => '?').join(', ')})`,
  updateNone: updateSql([]),
  updateAll: updateSql(columnNames),
  remove: 'DELETE FROM request_list WHERE row = ?',
  touch: 'UPDATE request_list SET last_event = ?, updated_at = ? WHERE row = ?',
  eventTime: "SELECT body ->> '$.at' AS at FROM events WHERE cursor = ?",
} as const

const Stored = Listed.extend({ state: z.int() })
const State = z.object({ id: z.int() })
const EventTime = z.object({ at: z.iso.datetime() })

/** The list values of a request, as its row has them. */
export type SerializedList = {
  readonly state: string
  readonly columns: z.infer<typeof Listed>
}

/** Writes what a request is listed by as its row holds it. */
export const serializeListed = (request: ListedRequest): SerializedList => {
  const columns = listColumns(request)
  return {
    state: JSON.stringify(request.state),
    columns: {
      ...columns,
      worklists: JSON.stringify(columns.worklists),
      attention: JSON.stringify(columns.attention),
      labels: JSON.stringify(columns.labels),
    },
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
  const sql = prepareAll(database, requestListTableSql)
  const updates = new Map<string, StatementSync>()

  const update = (changed: readonly ListColumn[]): StatementSync => {
    const names = changed.join()
    const statement = updates.get(names) ?? database.prepare(updateSql(changed))
    updates.set(names, statement)
    return statement
  }

  /** Gives the id of a state, which is added where no request was in it yet. */
  const idOf = (library: LibraryCode, state: string): number => {
    const storedState = parseStoredOrNull('state', State, sql.findState.get(library, state))
    return storedState?.id ?? Number(sql.addState.run(library, state).lastInsertRowid)
  }

  /**
   * Returns when a request was last changed. A request that is listed only now was changed when its last event was
   * recorded.
   */
  const lastChange = (lastEvent: number | null): number | null => {
    if (lastEvent === null) return null
    const event = parseStoredOrNull('event', EventTime, sql.eventTime.get(lastEvent))
    return event === null ? null : Date.parse(event.at)
  }

  return {
    save: ({ library, row, listed: { state: text, columns }, lastEvent, updatedAt }: SavedList): void => {
      const before = parseStoredOrNull('request', Stored, sql.find.get(row))
      const state = idOf(library, text)
      if (before?.state !== state) sql.countState.run(1, state)
      if (before === null) {
        const values = columnNames.map((name) => columns[name])
        const at = updatedAt ?? lastChange(lastEvent) ?? columns.created_at
        sql.insert.run(row, library, state, at, lastEvent, ...values)
        return
      }
      if (before.state !== state) sql.countState.run(-1, before.state)
      const changed = columnNames.filter((name) => columns[name] !== before[name])
      update(changed).run(lastEvent, updatedAt, state, ...changed.map((name) => columns[name]), row)
    },

    /** Removes a request from the lists and counts. */
    remove: (row: number): void => {
      const before = parseStoredOrNull('request', Stored, sql.find.get(row))
      if (before !== null) sql.countState.run(-1, before.state)
      sql.remove.run(row)
    },

    /** Notes the last event of a request, as it is restored. */
    touch: (row: number, lastEvent: number, at: number): void => {
      sql.touch.run(lastEvent, at, row)
    },
  }
}
export type RequestListTable = ReturnType<typeof requestListTable>
