import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { parseAllStored, storedFlag } from '../../policy/parse-stored.ts'
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
