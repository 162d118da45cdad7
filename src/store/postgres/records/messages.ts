import { reasonToText } from '../../policy/stored-reason.ts'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { createPage, parseRowCursor, parseTextCursor } from '../../policy/cursor.ts'
import { filterRemotePages, type ListPart, onlyValue } from '../../policy/filter-pages.ts'
import { fingerprintKey } from '../../policy/fingerprint.ts'
import { fitsDelivery, fitsMessage, isAboutFoundRequest, messageHasText } from '../../policy/message-filters.ts'
import { parseAllStored } from '../../policy/parse-stored.ts'
import { librariesOfQuery } from '../../policy/query-libraries.ts'
import type { InboxMessage, InboxPort, InboxQuery, ListedMessage } from '../../ports/inbox.ts'
import type { MessageFilters } from '../../ports/message-filters.ts'
import type { Delivery, DeliveryQuery } from '../../ports/outbox.ts'
import type { Page } from '../../ports/stored.ts'
import { DeliveryColumns, deliveryColumns, deliveryOf } from '../../sql/delivery-row.ts'
import {
  ListedColumns,
  listedMessageOf,
  MessageColumns,
  messageOf,
  ReplyColumns,
  replyOf,
} from '../../sql/message-row.ts'
import type { Database, Value } from '../connection.ts'

const listedColumns = `row, id, received_at, protocol, partner, library, request, entry, state, summary, reason, content_type,
  truncated`
/** The columns of a message with its bytes and its reply. */
export const messageColumns = `${listedColumns}, reply_status, reply_type, reply, raw, mail,
  CASE WHEN quota IS NOT NULL THEN json_build_object('quota', quota, 'source', source) END AS share`

const messageSql = {
  reply: 'SELECT reply_status, reply_type, reply FROM inbox WHERE fingerprint = $1',
  message: `SELECT ${messageColumns} FROM inbox WHERE id = $1`,
  ofRequest: `SELECT ${messageColumns} FROM inbox WHERE request = $1 AND library = $2 ORDER BY row`,
  setState: 'UPDATE inbox SET state = $2, reason = $3 WHERE id = $1',
  delivery: `SELECT ${deliveryColumns} FROM deliveries WHERE id = $1`,
  deliveriesOf: `SELECT ${deliveryColumns} FROM deliveries WHERE request = $1 AND library = $2 ORDER BY entry, id`,
} as const

/** A list of messages of either direction. */
type ListShape = { readonly table: 'inbox' | 'deliveries'; readonly key: 'row' | 'id'; readonly columns: string }

type AnyQuery = Omit<MessageFilters, 'partner'> & {
  readonly partner?: readonly string[] | undefined
  readonly state?: readonly string[] | undefined
}

const listRows = (
  { query: ask }: Database,
  { table, key, columns }: ListShape,
  query: AnyQuery,
  place: Value,
  most: number,
) => {
  const { ascending = false, state, partner, request } = query
  const libraries = librariesOfQuery(query)
  const values: Value[] = []
  const bind = (value: Value): string => `$${values.push(value)}`
  const among = (column: string, wanted: readonly string[] | undefined): readonly string[] => {
    if (wanted === undefined) return []
    const [only, ...others] = wanted
    return [
      only !== undefined && others.length === 0
        ? `${column} = ${bind(only)}`
        : `${column} = ANY (${bind(wanted)})`,
    ]
  }
  // Most messages are applied, most deliveries delivered: the others are found by an index of their own.
  const isRare = state !== undefined && !state.some((each) => each === 'applied' || each === 'delivered')
  const conditions = [
    ...(place === null ? [] : [`${key} ${ascending ? '>' : '<'} ${bind(place)}`]),
    ...among('library', libraries ?? undefined),
    ...among('partner', partner),
    ...among('request', request),
    ...among('state', state),
    ...(isRare ? [`state <> '${table === 'inbox' ? 'applied' : 'delivered'}'`] : []),
  ]
  return ask(
    `SELECT ${columns} FROM ${table} ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
      ORDER BY ${key} ${ascending ? 'ASC' : 'DESC'} LIMIT ${bind(most)}`,
    values,
  )
}

