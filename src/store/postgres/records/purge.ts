import { Day } from '../../../borrowing/values.ts'
import { runInBatches } from '../../policy/batches.ts'
import { toMilliseconds } from '../../policy/parse-stored.ts'
import type { PurgeLimits } from '../../ports/maintenance.ts'
import type { Database, Value } from '../connection.ts'

/** What is forgotten: each statement changes up to so many rows that are older than a time. */
const purgeSql = {
  fingerprints: `UPDATE inbox SET fingerprint = NULL WHERE row IN (
    SELECT row FROM inbox WHERE fingerprint IS NOT NULL AND received_at < $1 LIMIT $2) RETURNING 1`,
  answers: 'DELETE FROM answers WHERE row IN (SELECT row FROM answers WHERE at < $1 LIMIT $2) RETURNING 1',
  unassigned: `DELETE FROM inbox WHERE row IN (
    SELECT row FROM inbox WHERE request IS NULL AND received_at < $1 LIMIT $2) RETURNING 1`,
  blobs: 'DELETE FROM blobs WHERE row IN (SELECT row FROM blobs WHERE keep_until < $1 LIMIT $2) RETURNING 1',
  partnerCounts: `DELETE FROM partner_counts WHERE (partner, day, library) IN (
    SELECT partner, day, library FROM partner_counts WHERE day < $1 LIMIT $2) RETURNING 1`,
  rows: `DELETE FROM fact_rows WHERE (library, key) IN (
    SELECT library, key FROM fact_rows WHERE library IN (SELECT code FROM libraries) AND key < $1 LIMIT $2) RETURNING 1`,
} as const

/** Deletes what is past its time, in small steps. */
export const purge = async ({ query }: Database, before: PurgeLimits): Promise<void> => {
  const forget = (sql: string, limit: Value): Promise<void> =>
    runInBatches(async (most) => (await query(sql, [limit, most])).length)
  await forget(purgeSql.fingerprints, toMilliseconds(before.fingerprints))
  await forget(purgeSql.answers, toMilliseconds(before.answers))
  await forget(purgeSql.unassigned, toMilliseconds(before.unassigned))
  await forget(purgeSql.blobs, toMilliseconds(before.blobs))
  await forget(purgeSql.partnerCounts, Day.parse(`${before.partnerCounts.slice(0, 7)}-01`))
  await forget(purgeSql.rows, before.rows.slice(0, 10))
}
