import type { z } from 'zod'
import { type LibraryCode, libraryOfNumber, type RequestNumber } from '../../../borrowing/values.ts'
import { createPage, parseRowCursor, parseTextCursor } from '../../policy/cursor.ts'
import { filterSteps, type ListPart, librariesOfQuery, onlyValue } from '../../policy/filter-pages.ts'
import {
  fitsDelivery,
  fitsMessage,
  isAboutFoundRequest,
  messageHasText,
} from '../../policy/message-filters.ts'
import { deliveriesOfRequests, messagesOfRequests } from '../../policy/messages-of-requests.ts'
import type { InboxMessage, InboxQuery, ListedMessage, MessageFilters } from '../../ports/inbox.ts'
import type { Delivery, DeliveryQuery } from '../../ports/outbox.ts'
import type { Page } from '../../ports/stored.ts'
import { DeliveryRow, deliveryColumns, deliveryOf } from '../delivery-row.ts'
import { ListedRow, listedMessageColumns, listedMessageOf, MessageRow, messageOf } from '../message-row.ts'
import { type Parameter, rowsOf, type Steps } from '../steps.ts'
import { createBinder, type Dialect } from './dialect.ts'

/** A list of messages of either direction: its table, the column of its order, and the state that most of its rows are in. */
export type ListShape = {
  readonly table: 'inbox' | 'deliveries'
  readonly key: 'row' | 'id'
  readonly usual: 'applied' | 'delivered'
}
export const inboxShape: ListShape = { table: 'inbox', key: 'row', usual: 'applied' }
export const outboxShape: ListShape = { table: 'deliveries', key: 'id', usual: 'delivered' }

/** Reads the deliveries of a request (`?1`) of a library (`?2`). */
export const deliveriesOfRequestSql = `SELECT ${deliveryColumns} FROM deliveries WHERE request = ?1 AND library = ?2
  ORDER BY entry, id`

type AnyQuery = Omit<MessageFilters, 'partner'> & {
  readonly partner?: readonly string[] | undefined
  readonly state?: readonly string[] | undefined
}

/**
 * Returns the statements that read a page of a list, up to a number of rows each. Rows are found by an index of their state, where
 * it is not the usual one, else of their partner or library: one statement for each value, so that each ends after a page.
 */
export const messageListStatements = (
  dialect: Dialect,
  { table, key, usual }: ListShape,
  columns: string,
  query: AnyQuery,
  place: Parameter,
  most: number,
) => {
  const { ascending = false, state, partner } = query
  const wanted = { state, partner, library: librariesOfQuery(query) ?? undefined }
  const isRare = state?.includes(usual) === false
  const lead = isRare ? 'state' : partner !== undefined ? 'partner' : wanted.library ? 'library' : null
  return (lead === null ? [null] : [...new Set(wanted[lead])]).map((value) => {
    const binder = createBinder(dialect)
    const others = (['state', 'partner', 'library'] as const).flatMap((column) => {
      const values = wanted[column]
      return column === lead || values === undefined ? [] : [dialect.isAmong(column, binder.bindList(values))]
    })
    const conditions = [
      ...(place === null ? [] : [`${key} ${ascending ? '>' : '<'} ${binder.bind(place)}`]),
      ...(lead === null || value === null ? [] : [`${lead} = ${binder.bind(value)}`]),
      ...(isRare ? [`state <> '${usual}'`] : []),
      // So that its index finds it, which has only rows with a value.
      ...(table === 'inbox' && lead !== null && !isRare ? [`${lead} IS NOT NULL`] : []),
      ...others,
    ]
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
    const index = dialect.indexOfMessages(table, lead)
    const sql = `SELECT ${columns} FROM ${table} ${index} ${where}
      ORDER BY ${key} ${ascending ? 'ASC' : 'DESC'} LIMIT ${binder.bind(most)}`
    return { sql, values: binder.values }
  })
}

