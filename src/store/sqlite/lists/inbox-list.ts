import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { libraryOfNumber, type RequestNumber } from '../../../borrowing/values.ts'
import { createPage, parseRowCursor } from '../../policy/cursor.ts'
import { filterPages, type ListPart, onlyValue } from '../../policy/filter-pages.ts'
import { fitsMessage, isAboutFoundRequest, isFiltered, messageHasText } from '../../policy/message-filters.ts'
import { messagesOfRequests } from '../../policy/messages-of-requests.ts'
import { parseAllStored, parseStored, parseStoredOrNull } from '../../policy/parse-stored.ts'
import { librariesOfQuery } from '../../policy/query-libraries.ts'
import type { InboxMessage, InboxQuery, ListedMessage } from '../../ports/inbox.ts'
import type { Page } from '../../ports/stored.ts'
import { ListedColumns, listedMessageOf } from '../../sql/message-row.ts'
import { inboxTable, listedColumns } from '../records/inbox.ts'
import { Ends, requestSql } from '../records/requests.ts'
import { createStatementCache } from '../statement-cache.ts'

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
  readonly ascending: boolean
}

type BlockColumn = 'partner' | 'library'

/** Returns the column whose index finds what is listed, block by block; undefined where one walk finds all. */
const blockColumn = ({ library, partner, state }: InboxFilters): BlockColumn | undefined =>
  state === 'other' ? undefined : partner ? 'partner' : library ? 'library' : undefined

const indexOf = (filters: InboxFilters): string => {
  const column = blockColumn(filters)
  if (column !== undefined) return `INDEXED BY inbox_${column}`
  return filters.state === 'other' ? 'INDEXED BY inbox_state' : ''
}

/**
 * Returns the statement that lists messages, in the order of their arrival or against it, by the filters that are set;
 * those of one block where `inboxBlockSql` finds it.
 */
export const inboxListSql = (filters: InboxFilters): string => {
  const conditions = [
    filters.ascending ? 'row > :place' : 'row < :place',
    ...(blockColumn(filters) === undefined ? [] : [`${blockOf} = :block`]),
    ...(filters.library ? ['library IN (SELECT value FROM json_each(:libraries))'] : []),
    ...(filters.partner ? ['partner = :partner'] : []),
    ...(filters.state === 'none' ? [] : ['state = :state']),
    ...(filters.state === 'other' ? ["state <> 'applied'"] : []),
  ]
  const mail =
    filters.state === 'other'
      ? ', (SELECT mail FROM inbox_mails WHERE inbox_mails.row = inbox.row) AS mail'
      : ''
  return `SELECT ${listedColumns}${mail} FROM inbox ${indexOf(filters)}
    WHERE ${conditions.join(' AND ')} ORDER BY row ${filters.ascending ? 'ASC' : 'DESC'} LIMIT :limit`
}

/**
 * Returns the statement that finds the next block that holds messages of a partner or library, of those from one on in
 * the order of the list; -1 where none does.
 */
export const inboxBlockSql = (column: BlockColumn, ascending: boolean): string => {
  const holds = `EXISTS (SELECT 1 FROM inbox INDEXED BY inbox_${column} WHERE ${blockOf} = block
    AND ${column} IN (SELECT value FROM json_each(:names)))`
  const last = `coalesce((SELECT max(row) FROM inbox) / ${rowsInBlock}, -1)`
  if (ascending)
    return `WITH RECURSIVE blocks (block) AS (
      SELECT max(:block, coalesce((SELECT min(row) FROM inbox) / ${rowsInBlock}, 0))
      UNION ALL
      SELECT block + 1 FROM blocks WHERE block <= ${last} AND NOT ${holds}
    )
    SELECT iif(max(block) > ${last}, -1, max(block)) AS block FROM blocks`
  return `WITH RECURSIVE blocks (block) AS (
      SELECT min(:block, ${last})
      UNION ALL
      SELECT block - 1 FROM blocks WHERE block >= 0 AND NOT ${holds}
    )
    SELECT min(block) AS block FROM blocks`
}

const Block = z.object({ block: z.int() })

/** Makes the functions that list messages. */
export const inboxList = (database: DatabaseSync) => {
  const prepare = createStatementCache(database)
  const inbox = inboxTable(database)
  const ends = database.prepare(requestSql.ends)

  /** Returns a page of what an index finds by one state and one partner at most. */
  const pageOf = (query: InboxQuery, { cursor, limit }: ListPart): Page<ListedMessage> => {
    const { ascending = false } = query
    const libraries = librariesOfQuery(query)
    const [state, partner] = [onlyValue(query.state), onlyValue(query.partner)]
    const list = ascending ? 'inbox created' : 'inbox'
    const start = parseRowCursor(list, cursor) ?? (ascending ? -1 : Number.MAX_SAFE_INTEGER)
    const most = limit + 1
    const filters: InboxFilters = {
      library: libraries !== null,
      partner: partner !== undefined,
      state: state === undefined ? 'none' : state === 'applied' ? 'applied' : 'other',
      ascending,
    }
    const statement = prepare(inboxListSql(filters))
    const values = {
      ...(partner === undefined ? {} : { partner }),
      ...(state === undefined ? {} : { state }),
    }
    const scope = libraries === null ? {} : { libraries: JSON.stringify(libraries) }
    const rowsOf = (count: number, block?: number) =>
      parseAllStored(
        'message',
        ListedColumns,
        statement.all({
          ...values,
          ...scope,
          ...(block === undefined ? {} : { block }),
          place: start,
          limit: count,
        }),
      )
    type Rows = ReturnType<typeof rowsOf>

    /** Reads a list whose rows an index finds block by block. */
    const blockwise = (column: BlockColumn, names: readonly string[]): Rows => {
      const find = prepare(inboxBlockSql(column, ascending))
      const step = ascending ? 1 : -1
      const rows: Rows[number][] = []
      for (let next = Math.max(0, Math.floor(start / rowsInBlock)); rows.length < most; next += step) {
        const { block } = parseStored(
          'message',
          Block,
          find.get({ block: next, names: JSON.stringify(names) }),
        )
        if (block < 0) break
        rows.push(...rowsOf(most - rows.length, block))
        next = block
      }
      return rows
    }

    const column = blockColumn(filters)
    const names = column === 'partner' ? [partner ?? ''] : (libraries ?? [])
    const rows = column === undefined ? rowsOf(most) : blockwise(column, names)
    return createPage(list, rows, limit, (each) => each.row, listedMessageOf)
  }

  /** Returns the messages of requests; null where one of these is not stored: its messages are in the list alone. */
  const ofRequests = (numbers: readonly RequestNumber[]): readonly InboxMessage[] | null => {
    const found = numbers.map((number) =>
      parseStoredOrNull('request', Ends, ends.get(number, libraryOfNumber(number))),
    )
    return found.includes(null) ? null : found.flatMap((each) => inbox.chain(each?.last_message ?? null))
  }

  return (query: InboxQuery): Page<ListedMessage> => {
    const { text, request, cursor, limit } = query
    const messages = request === undefined ? null : ofRequests([...new Set(request)])
    if (messages !== null) return messagesOfRequests(query, messages)
    if (!isFiltered(query)) return pageOf(query, { cursor, limit })
    const matches = (message: ListedMessage): boolean =>
      fitsMessage(query, message) &&
      (text === undefined ||
        isAboutFoundRequest(query, message) ||
        messageHasText(text, message, message.mail === undefined ? inbox.message(message.id) : null))
    return filterPages((part) => pageOf(query, part), matches, query)
  }
}
