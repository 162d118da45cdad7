import type { LibraryCode } from '../../../borrowing/values.ts'
import { isPrefix, splitTerms, splitWords } from '../../policy/search-text.ts'

/** The form of a text that is searched. */
type Search = {
  readonly text: string
  /** The library to search, or null for all. */
  readonly library: LibraryCode | null
  /** The libraries to search, of those. */
  readonly libraries?: readonly LibraryCode[] | undefined
  /** True where names and ids of patrons are searched too. */
  readonly searchesPatrons?: boolean | undefined
  /** True where no word may be the beginning of a longer one. */
  readonly wholeWords?: boolean
}

const quoteTerm = (term: string, wholeWords: boolean): string =>
  `"${term.replaceAll('"', '""')}"${!wholeWords && isPrefix(splitWords(term).at(-1) ?? '') ? '*' : ''}`

/**
 * Writes a search as a full-text query (SQLite FTS5, "Full-text Query Syntax"). Each term is quoted, so that none of it is
 * read as syntax.
 *
 * @returns the query, or null where the text holds no word
 */
export const ftsQuery = ({
  text,
  library,
  libraries = library === null ? undefined : [library],
  searchesPatrons = false,
  wholeWords = false,
}: Search): string | null => {
  const terms = splitTerms(text)
  if (terms.length === 0) return null
  const columns = searchesPatrons ? '{words patron}' : 'words'
  const all = `${columns} : (${terms.map((term) => quoteTerm(term, wholeWords)).join(' AND ')})`
  if (libraries === undefined) return all
  return `library : (${libraries.map((code) => `"${code}"`).join(' OR ')}) AND ${all}`
}
