import type { DatabaseSync } from 'node:sqlite'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { facetOwner, type IndexedFacet } from '../../policy/named-documents.ts'
import type { RequestFilters } from '../../ports/request-lists.ts'
import { ftsQuery } from './search-query.ts'

const among = (name: string): string => `IN (SELECT value FROM json_each(${name}))`

/** Requests of an index of references: by assignee, label or barcode. */
const byReference = `SELECT request_row AS row FROM request_references
  WHERE partner ${among(':owners')} AND reference ${among(':values')} LIMIT :limit`

/** The statements that find requests by an index, in no order; a test checks the query plan of each. */
export const requestSourceSql = {
  byReference,
  byPartner: `SELECT request_row AS row FROM request_partners WHERE partner ${among(':values')} LIMIT :limit`,
  byPatron: `SELECT row FROM requests INDEXED BY requests_patron WHERE patron ${among(':values')} AND patron IS NOT NULL
    LIMIT :limit`,
  byNumber: `SELECT row FROM requests WHERE number ${among(':values')} LIMIT :limit`,
  byWords: 'SELECT rowid AS row FROM request_words WHERE request_words MATCH :words LIMIT :limit',
} as const

export const hasWordsSql = 'SELECT 1 FROM request_words WHERE request_words MATCH :words AND rowid = :row'

/** The statements that walk through what an index found, in the order in which requests were stored. */
export const requestSourceWalkSql = {
  wordsDescending: `SELECT rowid AS row FROM request_words WHERE request_words MATCH :words AND rowid < :row
    ORDER BY rowid DESC LIMIT :limit`,
  wordsAscending: `SELECT rowid AS row FROM request_words WHERE request_words MATCH :words AND rowid > :row
    ORDER BY rowid LIMIT :limit`,
  partnerDescending: `SELECT request_row AS row FROM request_partners WHERE partner = :partner AND request_row < :row
    ORDER BY request_row DESC LIMIT :limit`,
  partnerAscending: `SELECT request_row AS row FROM request_partners WHERE partner = :partner AND request_row > :row
    ORDER BY request_row LIMIT :limit`,
} as const

/**
 * Letters and digits that the index (SQLite FTS5, `unicode61`, which knows Unicode 6.1) has as words: ASCII, Latin, Greek,
 * Cyrillic, Hebrew, Arabic, kana, Han and Hangul. A term without any of them may be none there, and would find nothing.
 */
const indexedLetter =
  /[0-9A-Za-z]|(?=\p{L})[\u00c0-\u024f\u0370-\u037d\u0386-\u0481\u048a-\u0523\u05d0-\u05ea\u0620-\u064a\u3041-\u30fa\u4e00-\u9fcb\uac00-\ud7a3]/u

/** Returns a text without those terms that the index may not have. */
const indexedTerms = (text: string): string =>
  text
    .split(/\s+/)
    .filter((term) => indexedLetter.test(term))
    .join(' ')

/** The rows that an index finds for a filter; null if there are more than the limit. */
type RowIds = readonly number[] | null

