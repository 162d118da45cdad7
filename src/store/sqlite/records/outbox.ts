import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import { parseStoredOrNull, reasonToText, toMilliseconds } from '../../policy/parse-stored.ts'
import { selectWithdrawals } from '../../policy/withdrawal.ts'
import type { Change } from '../../ports/changes.ts'
import type { NewDelivery, Settlement } from '../../ports/outbox.ts'
import { deliveryValues } from '../../sql/delivery-row.ts'
import { prepareAll } from '../step-runner.ts'
import { deliveryOrderTable, type OrderingKey, type Unsettled } from './delivery-order.ts'

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
export type OutboxTable = ReturnType<typeof outboxTable>
