import { isPrefix, splitPhrases, splitWords } from '../../policy/search-text.ts'
import type { RequestFilters } from '../../ports/request-lists.ts'
import type { RequestIndex } from '../../ports/requests.ts'
import { requestTokens, type Token, tokenKinds, wantedTokens } from '../../sql/request-tokens.ts'

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

const anyOf = (parts: readonly string[]): string => `(${parts.join(' | ')})`

/**
 * Writes the words of a search as a `tsquery`. A text that is a barcode as a whole is found too.
 *
 * @returns null where the text holds no word
 */
const wordsQuery = ({ text = '', searchesPatrons = false }: RequestFilters): string | null => {
  const phrases = splitPhrases(text).filter((words) => words.length > 0)
  if (phrases.length === 0) return null
  const prefixes = searchesPatrons ? ['w', 'q'] : ['w']
  const all = phrases.map((words) => anyOf(prefixes.map((prefix) => `(${phrase(prefix, words)})`)))
  return anyOf([`(${all.join(' & ')})`, quoteToken(['barcode', text.trim()])])
}

/**
 * Writes the filters that the index of words answers as a `tsquery`.
 *
 * @param more exact values that are wanted too, such as libraries: of each list at least one
 * @returns undefined where no filter needs the index; null where a search holds no word, so that nothing is found
 */
export const searchQuery = (
  filters: RequestFilters,
  more: readonly (readonly Token[])[],
): string | null | undefined => {
  const isSearched = filters.text !== undefined && filters.text.trim() !== ''
  const words = isSearched ? wordsQuery(filters) : undefined
  if (words === null) return null
  const tokens = wantedTokens(filters)
  if (words === undefined && tokens.length === 0) return undefined
  if (tokens.some((list) => list.length === 0)) return null
  return [
    ...(words === undefined ? [] : [words]),
    ...[...tokens, ...more].map((list) => anyOf(list.map(quoteToken))),
  ].join(' & ')
}
