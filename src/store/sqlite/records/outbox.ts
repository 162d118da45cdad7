import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import {
  parseAllStored,
  parseStoredOrNull,
  reasonToText,
  storedFlag,
  toMilliseconds,
} from '../../policy/parse-stored.ts'
import { selectWithdrawals } from '../../policy/withdrawal.ts'
import type { Change } from '../../ports/changes.ts'
import type { NewDelivery, Settlement } from '../../ports/outbox.ts'
import { deliveryValues } from '../../sql/delivery-row.ts'
import { prepareAll } from '../step-runner.ts'

/** The deliveries of one request and rota entry are sent in order. */
export type OrderingKey = {
  readonly library: LibraryCode
  readonly request: RequestNumber
  readonly entry: number
}

/** The statements on the order of deliveries; a test checks the query plan of each. */
export const deliveryOrderSql = {
  unsettled: `SELECT row, id, operation, state, possibly_taken AS possiblyTaken, due_at, lease_until, ready_at, held_until FROM deliveries
    WHERE request = ? AND entry = ? AND library = ? AND state IN ('waiting', 'leased') ORDER BY id`,
  hasUnsettled: `SELECT 1 FROM deliveries INDEXED BY deliveries_lane
    WHERE request = ? AND entry = ? AND library = ? AND state IN ('waiting', 'leased') LIMIT 1`,
  setPlace: 'UPDATE deliveries SET ready_at = ?, held_until = ? WHERE row = ?',
} as const

const UnsettledColumns = z.object({
  row: z.int(),
  id: z.string(),
  operation: z.string(),
  state: z.enum(['waiting', 'leased']),
  possiblyTaken: storedFlag,
  due_at: z.int(),
  lease_until: z.int().nullable(),
  ready_at: z.int().nullable(),
  held_until: z.int().nullable(),
})
/** A delivery that waits or is leased. */
export type Unsettled = z.infer<typeof UnsettledColumns>

/** Returns the time at which the last lease of an ordering key ends; null if none of its deliveries is leased. */
const lastEnd = (deliveries: readonly Unsettled[]): number | null => {
  const ends = deliveries.flatMap(({ state, lease_until: end }) =>
    state === 'leased' && end !== null ? [end] : [],
  )
  return ends.length === 0 ? null : Math.max(...ends)
}

/**
 * Maintains `ready_at` and `held_until`. Both are null for all but the oldest unsettled delivery of each ordering key.
 * While a delivery of the key is leased, `held_until` is the end of the lease; otherwise `ready_at` is the due time. They
 * are separate columns because leases end by another clock. A requeued older delivery waits for the attempt in progress.
 */
export const deliveryOrderTable = (database: DatabaseSync) => {
  const sql = prepareAll(database, deliveryOrderSql)

  const read = (key: OrderingKey): readonly Unsettled[] =>
    parseAllStored('delivery', UnsettledColumns, sql.unsettled.all(key.request, key.entry, key.library))

  return {
    /** The waiting and leased deliveries of an ordering key, oldest first. */
    unsettled: read,

    hasUnsettled: (key: OrderingKey): boolean =>
      sql.hasUnsettled.get(key.request, key.entry, key.library) !== undefined,

    /** Updates `ready_at` and `held_until` after deliveries of the key were added, removed or changed. */
    refresh: (key: OrderingKey): void => {
      const deliveries = read(key)
      const end = lastEnd(deliveries)
      for (const [place, { row, due_at, ready_at, held_until }] of deliveries.entries()) {
        const readyAt = place === 0 && end === null ? due_at : null
        const heldUntil = place === 0 ? end : null
        if (readyAt !== ready_at || heldUntil !== held_until) sql.setPlace.run(readyAt, heldUntil, row)
      }
    },
  }
}

/** The statements on deliveries; a test checks the query plan of each. */
export const outboxSql = {
  addLibrary: 'INSERT INTO libraries (code) VALUES (?) ON CONFLICT DO NOTHING',
  insert: `INSERT INTO deliveries (id, library, request, entry, request_id, target, partner, operation, created_at, due_at,
      ready_at, state, attempts, possibly_taken, summary, content_type, content)
    VALUES (:id, :library, :request, :entry, :request_id, :target, :partner, :operation, :created_at, :due_at,
      :ready_at, 'waiting', 0, 0, :summary, :content_type, :content)`,
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
} as const

const OrderingKeyColumns = z.object({ library: LibraryCode, request: RequestNumber, entry: z.int() })

/** Returns the table of messages to be sent. Every function runs synchronously inside the open transaction. */
export const outboxTable = (database: DatabaseSync) => {
  const deliveryOrder = deliveryOrderTable(database)
  const sql = prepareAll(database, outboxSql)

  const orderingKeyOf = (row: unknown): OrderingKey | null =>
    parseStoredOrNull('delivery', OrderingKeyColumns, row)

  return {
    /** Adds a message; returns the ordering key to refresh, or null where nothing else of it is to be sent before. */
    add: (message: NewDelivery): OrderingKey | null => {
      const isFirst = !deliveryOrder.hasUnsettled(message)
      const values = deliveryValues(message)
      sql.addLibrary.run(message.library)
      const ready_at = isFirst ? values.due_at : null
      sql.insert.run({ ...values, library: message.library, ready_at, content: message.content })
      return isFirst ? null : message
    },

    isLeased: (id: string, leaseToken: string): boolean => sql.leased.get(id, leaseToken) !== undefined,

    /** Settles an attempt; returns the ordering key to refresh, or null where the lease was lost. */
    settle: (id: string, leaseToken: string, settlement: Settlement): OrderingKey | null => {
      const waiting = settlement.state === 'waiting'
      return orderingKeyOf(
        sql.settle.get(
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
      sql.withdraw.run(at, each.row)
    },

    /** Makes a delivery dead that was delivered and has come back: it was settled before, so the order stays as it is. */
    bounce: (library: LibraryCode, id: string, error: AnyReason, at: number): void => {
      sql.bounce.run(at, reasonToText(error), id, library)
    },

    /** Makes a dead or refused delivery wait again; returns the ordering key to refresh, or null where there is no such one. */
    requeue: (library: LibraryCode, id: string, dueAt: number): OrderingKey | null =>
      orderingKeyOf(sql.requeue.get(dueAt, id, library)),

    refresh: deliveryOrder.refresh,
  }
}