/** Reads messages that came in and deliveries. */
export const messageReads = (database: Database) => {
  const { query: ask } = database

  const message = async (id: string): Promise<InboxMessage | null> => {
    const [row] = parseAllStored('message', MessageColumns, await ask(messageSql.message, [id]))
    return row === undefined ? null : messageOf(row)
  }

  const messagePage = async (
    query: InboxQuery,
    { cursor, limit }: ListPart,
  ): Promise<Page<ListedMessage>> => {
    const list = query.ascending === true ? 'inbox created' : 'inbox'
    const mail = onlyValue(query.state) === 'review' ? ', mail' : ''
    const shape = { table: 'inbox', key: 'row', columns: `${listedColumns}${mail}` } as const
    const rows = await listRows(database, shape, query, parseRowCursor(list, cursor), limit + 1)
    const read = parseAllStored('message', ListedColumns, rows)
    return createPage(list, read, limit, ({ row }) => row, listedMessageOf)
  }

  const deliveryPage = async (
    query: DeliveryQuery,
    { cursor, limit }: ListPart,
  ): Promise<Page<Delivery>> => {
    const list = query.ascending === true ? 'deliveries created' : 'deliveries'
    const shape = { table: 'deliveries', key: 'id', columns: deliveryColumns } as const
    const rows = await listRows(database, shape, query, parseTextCursor(list, cursor), limit + 1)
    return createPage(list, parseAllStored('delivery', DeliveryColumns, rows), limit, ({ id }) => id, deliveryOf)
  }

  return {
    message,
    findReply: async (fingerprint: string) => {
      const rows = await ask(messageSql.reply, [fingerprintKey(fingerprint)])
      const [row] = parseAllStored('message', ReplyColumns, rows)
      return row === undefined ? null : replyOf(row)
    },
    setState: async (...[id, state, reason]: Parameters<InboxPort['setMessageState']>): Promise<void> => {
      await ask(messageSql.setState, [id, state, reason === null ? null : reasonToText(reason)])
    },
    messagesOf: async (library: LibraryCode, request: string): Promise<readonly InboxMessage[]> =>
      parseAllStored('message', MessageColumns, await ask(messageSql.ofRequest, [request, library])).map(
        messageOf,
      ),
    listMessages: async (query: InboxQuery): Promise<Page<ListedMessage>> => {
      const { text, reason, cursor, limit } = query
      if (text === undefined && reason === undefined) return messagePage(query, { cursor, limit })
      return filterRemotePages(
        (part) => messagePage(query, part),
        async (listed) =>
          fitsMessage(query, listed) &&
          (text === undefined ||
            isAboutFoundRequest(query, listed) ||
            messageHasText(text, listed, listed.mail === undefined ? await message(listed.id) : null)),
        query,
      )
    },

    delivery: async (id: string): Promise<Delivery | null> => {
      const [row] = parseAllStored('delivery', DeliveryColumns, await ask(messageSql.delivery, [id]))
      return row === undefined ? null : deliveryOf(row)
    },
    deliveriesOf: async (library: LibraryCode, request: string): Promise<readonly Delivery[]> =>
      parseAllStored('delivery', DeliveryColumns, await ask(messageSql.deliveriesOf, [request, library])).map(
        deliveryOf,
      ),
    listDeliveries: async (query: DeliveryQuery): Promise<Page<Delivery>> => {
      const { text, reason, cursor, limit } = query
      return text === undefined && reason === undefined
        ? deliveryPage(query, { cursor, limit })
        : filterRemotePages(
            (part) => deliveryPage(query, part),
            (delivery) => fitsDelivery(query, delivery),
            query,
          )
    },
  }
}
export type MessageReads = ReturnType<typeof messageReads>
