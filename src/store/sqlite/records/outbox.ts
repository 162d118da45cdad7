import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { LibraryCode, libraryOfNumber, RequestNumber } from '../../../borrowing/values.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import { concurrencyKeyOf } from '../../policy/concurrency-key.ts'
import { createPage, parseTextCursor } from '../../policy/cursor.ts'
import { filterPages, type ListPart, onlyValue } from '../../policy/filter-pages.ts'
import { fitsDelivery, isFiltered } from '../../policy/message-filters.ts'
import { deliveriesOfRequests } from '../../policy/messages-of-requests.ts'
import { parseAllStored, parseStored, parseStoredOrNull, toMilliseconds } from '../../policy/parse-stored.ts'
import { librariesOfQuery } from '../../policy/query-libraries.ts'
import { reasonToText } from '../../policy/stored-reason.ts'
import { selectWithdrawals } from '../../policy/withdrawal.ts'
import type { Change } from '../../ports/changes.ts'
import type { Delivery, DeliveryQuery, NewDelivery, OutboxSummary, Settlement } from '../../ports/outbox.ts'
import type { Page } from '../../ports/stored.ts'
import { DeliveryColumns, deliveryColumns, deliveryOf } from '../../sql/delivery-row.ts'
import { createStatementCache } from '../statement-cache.ts'
import { deliveryOrderTable, type OrderingKey, type Unsettled } from './delivery-order.ts'

/** The statements on deliveries; a test checks the query plan of each. */
export const outboxSql = {
  addLibrary: 'INSERT INTO libraries (code) VALUES (?) ON CONFLICT DO NOTHING',
  insert: `INSERT INTO deliveries (id, library, request, entry, request_id, target, partner, operation, created_at, due_at,
      ready_at, state, attempts, possibly_taken, summary, content_type, content)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0, 0, ?, ?, ?)`,
  delivery: `SELECT ${deliveryColumns} FROM deliveries WHERE id = ?`,
  ofRequest: `SELECT ${deliveryColumns} FROM deliveries WHERE request = ? AND library = ? ORDER BY entry, id`,
  leased: `SELECT 1 FROM deliveries WHERE id = ? AND lease_token = ? AND state = 'leased'`,
  settle: `UPDATE deliveries SET state = ?, settled_at = ?, last_error = coalesce(?, last_error), reply = ?,
      possibly_taken = max(possibly_taken, ?), due_at = coalesce(?, due_at),
      lease_token = NULL, lease_until = NULL, ready_at = NULL, held_until = NULL
    WHERE id = ? AND lease_token = ? AND state = 'leased' RETURNING library, request, entry`,
  withdraw: `UPDATE deliveries SET state = 'withdrawn', settled_at = ?, ready_at = NULL, held_until = NULL WHERE row = ?`,
  bounce: `UPDATE deliveries SET state = 'dead', settled_at = ?, last_error = ?, possibly_taken = 0
    WHERE id = ? AND library = ? AND state = 'delivered'`,
  requeue: `UPDATE deliveries SET state = 'waiting', attempts = 0, due_at = ?, settled_at = NULL
    WHERE id = ? AND library = ? AND state IN ('dead', 'refused') RETURNING library, request, entry`,
  summary: `SELECT count(*) AS count, min(id) AS first FROM deliveries INDEXED BY deliveries_open
    WHERE state = ? AND state <> 'delivered'`,
} as const

const SummaryRow = z.object({ count: z.int(), first: z.string().nullable() })
const summarizedStates = ['waiting', 'leased', 'dead'] as const

/** The filters of a list of deliveries. */
type DeliveryFilters = {
  readonly library: boolean
  readonly partner: boolean
  readonly state: 'none' | 'delivered' | 'other'
  readonly ascending: boolean
}

/** Returns whether the index of libraries finds what is listed: then the list of several libraries merges a walk of each. */
const isByLibrary = ({ library, partner, state }: DeliveryFilters): boolean =>
  library && !partner && state !== 'other'

