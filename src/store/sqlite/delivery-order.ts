import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import { parseAllStored } from '../policy/parse-stored.ts'

/** Deliveries of one request and entry: they go out in order. */
export type OrderingKey = {
  readonly library: LibraryCode
  readonly request: RequestNumber
  readonly entry: number
}

/** The statements on lanes; the plan test looks at each. */
export const deliveryOrderSql = {
  unsettled: `SELECT row, id, operation, state, possibly_taken, due_at, lease_until, ready_at, held_until FROM deliveries
    WHERE request = ? AND entry = ? AND library = ? AND state IN ('waiting', 'leased') ORDER BY id`,
  setPlace: 'UPDATE deliveries SET ready_at = ?, held_until = ? WHERE row = ?',
} as const

const UnsettledColumns = z.object({
  row: z.int(),
  id: z.string(),
  operation: z.string(),
  state: z.enum(['waiting', 'leased']),
  possibly_taken: z.literal([0, 1]),
  due_at: z.int(),
  lease_until: z.int().nullable(),
  ready_at: z.int().nullable(),
  held_until: z.int().nullable(),
})
/** A delivery that waits or is leased. */
export type Unsettled = z.infer<typeof UnsettledColumns>

/** When the last attempt of a lane loses its lease, or null where none is leased. */
const lastEnd = (lane: readonly Unsettled[]): number | null => {
  const ends = lane.flatMap(({ state, lease_until: end }) =>
    state === 'leased' && end !== null ? [end] : [],
  )
  return ends.length === 0 ? null : Math.max(...ends)
}

/**
 * Keeps `ready_at` and `held_until`, which are null for all but the oldest unsettled delivery of each lane: while an
 * attempt of the lane is leased, `held_until` says when that ends; else `ready_at` says when it is due. They are two, since
 * the ends of leases are told by another clock. An older one that was requeued thus waits for the attempt that overtook
 * it.
 */
export const deliveryOrderTable = (database: DatabaseSync) => {
  const unsettled = database.prepare(deliveryOrderSql.unsettled)
  const setPlace = database.prepare(deliveryOrderSql.setPlace)

  const read = (lane: OrderingKey): readonly Unsettled[] =>
    parseAllStored('delivery', UnsettledColumns, unsettled.all(lane.request, lane.entry, lane.library))

  return {
    /** The deliveries of a lane that wait or are leased, oldest first. */
    unsettled: read,

    /** Brings `ready_at` up to date after deliveries of the lane came, went or changed. */
    refresh: (lane: OrderingKey): void => {
      const deliveries = read(lane)
      const end = lastEnd(deliveries)
      for (const [place, { row, due_at, ready_at, held_until }] of deliveries.entries()) {
        const readyAt = place === 0 && end === null ? due_at : null
        const heldUntil = place === 0 ? end : null
        if (readyAt !== ready_at || heldUntil !== held_until) setPlace.run(readyAt, heldUntil, row)
      }
    },
  }
}
