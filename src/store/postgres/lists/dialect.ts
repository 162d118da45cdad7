import type { Dialect } from '../../sql/lists/dialect.ts'
import { ownMessageColumns } from '../../sql/message-row.ts'
import { eventColumns } from '../../sql/rows.ts'
import { searchQuery } from './text-search.ts'

/** The number that `GROUPING` returns for each grouping: a bit for each first column that it lacks, the first one the highest. */
const groupingNumbers = (groupings: readonly (readonly string[])[]): readonly number[] =>
  groupings.map((_, place) => groupings.reduce((bits, __, other) => bits * 2 + (other === place ? 0 : 1), 0))

const messageColumns = `${ownMessageColumns}, mail,
  CASE WHEN quota IS NOT NULL THEN json_build_object('quota', quota, 'source', source) END AS share`

/** The SQL of PostgreSQL for lists: lists are arrays, words a `tsvector`, and one pass counts all groupings. */
export const postgresDialect: Dialect = {
  list: (values) => values,
  isAmong: (column, list) => `${column} = ANY (${list}::text[])`,
  shares: (column, values, { bindList }) => `${column} && ${bindList(values)}::text[]`,
  source: () => 'request_list',
  lastEvent: 'last_event',
  sortedHits: null,
  countedHits: 10_000,
  parseList: (column) => (Array.isArray(column) ? column.map(String) : []),
  searchQuery,
  words: {
    source: 'request_words JOIN request_list ON request_list.row = request_words.row',
    row: 'request_words.row',
    matches: (parameter) => `words @@ ${parameter}::tsquery`,
  },
  mailColumn: 'mail',
  messageColumns,
  messagesOfRequest: `SELECT ${messageColumns} FROM inbox WHERE request = ?1 AND library = ?2 ORDER BY row`,
  eventsOfRequest: `SELECT ${eventColumns} FROM events WHERE request = ?1 AND library = ?2 ORDER BY cursor`,
  referenceOwner: 'owner',
  indexOfMessages: () => '',
  readGroups: (rows) => rows,
  countGroups: (from, groupings) => {
    const firsts = groupings.map(([first]) => first).join(', ')
    const part = groupingNumbers(groupings)
      .map((number, place) => `WHEN ${number} THEN ${place}`)
      .join(' ')
    return `SELECT missed, ${groupings.flat().join(', ')}, count(*) AS requests,
        CASE GROUPING(${firsts}) ${part} END AS part
      FROM (${from}) AS counted
      GROUP BY GROUPING SETS (${groupings.map((columns) => `(missed, ${columns.join(', ')})`).join(', ')})`
  },
}