/**
 * Returns the statement that lists deliveries, in the order of their creation or against it, by the filters that are
 * set.
 */
export const deliveryListSql = (filters: DeliveryFilters): string => {
  const index =
    filters.state === 'other'
      ? 'deliveries_open'
      : filters.partner
        ? 'deliveries_partner'
        : filters.library
          ? 'deliveries_library'
          : 'deliveries_id'
  const conditions = [
    filters.ascending ? 'id > :place' : 'id < :place',
    ...(filters.library
      ? [isByLibrary(filters) ? 'library = :library' : 'library IN (SELECT value FROM json_each(:libraries))']
      : []),
    ...(filters.partner ? ['partner = :partner'] : []),
    ...(filters.state === 'none' ? [] : ['state = :state']),
    ...(filters.state === 'other' ? ["state <> 'delivered'"] : []),
  ]
  return `SELECT ${deliveryColumns} FROM deliveries INDEXED BY ${index}
    WHERE ${conditions.join(' AND ')} ORDER BY id ${filters.ascending ? 'ASC' : 'DESC'} LIMIT :limit`
}

/** Sorts behind every id. */
const behindAll = '\u{10ffff}'

const OrderingKeyColumns = z.object({ library: LibraryCode, request: RequestNumber, entry: z.int() })

/** Returns the table of messages to be sent. Every function runs synchronously inside the open transaction. */
export const outboxTable = (database: DatabaseSync) => {
  const deliveryOrder = deliveryOrderTable(database)
  const prepare = createStatementCache(database)
  const addLibrary = database.prepare(outboxSql.addLibrary)
  const insert = database.prepare(outboxSql.insert)
  const summary = database.prepare(outboxSql.summary)
  const delivery = database.prepare(outboxSql.delivery)
  const ofRequest = database.prepare(outboxSql.ofRequest)
  const leased = database.prepare(outboxSql.leased)
  const settle = database.prepare(outboxSql.settle)
  const withdraw = database.prepare(outboxSql.withdraw)
  const bounce = database.prepare(outboxSql.bounce)
  const requeue = database.prepare(outboxSql.requeue)

  const orderingKeyOf = (row: unknown): OrderingKey | null =>
    parseStoredOrNull('delivery', OrderingKeyColumns, row)

  const deliveriesOf = (library: LibraryCode, request: RequestNumber): readonly Delivery[] =>
    parseAllStored('delivery', DeliveryColumns, ofRequest.all(request, library)).map(deliveryOf)

  /** Returns a page of what an index finds by one state and one partner at most. */
  const pageOf = (query: DeliveryQuery, { cursor, limit }: ListPart): Page<Delivery> => {
    const { ascending = false } = query
    const libraries = librariesOfQuery(query)
    const [state, partner] = [onlyValue(query.state), onlyValue(query.partner)]
    const list = ascending ? 'deliveries created' : 'deliveries'
    const filters: DeliveryFilters = {
      library: libraries !== null,
      partner: partner !== undefined,
      state: state === undefined ? 'none' : state === 'delivered' ? 'delivered' : 'other',
      ascending,
    }
    const statement = prepare(deliveryListSql(filters))
    const most = limit + 1
    const start = parseTextCursor(list, cursor) ?? (ascending ? '' : behindAll)
    const read = (scope: { readonly library?: LibraryCode; readonly libraries?: string }) =>
      parseAllStored(
        'delivery',
        DeliveryColumns,
        statement.all({
          place: start,
          limit: most,
          ...scope,
          ...(partner === undefined ? {} : { partner }),
          ...(state === undefined ? {} : { state }),
        }),
      )
    const rows =
      libraries === null
        ? read({})
        : isByLibrary(filters)
          ? libraries.flatMap((library) => read({ library }))
          : read({ libraries: JSON.stringify(libraries) })
    const sorted = rows.toSorted((one, other) => (one.id < other.id === ascending ? -1 : 1))
    return createPage(list, sorted.slice(0, most), limit, (each) => each.id, deliveryOf)
  }

  return {
    /** Adds a message; returns the ordering key to refresh, or null where nothing else of it is to be sent before. */
    add: (message: NewDelivery): OrderingKey | null => {
      const isFirst = !deliveryOrder.hasUnsettled(message)
      const dueAt = toMilliseconds(message.dueAt)
      addLibrary.run(message.library)
      insert.run(
        message.id,
        message.library,
        message.request,
        message.entry,
        message.requestId,
        message.target.kind,
        concurrencyKeyOf(message.target, message.library),
        message.operation,
        toMilliseconds(message.createdAt),
        dueAt,
        isFirst ? dueAt : null,
        message.summary,
        message.contentType,
        message.content,
      )
      return isFirst ? null : message
    },

    delivery: (id: string): Delivery | null => {
      const columns = parseStoredOrNull('delivery', DeliveryColumns, delivery.get(id))
      return columns === null ? null : deliveryOf(columns)
    },

    summarize: (): readonly OutboxSummary[] =>
      summarizedStates.map((state) => {
        const { count, first } = parseStored('summary', SummaryRow, summary.get(state))
        const columns =
          first === null ? null : parseStoredOrNull('delivery', DeliveryColumns, delivery.get(first))
        return { state, count, oldest: columns?.created_at ?? null }
      }),

    ofRequest: deliveriesOf,

    list: (query: DeliveryQuery): Page<Delivery> => {
      const { request, cursor, limit } = query
      if (request !== undefined) {
        const numbers = [...new Set(request)]
        return deliveriesOfRequests(
          query,
          numbers.flatMap((number) => deliveriesOf(libraryOfNumber(number), number)),
        )
      }
      if (!isFiltered(query)) return pageOf(query, { cursor, limit })
      return filterPages(
        (part) => pageOf(query, part),
        (delivery) => fitsDelivery(query, delivery),
        query,
      )
    },

    isLeased: (id: string, leaseToken: string): boolean => leased.get(id, leaseToken) !== undefined,

    /** Settles an attempt; returns the ordering key to refresh, or null where the lease was lost. */
    settle: (id: string, leaseToken: string, settlement: Settlement): OrderingKey | null => {
      const waiting = settlement.state === 'waiting'
      return orderingKeyOf(
        settle.get(
          settlement.state,
          waiting ? null : toMilliseconds(settlement.at),
          settlement.state === 'delivered' ? null : reasonToText(settlement.error),
          settlement.reply,
          settlement.state !== 'delivered' && settlement.possiblyTaken ? 1 : 0,
          waiting ? toMilliseconds(settlement.dueAt) : null,
          id,
          leaseToken,
        ),
      )
    },

    /** Selects what a change wants withdrawn of an ordering key. */
    selectWithdrawals: (
      key: OrderingKey,
      operations: Change['withdraw'][number]['operations'],
      settle: Change['settle'],
    ) => selectWithdrawals(deliveryOrder.unsettled(key), operations, settle),

    withdraw: (each: Unsettled, at: number): void => {
      withdraw.run(at, each.row)
    },

    /** Makes a delivery dead that was delivered and has come back: it was settled before, so the order stays as it is. */
    bounce: (library: LibraryCode, id: string, error: AnyReason, at: number): void => {
      bounce.run(at, reasonToText(error), id, library)
    },

    /** Makes a dead or refused delivery wait again; returns the ordering key to refresh, or null where there is no such one. */
    requeue: (library: LibraryCode, id: string, dueAt: number): OrderingKey | null =>
      orderingKeyOf(requeue.get(dueAt, id, library)),

    refresh: deliveryOrder.refresh,
  }
}
export type OutboxTable = ReturnType<typeof outboxTable>
