import { isPrefix, splitPhrases, splitWords } from '../../policy/search-text.ts'
import type { RequestIndex } from '../../ports/requests.ts'
import { createSearchQuery } from '../../sql/lists/search-query.ts'
import { requestTokens, type Token, tokenKinds } from '../../sql/request-tokens.ts'

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
