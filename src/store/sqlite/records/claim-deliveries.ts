import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { LibraryCode } from '../../../borrowing/values.ts'
import { concurrencyLimit, keysToClaim } from '../../policy/concurrency-key.ts'
import { parseAllStored, parseStored, toMilliseconds } from '../../policy/parse-stored.ts'
import type { DeliveryClaim, LeasedDelivery } from '../../ports/outbox.ts'
import { deliveryColumns, LeasedRow, leasedDeliveryOf } from '../../sql/delivery-row.ts'
import { prepareAll } from '../step-runner.ts'

/**
 * The statements that find due work; a test checks the query plan of each. `ready_at` or `held_until` is only in the oldest
 * unsettled delivery of a request and rota entry (outbox.ts). The partners of a library are found by stepping from one to the next through the index, so that the
 * number of waiting deliveries of one partner costs nothing.
 */
export const claimSql = {
  libraries: `SELECT code FROM libraries WHERE EXISTS (
    SELECT 1 FROM deliveries INDEXED BY deliveries_due
    WHERE library = libraries.code AND ready_at IS NOT NULL AND ready_at <= :now)
    OR EXISTS (
    SELECT 1 FROM deliveries INDEXED BY deliveries_held
    WHERE library = libraries.code AND held_until IS NOT NULL AND held_until <= :time)`,
  nextReady: `SELECT min((
    SELECT min(ready_at) FROM deliveries INDEXED BY deliveries_due
    WHERE library = libraries.code AND ready_at IS NOT NULL)) AS at FROM libraries`,
  nextEnd: `SELECT min((
    SELECT min(held_until) FROM deliveries INDEXED BY deliveries_held
    WHERE library = libraries.code AND held_until IS NOT NULL)) AS at FROM libraries`,
  free: `UPDATE deliveries INDEXED BY deliveries_held SET ready_at = due_at, held_until = NULL
    WHERE library = ? AND held_until IS NOT NULL AND held_until <= ? AND id NOT IN (SELECT value FROM json_each(?))`,
  partners: `WITH RECURSIVE partners (partner) AS (
      SELECT min(partner) FROM deliveries INDEXED BY deliveries_ready
      WHERE library = :library AND ready_at IS NOT NULL
      UNION ALL
      SELECT (SELECT min(partner) FROM deliveries INDEXED BY deliveries_ready
        WHERE library = :library AND ready_at IS NOT NULL AND partner > partners.partner)
      FROM partners WHERE partners.partner IS NOT NULL
    ), due (partner, at) AS MATERIALIZED (
      SELECT partner, (SELECT min(ready_at) FROM deliveries INDEXED BY deliveries_ready
        WHERE library = :library AND ready_at IS NOT NULL AND partner = partners.partner)
      FROM partners WHERE partner IS NOT NULL
    )
    SELECT partner FROM due WHERE at <= :now ORDER BY at`,
  leased: `SELECT count(*) AS leased FROM deliveries INDEXED BY deliveries_leased
    WHERE partner = ? AND state = 'leased' AND lease_until > ?`,
  ofPartner: `SELECT row, ready_at FROM deliveries INDEXED BY deliveries_ready
    WHERE library = ? AND partner = ? AND ready_at IS NOT NULL AND ready_at <= ? ORDER BY ready_at, row LIMIT ?`,
  lease: `UPDATE deliveries SET state = 'leased', attempts = attempts + 1,
      possibly_taken = max(possibly_taken, state = 'leased'), lease_token = ?1, lease_until = ?2, held_until = ?2, ready_at = NULL
    WHERE row = ?3 RETURNING ${deliveryColumns}`,
} as const

/** Ends the leases of all deliveries. They stay leased until they are claimed, which notes that they may have been taken. */
export const endAllLeases = (database: DatabaseSync): void =>
  database.exec(`BEGIN IMMEDIATE;
    UPDATE deliveries SET lease_until = 0 WHERE state = 'leased';
    UPDATE deliveries SET held_until = 0 WHERE held_until IS NOT NULL;
    COMMIT`)

const LibraryRow = z.object({ code: LibraryCode })
const PartnerRow = z.object({ partner: z.string() })
const At = z.object({ at: z.int().nullable() })
const Leased = z.object({ leased: z.int() })
const Ready = z.object({ row: z.int(), ready_at: z.int() })

/**
 * Returns the operations on due deliveries. Work that is due. Every function runs synchronously inside the open
 * transaction. `time` is that of leases, `now` the present time of the caller's clock, both in milliseconds since 1970.
 */
export const deliveryClaims = (database: DatabaseSync) => {
  const sql = prepareAll(database, claimSql)

  const freeSlots = (claim: DeliveryClaim, partner: string, time: number): number =>
    concurrencyLimit(claim, partner) - parseStored('delivery', Leased, sql.leased.get(partner, time)).leased

  /** Returns the due deliveries that may be leased, oldest first. */
  const candidates = (claim: DeliveryClaim, now: number, time: number): readonly z.infer<typeof Ready>[] => {
    const mayClaim = keysToClaim(claim)
    const ready: z.infer<typeof Ready>[] = []
    let taken = 0
    for (const { partner } of parseAllStored(
      'delivery',
      PartnerRow,
      sql.partners.all({ library: claim.library, now }),
    )) {
      if (taken === claim.limit) break
      if (!mayClaim(partner)) continue
      const slots = Math.min(freeSlots(claim, partner, time), claim.limit)
      if (slots <= 0) continue
      ready.push(...parseAllStored('delivery', Ready, sql.ofPartner.all(claim.library, partner, now, slots)))
      taken += 1
    }
    return ready.toSorted((a, b) => a.ready_at - b.ready_at || a.row - b.row).slice(0, claim.limit)
  }

  return {
    libraries: (now: number, time: number): readonly LibraryCode[] =>
      parseAllStored('library', LibraryRow, sql.libraries.all({ now, time })).map((each) => each.code),

    /** The earliest times at which a delivery is due and a lease ends. */
    next: (): readonly (number | null)[] =>
      [sql.nextReady, sql.nextEnd].map((statement) => parseStored('delivery', At, statement.get()).at),

    claim: (claim: DeliveryClaim, time: number): readonly LeasedDelivery[] => {
      const now = toMilliseconds(claim.now)
      sql.free.run(claim.library, time, JSON.stringify(claim.inProgress))
      const until = time + claim.leaseMilliseconds
      return candidates(claim, now, time).map(({ row }) =>
        leasedDeliveryOf(parseStored('delivery', LeasedRow, sql.lease.get(randomUUID(), until, row))),
      )
    },
  }
}
