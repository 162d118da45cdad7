import type { LibraryCode } from '../../borrowing/values.ts'

const maxWords = 20

/**
 * Writes the words that somebody searches for as a full-text query (SQLite FTS5, "Full-text Query Syntax"). Each word is
 * quoted, so none of it is read as syntax, and finds what begins with it; all must be found.
 *
 * @param text the words as typed; only the first twenty count
 * @param library the library to search, or null for all
 * @returns the query, or null where the text holds no word
 */
export const ftsQuery = (text: string, library: LibraryCode | null): string | null => {
  const words = (text.match(/[^\s\p{Cc}]+/gu) ?? [])
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, maxWords)
  if (words.length === 0) return null
  const all = words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' AND ')
  return library === null ? `words : (${all})` : `library : "${library}" AND words : (${all})`
}
