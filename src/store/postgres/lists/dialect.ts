import { isPrefix, splitPhrases, splitWords } from '../../policy/search-text.ts'
import type { RequestIndex } from '../../ports/requests.ts'
import type { Dialect } from '../../sql/lists/dialect.ts'
import { createSearchQuery } from '../../sql/lists/search-query.ts'
import { ownMessageColumns } from '../../sql/message-row.ts'
import { requestTokens, type Token, tokenKinds } from '../../sql/request-tokens.ts'
import { eventColumns } from '../../sql/rows.ts'

/** A lexeme has at most 2,046 bytes (PostgreSQL, "Limitations" of text search); words that long are found by their beginning. */
const longest = 500

/** Quotes a lexeme for the text form of `tsvector` and `tsquery`. */
const quote = (lexeme: string): string =>
  `'${lexeme.slice(0, longest).toWellFormed().replaceAll('\0', ' ').replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

const quoteToken = ([kind, value]: Token): string => quote(`${tokenKinds[kind]}:${value}`)

/** Positions tell which words follow one another; the highest is 16,383. */
const lastPosition = 16_000

const positioned = (prefix: string, text: string): readonly string[] =>
  splitWords(text).map((word, place) => `${quote(`${prefix}:${word}`)}:${Math.min(place + 1, lastPosition)}`)

/**
 * Writes what finds a request as a `tsvector`: words of its text (`w:`), words of its patron (`q:`), which only those search
 * who may see patrons, and exact values.
 */
export const searchVector = (index: RequestIndex): string =>
  [
    ...positioned('w', index.text),
    ...positioned('q', index.patronText),
    ...requestTokens(index).map(quoteToken),
  ].join(' ')

const phrase = (prefix: string, words: readonly string[]): string =>
  words
    .map(
      (word, place) =>
        `${quote(`${prefix}:${word}`)}${place === words.length - 1 && isPrefix(word) ? ':*' : ''}`,
    )
    .join(' <-> ')

/** Writes searches as a `tsquery`. */
export const searchQuery = createSearchQuery({
  words: (text, searchesPatrons) => {
    const phrases = splitPhrases(text).filter((words) => words.length > 0)
    const prefixes = searchesPatrons ? ['w', 'q'] : ['w']
    return phrases.map((words) => prefixes.map((prefix) => `(${phrase(prefix, words)})`).join(' | '))
  },
  tokens: (list) => list.map(quoteToken).join(' | '),
  and: ' & ',
  or: ' | ',
})

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
