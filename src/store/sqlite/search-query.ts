import type { LibraryCode } from '../../borrowing/values.ts'

const maxWords = 20

/** How a text is searched. */
type Search = {
  readonly text: string
  /** The library to search, or null for all. */
  readonly library: LibraryCode | null
  /** True where names and ids of patrons are searched too. */
  readonly searchesPatrons?: boolean | undefined
}

/** A chunk of the text, quoted. It finds what begins with it, unless its last word is a single letter or digit. */
const quoted = (chunk: string): string => {
  const ends = /[\p{L}\p{N}]{2}[^\p{L}\p{N}]*$/u.test(chunk) ? '*' : ''
  return `"${chunk.replaceAll('"', '""')}"${ends}`
}

/**
 * Writes the words that somebody searches for as a full-text query (SQLite FTS5, "Full-text Query Syntax"). Each word is
 * quoted, so none of it is read as syntax, and finds what begins with it; all must be found. Single letters are found as
 * whole words only, since most texts have a word that begins with one.
 *
 * @returns the query, of which only the first twenty words count, or null where the text holds no word
 */
export const ftsQuery = ({ text, library, searchesPatrons = false }: Search): string | null => {
  const words = (text.match(/[^\s\p{Cc}]+/gu) ?? [])
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, maxWords)
  if (words.length === 0) return null
  const columns = searchesPatrons ? '{words patron}' : 'words'
  const all = `${columns} : (${words.map(quoted).join(' AND ')})`
  return library === null ? all : `library : "${library}" AND ${all}`
}