/** Finds requests by those filters that have an index of their own. */
export const requestSources = (database: DatabaseSync) => {
  const statements = Object.fromEntries(
    Object.entries(requestSourceSql).map(([name, sql]) => [name, database.prepare(sql)]),
  ) as Record<keyof typeof requestSourceSql, ReturnType<typeof database.prepare>>

  const hasWords = database.prepare(hasWordsSql)

  const newestWithWords = database.prepare(requestSourceWalkSql.wordsDescending)
  const oldestWithWords = database.prepare(requestSourceWalkSql.wordsAscending)

  const rows = (
    name: keyof typeof requestSourceSql,
    values: Readonly<Record<string, string>>,
    most: number,
  ): readonly number[] =>
    // Row numbers, which SQLite gave: there can be ten thousand of them.
    statements[name].all({ ...values, limit: most + 1 }).map(({ row }) => Number(row))

  const unlessMore = (rowIds: readonly number[], most: number): RowIds =>
    rowIds.length > most ? null : [...new Set(rowIds)]

  const byFacet = (
    facet: IndexedFacet,
    values: readonly string[],
    libraries: readonly LibraryCode[],
    most: number,
  ): readonly number[] =>
    rows(
      'byReference',
      {
        owners: JSON.stringify(libraries.map((library) => facetOwner(facet, library))),
        values: JSON.stringify(values),
      },
      most,
    )

  /**
   * Lists the requests whose text has the words of a reference of a library system: those with the reference are among
   * them. Null where a reference has no word that the index surely has.
   */
  const byReferenceWords = (
    references: readonly string[],
    libraries: readonly LibraryCode[],
    most: number,
  ): readonly number[] | null => {
    const [library = null, ...others] = libraries
    const scope = others.length === 0 ? library : null
    const rowLists = references.map((text) => {
      const words = ftsQuery({ text: indexedTerms(text), library: scope, wholeWords: true })
      return words === null ? null : rows('byWords', { words }, most)
    })
    return rowLists.some((each) => each === null) ? null : rowLists.flatMap((each) => each ?? [])
  }

  return {
    /**
     * Lists the requests that each index has for the filters that it answers, except words.
     *
     * @param libraries the libraries in question
     * @param most how many rows are read of one index
     */
    find: (filters: RequestFilters, libraries: readonly LibraryCode[], most: number): readonly RowIds[] => {
      const { barcode, assignee, label, patron, partner, activePartner, reference } = filters
      const rowLists: (readonly number[])[] = []
      if (barcode !== undefined)
        rowLists.push([
          ...byFacet('barcode', barcode, libraries, most),
          ...rows('byNumber', { values: JSON.stringify(barcode) }, most),
        ])
      if (assignee !== undefined && !assignee.includes(null))
        rowLists.push(
          byFacet(
            'assignee',
            assignee.filter((each) => each !== null),
            libraries,
            most,
          ),
        )
      if (label !== undefined) rowLists.push(byFacet('label', label, libraries, most))
      if (patron !== undefined) rowLists.push(rows('byPatron', { values: JSON.stringify(patron) }, most))
      for (const partners of [partner, activePartner])
        if (partners !== undefined)
          rowLists.push(rows('byPartner', { values: JSON.stringify(partners) }, most))
      const ofReference = reference === undefined ? null : byReferenceWords(reference, libraries, most)
      if (ofReference !== null) rowLists.push(ofReference)
      return rowLists.map((each) => unlessMore(each, most))
    },

    /** Finds the first requests by words in the order in which they were stored: as many as asked for, and one more. */
    firstByWords: (words: string, descending: boolean, most: number): readonly number[] =>
      (descending ? newestWithWords : oldestWithWords)
        .all({ words, row: descending ? Number.MAX_SAFE_INTEGER : -1, limit: most + 1 })
        .map(({ row }) => Number(row)),

    /** Finds requests by a barcode. */
    byBarcode: (barcode: string, libraries: readonly LibraryCode[], most: number): readonly number[] =>
      byFacet('barcode', [barcode], libraries, most),

    /**
     * Finds the newest requests by words, and by a barcode that is the whole text.
     *
     * @returns their rows, the newest first, and whether there are no more of them
     */
    newestByText: (
      { text }: { readonly text: string },
      libraries: readonly LibraryCode[],
      words: string,
      most: number,
    ): { readonly rows: readonly number[]; readonly isAll: boolean } => {
      const rowIds = newestWithWords
        .all({ words, row: Number.MAX_SAFE_INTEGER, limit: most + 1 })
        .map(({ row }) => Number(row))
      const all = new Set([...rowIds, ...byFacet('barcode', [text.trim()], libraries, most)])
      const newest = all.size > rowIds.length ? [...all].toSorted((one, other) => other - one) : rowIds
      return { rows: newest.slice(0, most), isAll: newest.length <= most }
    },

    /** Those of some rows that have the words. */
    withWords: (some: readonly number[], words: string): readonly number[] =>
      some.filter((row) => hasWords.get({ row, words }) !== undefined),
  }
}
