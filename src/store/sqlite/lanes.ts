import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import { readRows } from '../rows.ts'

/** Deliveries of one request and entry: they go out in order. */
export type Lane = { readonly library: LibraryCode; readonly request: RequestNumber; readonly entry: number }

/** The statements on lanes; the plan test looks at each. */
export const laneSql = {
  unsettled: `SELECT row, id, operation, state, possibly_taken, due_at, lease_until, ready_at FROM deliveries
    WHERE request = ? AND entry = ? AND library = ? AND state IN ('waiting', 'leased') ORDER BY id`,
  setReady: 'UPDATE deliveries SET ready_at = ? WHERE row = ?',
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
})
/** A delivery that waits or is leased. */
export type Unsettled = z.infer<typeof UnsettledColumns>

/**
 * When the oldest delivery of a lane can be claimed: when it is due and no attempt of the lane is under way. An older
 * one that was requeued thus waits for the attempt that overtook it.
 */
const headReadyAt = (lane: readonly Unsettled[], head: Unsettled): number =>
  Math.max(
    head.state === 'waiting' ? head.due_at : 0,
    ...lane.map((each) => (each.state === 'leased' ? (each.lease_until ?? 0) : 0)),
  )

/** Keeps `ready_at`: set for the oldest unsettled delivery of each lane, null for all that must wait behind it. */
export const laneTable = (database: DatabaseSync) => {
  const unsettled = database.prepare(laneSql.unsettled)
  const setReady = database.prepare(laneSql.setReady)

  const read = (lane: Lane): readonly Unsettled[] =>
    readRows('delivery', UnsettledColumns, unsettled.all(lane.request, lane.entry, lane.library))

  return {
    /** The deliveries of a lane that wait or are leased, oldest first. */
    unsettled: read,

    /** Brings `ready_at` up to date after deliveries of the lane came, went or changed. */
    refresh: (lane: Lane): void => {
      const deliveries = read(lane)
      for (const [place, delivery] of deliveries.entries()) {
        const readyAt = place === 0 ? headReadyAt(deliveries, delivery) : null
        if (readyAt !== delivery.ready_at) setReady.run(readyAt, delivery.row)
      }
    },
  }
}
