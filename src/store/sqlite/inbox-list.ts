import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { createPage, parseRowCursor } from '../policy/cursor.ts'
import { parseAllStored, parseStored } from '../policy/parse-stored.ts'
import type { InboxQuery, ListedMessage } from '../ports/inbox.ts'
import type { Page } from '../ports/stored.ts'
import { ListedColumns, listedColumns, listedMessageOf } from './inbox.ts'
import { createStatementCache } from './statement-cache.ts'

/**
 * Messages are listed by partner and by library through indexes in which only rows of one block lie together. An index
 * by partner alone is written to in as many places as partners send at a time; in these, what is new is at the end.
 */
const rowsInBlock = 512
const blockOf = `row / ${rowsInBlock}`

/** The filters of a list of messages. */
export type InboxFilters = {
  readonly library: boolean
  readonly partner: boolean
  readonly state: 'none' | 'applied' | 'other'
}

type BlockColumn = 'partner' | 'library'

/** The column whose index finds what is listed, block by block; undefined where one walk finds all. */
const blockColumn = ({ library, partner, state }: InboxFilters): BlockColumn | undefined =>
  state === 'other' ? undefined : partner ? 'partner' : library ? 'library' : undefined

const indexOf = (filters: InboxFilters): string => {
  const column = blockColumn(filters)
  if (column !== undefined) return `INDEXED BY inbox_${column}`
  return filters.state === 'other' ? 'INDEXED BY inbox_state' : ''
}

/** The statement that lists messages, newest first, by the filters that are set; those of one block where `inboxBlockSql` finds it. */
export const inboxListSql = (filters: InboxFilters): string => {
  const conditions = [
    'row < :before',
    ...(blockColumn(filters) === undefined ? [] : [`${blockOf} = :block`]),
    ...(filters.library ? ['library = :library'] : []),
    ...(filters.partner ? ['partner = :partner'] : []),
    ...(filters.state === 'none' ? [] : ['state = :state']),
    ...(filters.state === 'other' ? ["state <> 'applied'"] : []),
  ]
  const mail =
    filters.state === 'other'
      ? ', (SELECT mail FROM inbox_mails WHERE inbox_mails.row = inbox.row) AS mail'
      : ''
  return `SELECT ${listedColumns}${mail} FROM inbox ${indexOf(filters)}
    WHERE ${conditions.join(' AND ')} ORDER BY row DESC LIMIT :limit`
}

/** The statement that finds the newest block up to one that holds messages of a partner or library; null where none does. */
export const inboxBlockSql = (column: BlockColumn): string => {
  const holds = `EXISTS (SELECT 1 FROM inbox INDEXED BY inbox_${column} WHERE ${blockOf} = block AND ${column} = :name)`
  return `WITH RECURSIVE blocks (block) AS (
      SELECT min(:block, coalesce((SELECT max(row) FROM inbox) / ${rowsInBlock}, -1))
      UNION ALL
      SELECT block - 1 FROM blocks WHERE block >= 0 AND NOT ${holds}
    )
    SELECT min(block) AS block FROM blocks`
}

const Block = z.object({ block: z.int() })

/** Lists of messages. */
export const inboxList = (database: DatabaseSync) => {
  const prepare = createStatementCache(database)
  return (query: InboxQuery): Page<ListedMessage> => {
    const before = parseRowCursor('inbox', query.cursor) ?? Number.MAX_SAFE_INTEGER
    const most = query.limit + 1
    const filters: InboxFilters = {
      library: query.library !== null,
      partner: query.partner !== undefined,
      state: query.state === undefined ? 'none' : query.state === 'applied' ? 'applied' : 'other',
    }
    const list = prepare(inboxListSql(filters))
    const values = {
      before,
      ...(query.library === null ? {} : { library: query.library }),
      ...(query.partner === undefined ? {} : { partner: query.partner }),
      ...(query.state === undefined ? {} : { state: query.state }),
    }
    const rowsOf = (place: { readonly block?: number; readonly limit: number }) =>
      parseAllStored('message', ListedColumns, list.all({ ...values, ...place }))

    const blockwise = (column: BlockColumn, name: string) => {
      const find = prepare(inboxBlockSql(column))
      const rows: ReturnType<typeof rowsOf>[number][] = []
      for (let next = Math.floor(before / rowsInBlock); rows.length < most; next -= 1) {
        const { block } = parseStored('message', Block, find.get({ block: next, name }))
        if (block < 0) break
        rows.push(...rowsOf({ block, limit: most - rows.length }))
        next = block
      }
      return rows
    }
    const column = blockColumn(filters)
    const name = column === undefined ? undefined : query[column]
    const rows =
      column === undefined || name === undefined || name === null
        ? rowsOf({ limit: most })
        : blockwise(column, name)
    return createPage('inbox', rows, query.limit, (each) => each.row, listedMessageOf)
  }
}
