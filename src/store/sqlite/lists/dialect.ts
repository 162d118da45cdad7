import { z } from 'zod'
import { parseAllStored, storedJson } from '../../policy/parse-stored.ts'
import type { RequestSort } from '../../ports/request-lists.ts'
import type { Dialect, Groupings, Source } from '../../sql/lists/dialect.ts'
import { eventColumns } from '../../sql/rows.ts'
import { mailColumn, messageColumns } from '../records/inbox.ts'
import { searchQuery } from './text-search.ts'

type Value = string | number | null
/** Rows that have the same first values, by their next one. */
type Node = { readonly next: Map<Value, Node>; requests: number }

const nodeOf = ({ next }: Node, value: Value): Node => {
  const found = next.get(value)
  if (found !== undefined) return found
  const node: Node = { next: new Map(), requests: 0 }
  next.set(value, node)
  return node
}

/** Returns the values that lead to each leaf, with its number of rows. */
const leavesOf = (
  node: Node,
  values: readonly Value[] = [],
): readonly (readonly [readonly Value[], number])[] =>
  node.next.size === 0
    ? [[values, node.requests]]
    : Array.from(node.next).flatMap(([value, next]) => leavesOf(next, [...values, value]))

/** Counts rows, each of which has `missed` and then the columns of all groupings. */
const readGroups = (rows: readonly unknown[], groupings: Groupings): readonly unknown[] => {
  const [counted] = parseAllStored('count', z.object({ rows: z.string() }), rows)
  // SQLite made it of the columns.
  const all: readonly (readonly Value[])[] = JSON.parse(counted?.rows ?? '[]')
  let first = 1
  return groupings.flatMap((columns, part) => {
    const root: Node = { next: new Map(), requests: 0 }
    const last = first + columns.length
    for (const row of all) {
      let node = nodeOf(root, row[0] ?? 0)
      for (let place = first; place < last; place += 1) node = nodeOf(node, row[place] ?? null)
      node.requests += 1
    }
    first = last
    if (all.length === 0) return []
    return leavesOf(root).map(([[missed, ...values], requests]) => ({
      ...Object.fromEntries(columns.map((column, place) => [column, values[place] ?? null])),
      part,
      missed,
      requests,
    }))
  })
}

const List = storedJson(z.array(z.string()))

/** Returns the index of `migrations.ts` that a list walks through in its order. */
const indexOf = (by: RequestSort | 'any', { among, isOneLibrary, lacksKey }: Source): string => {
  if (by === 'updated' && lacksKey) return 'request_list_without_event'
  // The index of a library has all columns of active requests: to sort them is quick.
  if (among !== 'all' && (isOneLibrary || by === 'any')) return 'request_list_library_active'
  if (isOneLibrary) return 'request_list_library_created'
  if (by === 'any' || by === 'created' || by === 'updated' || lacksKey)
    return among === 'all' ? 'request_list_created' : 'request_list_active'
  return `request_list_${by === 'neededBy' ? 'needed_by' : by}`
}

/** Each request is found by its last event; earlier ones of the same request are passed over. */
const byLastEvent = (isOneLibrary: boolean): string =>
  `events ${isOneLibrary ? 'INDEXED BY events_library' : 'NOT INDEXED'} CROSS JOIN request_list
    ON request_list.row = (SELECT row FROM requests WHERE number = events.request AND requests.library = events.library)
    AND request_list.last_event = events.cursor AND request_list.library = events.library`

/** The SQL of SQLite for lists: lists are JSON, words a table of FTS5. It has no statistics, so each list names its index. */
export const sqliteDialect: Dialect = {
  list: (values) => JSON.stringify(values),
  isAmong: (column, list) => `${column} IN (SELECT value FROM json_each(${list}))`,
  // A text between quotation marks is one of the list as a whole: those within a text are escaped.
  shares: (column, values, { bind }) =>
    `(${values.map((value) => `instr(${column}, ${bind(JSON.stringify(value))}) > 0`).join(' OR ') || '0'})`,
  parseList: (column) => List.parse(column),
  source: (source) => {
    if (source.by === 'updated' && !source.lacksKey) return byLastEvent(source.isOneLibrary)
    return source.by === 'patron'
      ? 'request_list NOT INDEXED'
      : `request_list INDEXED BY ${indexOf(source.by, source)}`
  },
  lastEvent: 'events.cursor',
  sortedHits: 2_500,
  countedHits: 2_500,
  searchQuery,
  words: {
    source: 'request_words CROSS JOIN request_list ON request_list.row = request_words.rowid',
    row: 'request_words.rowid',
    matches: (parameter) => `request_words MATCH ${parameter}`,
  },
  mailColumn,
  messageColumns,
  messagesOfRequest: `WITH RECURSIVE chain (at) AS (
      SELECT last_message FROM requests WHERE number = ?1 AND library = ?2
      UNION ALL
      SELECT previous FROM chain CROSS JOIN inbox ON row = chain.at WHERE previous IS NOT NULL
    )
    SELECT ${messageColumns} FROM chain CROSS JOIN inbox ON row = chain.at ORDER BY row`,
  eventsOfRequest: `WITH RECURSIVE chain (at) AS (
      SELECT last_event FROM requests WHERE number = ?1 AND library = ?2
      UNION ALL
      SELECT previous FROM chain CROSS JOIN events ON cursor = chain.at WHERE previous IS NOT NULL
    )
    SELECT ${eventColumns} FROM chain CROSS JOIN events ON cursor = chain.at ORDER BY cursor`,
  referenceOwner: 'partner',
  indexOfMessages: (table, lead) => {
    if (lead === null) return table === 'inbox' ? '' : 'INDEXED BY deliveries_id'
    return `INDEXED BY ${table}_${lead === 'state' && table === 'deliveries' ? 'open' : lead}`
  },
  // SQLite sorts the rows for each GROUP BY. Counting them here takes a quarter of the time.
  countGroups: (from, groupings) =>
    `SELECT json_group_array(json_array(missed, ${groupings.flat().join(', ')})) AS rows FROM (${from})`,
  readGroups,
}
