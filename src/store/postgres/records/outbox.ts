import { z } from 'zod'
import { instantOf } from '../../../borrowing/time.ts'
import { LibraryCode } from '../../../borrowing/values.ts'
import { parseAllStored, toMilliseconds } from '../../policy/parse-stored.ts'
import type { OutboxPort } from '../../ports/outbox.ts'
import { deliveryColumns, LeasedRow, leasedDeliveryOf } from '../../sql/delivery-row.ts'
import type { Database } from '../connection.ts'

/** The statements on due work. The first parameter of most is the time of leases: null for that of the server. */
const outboxSql = {
  dueLibraries: `SELECT code FROM libraries WHERE EXISTS (
      SELECT FROM deliveries WHERE library = code AND ready_at <= $2)
    OR code IN (SELECT library FROM deliveries WHERE held_until <= coalesce($1, store_time()))`,
  anyDue: `SELECT (SELECT min(ready_at) FROM deliveries WHERE ready_at IS NOT NULL) AS ready,
    (SELECT min(held_until) FROM deliveries WHERE held_until IS NOT NULL) AS held,
    (SELECT min(next_deadline) FROM requests WHERE next_deadline IS NOT NULL) AS deadline`,
  claim: `SELECT ${deliveryColumns} FROM claim_deliveries($2, $3, coalesce($1, store_time()), $4, $5, $6, $7, $8, $9, $10)`,
} as const

const LibraryRow = z.object({ code: LibraryCode })
const At = z.int().nullable()
const NextRow = z.object({ ready: At, held: At, deadline: At })

/**
 * Finds and leases due deliveries.
 *
 * @param leaseTime the time by which leases begin and end, in milliseconds since 1970; null for that of the server
 */
export const outboxWork = (
  { query }: Database,
  leaseTime: () => number | null,
): Pick<OutboxPort, 'listDueLibraries' | 'claimDeliveries' | 'findNextDueTime'> => ({
  listDueLibraries: async (now) =>
    parseAllStored(
      'library',
      LibraryRow,
      await query(outboxSql.dueLibraries, [leaseTime(), toMilliseconds(now)]),
    ).map(({ code }) => code),

  claimDeliveries: async (claim) => {
    const { library, now, leaseMilliseconds, limit, concurrency, skip, only, inProgress } = claim
    const rows = await query(outboxSql.claim, [
      leaseTime(),
      library,
      toMilliseconds(now),
      leaseMilliseconds,
      limit,
      concurrency.default,
      JSON.stringify(concurrency.partners),
      skip,
      only ?? null,
      inProgress,
    ])
    return parseAllStored('delivery', LeasedRow, rows).map(leasedDeliveryOf)
  },

  findNextDueTime: async () => {
    const [row] = parseAllStored('delivery', NextRow, await query(outboxSql.anyDue))
    const times = Object.values(row ?? {}).filter((time) => time !== null)
    return times.length === 0 ? null : instantOf(Math.min(...times))
  },
})