/** Reads what came in and what goes out. */
export const messageReads = (dialect: Dialect) => {
  function* message(id: string): Steps<InboxMessage | null> {
    const sql = `SELECT ${dialect.messageColumns} FROM inbox WHERE id = ?1`
    const [row] = yield* rowsOf('message', MessageRow, sql, id)
    return row === undefined ? null : messageOf(row)
  }

  function* delivery(id: string): Steps<Delivery | null> {
    const [row] = yield* rowsOf(
      'message',
      DeliveryRow,
      `SELECT ${deliveryColumns} FROM deliveries WHERE id = ?1`,
      id,
    )
    return row === undefined ? null : deliveryOf(row)
  }

  function* messagesOf(library: LibraryCode, request: RequestNumber): Steps<readonly InboxMessage[]> {
    return (yield* rowsOf('message', MessageRow, dialect.messagesOfRequest, request, library)).map(messageOf)
  }

  function* deliveriesOf(library: LibraryCode, request: RequestNumber): Steps<readonly Delivery[]> {
    return (yield* rowsOf('message', DeliveryRow, deliveriesOfRequestSql, request, library)).map(deliveryOf)
  }

  /** Returns the messages of requests; null where one of these is not stored: its messages are in the list alone. */
  function* ofStoredRequests(numbers: readonly RequestNumber[]): Steps<readonly InboxMessage[] | null> {
    const found: InboxMessage[] = []
    for (const number of new Set(numbers)) {
      const library = libraryOfNumber(number)
      const isThere = 'SELECT 1 FROM requests WHERE number = ?1 AND library = ?2'
      if ((yield { sql: isThere, values: [number, library] }).length === 0) return null
      found.push(...(yield* messagesOf(library, number)))
    }
    return found
  }

  function* pageOf<Row extends { readonly row: number; readonly id: string }, Item>(
    shape: ListShape,
    columns: string,
    schema: z.ZodType<Row>,
    itemOf: (row: Row) => Item,
    query: AnyQuery,
    { cursor, limit }: ListPart,
  ): Steps<Page<Item>> {
    const { ascending = false } = query
    const name = shape.table === 'inbox' ? 'inbox' : 'deliveries'
    const list = ascending ? `${name} created` : name
    const place = shape.key === 'row' ? parseRowCursor(list, cursor) : parseTextCursor(list, cursor)
    const rows: Row[] = []
    for (const { sql, values } of messageListStatements(dialect, shape, columns, query, place, limit + 1))
      rows.push(...(yield* rowsOf('message', schema, sql, ...values)))
    const sorted = rows.toSorted((one, other) => (one[shape.key] < other[shape.key] === ascending ? -1 : 1))
    return createPage(list, sorted.slice(0, limit + 1), limit, (row) => row[shape.key], itemOf)
  }

  function* hasText(text: string, listed: ListedMessage): Steps<boolean> {
    return messageHasText(text, listed, listed.mail === undefined ? yield* message(listed.id) : null)
  }

  return {
    message,
    delivery,
    messagesOf,
    deliveriesOf,

    *listMessages(query: InboxQuery): Steps<Page<ListedMessage>> {
      const { request, text, reason } = query
      const found = request === undefined ? null : yield* ofStoredRequests(request)
      if (found !== null) return messagesOfRequests(query, found)
      const mail = onlyValue(query.state) === 'review' ? `, ${dialect.mailColumn}` : ''
      const columns = `${listedMessageColumns}${mail}`
      const page = (part: ListPart) => pageOf(inboxShape, columns, ListedRow, listedMessageOf, query, part)
      if ([request, text, reason].every((each) => each === undefined)) return yield* page(query)
      return yield* filterSteps(
        page,
        (listed) =>
          fitsMessage(query, listed) &&
          (text === undefined || isAboutFoundRequest(query, listed) || hasText(text, listed)),
        query,
      )
    },

    *listDeliveries(query: DeliveryQuery): Steps<Page<Delivery>> {
      const { request, text, reason } = query
      if (request !== undefined) {
        const found: Delivery[] = []
        for (const number of new Set(request))
          found.push(...(yield* deliveriesOf(libraryOfNumber(number), number)))
        return deliveriesOfRequests(query, found)
      }
      const page = (part: ListPart) =>
        pageOf(outboxShape, deliveryColumns, DeliveryRow, deliveryOf, query, part)
      if (text === undefined && reason === undefined) return yield* page(query)
      return yield* filterSteps(page, (each) => fitsDelivery(query, each), query)
    },
  }
}
