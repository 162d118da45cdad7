import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Request } from '../../borrowing/request/request.ts'
import { createPage, parseRowCursor } from '../policy/cursor.ts'
import { parseStored } from '../policy/parse-stored.ts'
import type { RequestQuery } from '../ports/requests.ts'
import type { Page, Stored } from '../ports/stored.ts'
import { readStored } from './requests.ts'
import { ftsQuery } from './search-query.ts'
import { createStatementCache } from './statement-cache.ts'

const filters = ['words', 'patron', 'partner', 'status', 'library'] as const
type Filter = (typeof filters)[number]
/** Which filters a list has. */
export type RequestFilters = ReadonlySet<Filter>

/** How a filter is checked in a row that another one found; words are only ever found, never checked. */
const inRow: Readonly<Record<Exclude<Filter, 'words'>, string>> = {
  patron: 'requests.patron = :patron',
  partner: 'EXISTS (SELECT 1 FROM request_partners WHERE partner = :partner AND request_row = requests.row)',
  status: 'requests.status = :status',
  library: 'requests.library = :library',
}

/** Where a list begins: an index that gives rows newest first, and the filters that it answers by itself. */
type Source = {
  readonly from: string
  readonly row: string
  readonly where: readonly string[]
  readonly answers: readonly Filter[]
}

/** Walks an index of the requests themselves, whose columns the first filters name. */
const walk = (index: string | null, ...answers: readonly Exclude<Filter, 'words'>[]): Source => ({
  from: index === null ? 'requests' : `requests INDEXED BY ${index}`,
  row: 'requests.row',
  where: [...answers.map((filter) => inRow[filter]), 'requests.row < :before'],
  answers,
})

const byWords: Source = {
  from: 'request_words CROSS JOIN requests ON requests.row = request_words.rowid',
  row: 'request_words.rowid',
  where: ['request_words MATCH :words', 'request_words.rowid < :before'],
  answers: ['words'],
}

const byPartner: Source = {
  from: 'request_partners CROSS JOIN requests ON requests.row = request_row',
  row: 'request_row',
  where: ['request_partners.partner = :partner', 'request_row < :before'],
  answers: ['partner'],
}

const byPartnerInLibrary: Source = {
  ...byPartner,
  where: [...byPartner.where, 'request_partners.library = :library'],
  answers: ['partner', 'library'],
}

/** The index of statuses has the library first: the newest of each library, and of these the newest. */
const byStatusInAllLibraries: Source = {
  from: `libraries CROSS JOIN requests ON requests.row IN (
    SELECT row FROM requests INDEXED BY requests_status
    WHERE library = libraries.code AND status = :status AND row < :before ORDER BY row DESC LIMIT :limit)`,
  row: 'requests.row',
  where: [],
  answers: ['status'],
}

const sourceOf = (wanted: RequestFilters): Source => {
  if (wanted.has('words')) return byWords
  if (wanted.has('patron')) return walk('requests_patron', 'patron')
  if (wanted.has('partner')) return wanted.has('library') ? byPartnerInLibrary : byPartner
  if (wanted.has('status')) {
    return wanted.has('library') ? walk('requests_status', 'library', 'status') : byStatusInAllLibraries
  }
  return wanted.has('library') ? walk('requests_library', 'library') : walk(null)
}

/** The statement that lists requests, newest first, by the filters that are set. */
export const requestListSql = (wanted: RequestFilters): string => {
  const { from, row, where, answers } = sourceOf(wanted)
  const left = filters.filter((filter) => wanted.has(filter) && !answers.includes(filter))
  const conditions = [...where, ...left.map((filter) => (filter === 'words' ? '' : inRow[filter]))]
  return `SELECT requests.row AS row, requests.version AS version, requests.body AS body,
    requests.seal AS seal FROM ${from}
    ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`} ORDER BY ${row} DESC LIMIT :limit`
}

const ListedRow = z.object({ row: z.int() })

/** Lists of requests. */
export const requestList = (database: DatabaseSync) => {
  const prepare = createStatementCache(database)
  return (query: RequestQuery): Page<Stored<Request>> => {
    const before = parseRowCursor('requests', query.cursor) ?? Number.MAX_SAFE_INTEGER
    const wantsWords = query.text !== undefined && query.text.trim() !== ''
    const words = wantsWords ? ftsQuery(query.text ?? '', query.library) : null
    if (wantsWords && words === null) return { items: [], next: null }
    const values = {
      ...(query.library === null ? {} : { library: query.library }),
      ...(query.status === undefined ? {} : { status: query.status }),
      ...(query.partner === undefined ? {} : { partner: query.partner }),
      ...(query.patron === undefined ? {} : { patron: query.patron }),
      ...(words === null ? {} : { words }),
    }
    const wanted = new Set(filters.filter((filter) => filter in values))
    const found = prepare(requestListSql(wanted)).all({ before, limit: query.limit + 1, ...values })
    const rows = found.map((row) => ({
      ...parseStored('request', ListedRow, row),
      stored: readStored(row),
    }))
    return createPage(
      'requests',
      rows,
      query.limit,
      (each) => each.row,
      (each) => each.stored,
    )
  }
}
