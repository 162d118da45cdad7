import type { MessageLimit, QuotaShare, QuotaUse } from '../../ports/inbox.ts'
import type { Database, Transaction } from '../connection.ts'

const place = `coalesce(library, '') = $1 AND quota = $2`
const quotaSql = {
  use: `SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM inbox WHERE ${place} AND ($3::text IS NULL OR source = $3)`,
  largest: `SELECT source FROM inbox WHERE ${place} GROUP BY source
    ORDER BY CASE WHEN $3 THEN count(*) ELSE sum(bytes) END DESC, min(row) LIMIT 1`,
  dropOldest: `DELETE FROM inbox WHERE row = (SELECT min(row) FROM inbox WHERE ${place} AND source = $3) RETURNING bytes`,
} as const

const isOver = (use: MessageLimit, limit: MessageLimit): boolean =>
  use.count > limit.count || use.bytes > limit.bytes

/** Drops the oldest messages, each of the source that is chosen for it, until the limit is kept. */
const dropUntilWithin = async (
  { query }: Transaction,
  of: readonly [library: string, quota: string],
  source: string | null,
  limit: MessageLimit,
): Promise<QuotaUse> => {
  const [used] = await query(quotaSql.use, [...of, source])
  const left = { count: Number(used?.count), bytes: Number(used?.bytes), dropped: 0 }
  while (isOver(left, limit)) {
    const from =
      source ?? (await query(quotaSql.largest, [...of, left.count > limit.count]))[0]?.source ?? null
    const [dropped] = await query(quotaSql.dropOldest, [...of, from === null ? null : String(from)])
    if (dropped === undefined) break
    left.count -= 1
    left.bytes -= Number(dropped.bytes)
    left.dropped += 1
  }
  return left
}

/** Drops messages that are over a quota. */
export const dropOverQuota = (
  database: Database,
  library: string | null,
  { quota, source }: QuotaShare,
  { ofSource, ofAll }: { readonly ofSource: MessageLimit; readonly ofAll: MessageLimit },
): Promise<QuotaUse> =>
  database.transaction(async (transaction) => {
    await transaction.query('SELECT write_lock()')
    const of = [library ?? '', quota] as const
    const first = await dropUntilWithin(transaction, of, source, ofSource)
    const then = await dropUntilWithin(transaction, of, null, ofAll)
    return { ...then, dropped: first.dropped + then.dropped }
  })
