import { z } from 'zod'
import { parseAllStored, storedJson } from '../../policy/parse-stored.ts'
import type { Dialect, Groupings, Source } from '../../sql/lists/dialect.ts'
import { searchQuery } from './text-search.ts'

type Value = string | number | null
type Group = Readonly<Record<string, Value>> & { requests: number }

/** Counts rows, each of which has `missed` and then the columns of all groupings. */
const readGroups = (rows: readonly unknown[], groupings: Groupings): readonly unknown[] => {
  const [counted] = parseAllStored('count', z.object({ rows: z.string() }), rows)
  // SQLite made it of the columns.
  const all: readonly (readonly Value[])[] = JSON.parse(counted?.rows ?? '[]')
  let first = 1
  return groupings.flatMap((columns, part) => {
    const groups = new Map<string, Group>()
    for (const row of all) {
      const values = row.slice(first, first + columns.length)
      const key = `${row[0]} ${values.length === 1 ? values[0] : JSON.stringify(values)}`
      const group = groups.get(key)
      if (group !== undefined) group.requests += 1
      else {
        const named = Object.fromEntries(columns.map((column, place) => [column, values[place] ?? null]))
        groups.set(key, { ...named, part, missed: row[0] ?? 0, requests: 1 })
      }
    }
    first += columns.length
    return [...groups.values()]
  })
}

const List = storedJson(z.array(z.string()))

/** Returns the index of `migrations.ts` that a list walks through in its order. */
const indexOf = ({ by, among, isOneLibrary, lacksKey }: Source): string => {
  const scope = isOneLibrary ? 'library_' : ''
  if (by === 'updated' && lacksKey) return 'request_list_without_event'
  if (by === 'created' || by === 'updated' || lacksKey)
    return among === 'all' ? `request_list_${scope}created` : `request_list_${scope}active`
  const column = { neededBy: 'needed_by', due: 'due', deadline: 'deadline', attention: 'attention' }[
    by ?? 'due'
  ]
  return `request_list_${scope}${column}`
}

/** Each request is found by its last event; earlier ones of the same request are passed over. */
const byLastEvent = (isOneLibrary: boolean): string =>
  `events ${isOneLibrary ? 'INDEXED BY events_library' : 'NOT INDEXED'} CROSS JOIN request_list
    ON request_list.row = (SELECT row FROM requests WHERE number = events.request AND requests.library = events.library)
    AND request_list.last_event = events.cursor AND request_list.library = events.library`

/** The SQL of SQLite for lists: lists are JSON, words a table of FTS5. It has no statistics, so each list names its index. */
export const sqliteDialect: Dialect = {
  parameter: (place) => `?${place}`,
  list: (values) => JSON.stringify(values),
  isAmong: (column, list) => `${column} IN (SELECT value FROM json_each(${list}))`,
  // A text between quotation marks is one of the list as a whole: those within a text are escaped.
  shares: (column, values, { bind }) =>
    `(${values.map((value) => `instr(${column}, ${bind(JSON.stringify(value))}) > 0`).join(' OR ') || '0'})`,
  parseList: (column) => List.parse(column),
  source: (source) => {
    if (source.by === 'updated' && !source.lacksKey) return byLastEvent(source.isOneLibrary)
    return source.by === null ? 'request_list NOT INDEXED' : `request_list INDEXED BY ${indexOf(source)}`
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
  // SQLite sorts the rows for each GROUP BY. Counting them here takes a quarter of the time.
  countGroups: (from, groupings) =>
    `SELECT json_group_array(json_array(missed, ${groupings.flat().join(', ')})) AS rows FROM (${from})`,
  readGroups,
}
