import { Day } from '../../borrowing/values.ts'
import { runInBatches } from '../policy/batches.ts'
import { toMilliseconds } from '../policy/parse-stored.ts'
import type { PurgeLimits } from '../ports/maintenance.ts'
import type { Steps } from './steps.ts'

/** Deletes what is past its time: each statement changes up to a number of rows (`?2`) that are older than a limit (`?1`). */
export const purgeSql = {
  fingerprints: `UPDATE inbox SET fingerprint = NULL WHERE row IN (
    SELECT row FROM inbox WHERE fingerprint IS NOT NULL AND received_at < ?1 LIMIT ?2) RETURNING 1`,
  answers: 'DELETE FROM answers WHERE row IN (SELECT row FROM answers WHERE at < ?1 LIMIT ?2) RETURNING 1',
  unassigned: `DELETE FROM inbox WHERE row IN (
    SELECT row FROM inbox WHERE request IS NULL AND received_at < ?1 LIMIT ?2) RETURNING 1`,
  blobs: 'DELETE FROM blobs WHERE row IN (SELECT row FROM blobs WHERE keep_until < ?1 LIMIT ?2) RETURNING 1',
  partnerCounts: `DELETE FROM partner_counts WHERE (partner, day, library) IN (
    SELECT partner, day, library FROM partner_counts WHERE day < ?1 LIMIT ?2) RETURNING 1`,
  rows: `DELETE FROM fact_rows WHERE (library, key) IN (
    SELECT library, key FROM fact_rows WHERE library IN (SELECT code FROM libraries) AND key < ?1 LIMIT ?2) RETURNING 1`,
} as const satisfies Record<keyof PurgeLimits, string>

/** Deletes up to a number of rows of a kind that are older than a limit; returns how many. */
export function* forget(kind: keyof PurgeLimits, limit: number | string, most: number): Steps<number> {
  return (yield { sql: purgeSql[kind], values: [limit, most] }).length
}

/** Deletes all that is past its time, in small steps. */
export const purge = async (
  before: PurgeLimits,
  step: (...forgotten: Parameters<typeof forget>) => Promise<number>,
): Promise<void> => {
  const limits: readonly (readonly [keyof PurgeLimits, number | string])[] = [
    ['fingerprints', toMilliseconds(before.fingerprints)],
    ['answers', toMilliseconds(before.answers)],
    ['unassigned', toMilliseconds(before.unassigned)],
    ['blobs', toMilliseconds(before.blobs)],
    ['partnerCounts', Day.parse(`${before.partnerCounts.slice(0, 7)}-01`)],
    ['rows', before.rows.slice(0, 10)],
  ]
  for (const [kind, limit] of limits) await runInBatches((most) => step(kind, limit, most))
}
