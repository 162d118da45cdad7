import { isPrefix, splitTerms, splitWords } from '../../policy/search-text.ts'
import { createSearchQuery } from '../../sql/lists/search-query.ts'
import { type Token, tokenKinds } from '../../sql/request-tokens.ts'

/**
 * Exact values begin with a private character: FTS5 takes it for a letter, and no word of a search begins with it. They are
 * written in hexadecimal, so that they stay one token each, in their case.
 */
const tokenMark = '\ue000'

/** Writes an exact value as one token of FTS5. */
export const writeToken = ([kind, value]: Token): string =>
  `${tokenMark}${tokenKinds[kind]}${Buffer.from(value).toString('hex')}`

/** Each term is quoted, so that none of it is read as syntax (SQLite FTS5, "Full-text Query Syntax"). */
const quoteTerm = (term: string): string =>
  `"${term.replaceAll('"', '""')}"${isPrefix(splitWords(term).at(-1) ?? '') ? '*' : ''}`

/** Writes searches as a query of FTS5. */
export const searchQuery = createSearchQuery({
  words: (text, searchesPatrons) =>
    splitTerms(text).map((term) => `${searchesPatrons ? '{words patron}' : 'words'} : ${quoteTerm(term)}`),
  tokens: (list) => `tokens : (${list.map((token) => `"${writeToken(token)}"`).join(' OR ')})`,
  and: ' AND ',
  or: ' OR ',
})
