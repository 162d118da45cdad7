import { z } from 'zod'
import type { InboxPort, MessageLimit, QuotaUse } from '../ports/inbox.ts'
import { firstRow, type Steps } from './steps.ts'

/** The table that has a row for each message that counts in a quota, and the SQL of its library, empty for none. */
export type QuotaShares = { readonly table: string; readonly library: string }

/** Returns the statements on quotas (`?1`: the library, `?2`: the quota, `?3`: a source). */
export const messageQuotaSql = ({ table, library }: QuotaShares) => {
  const from = `FROM ${table} WHERE ${library} = ?1 AND quota = ?2`
  const use = `SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes ${from}`
  return {
    useOfAll: use,
    useOfSource: `${use} AND source = ?3`,
    largestByCount: `SELECT source ${from} GROUP BY source ORDER BY count(*) DESC, min(row) LIMIT 1`,
    largestByBytes: `SELECT source ${from} GROUP BY source ORDER BY sum(bytes) DESC, min(row) LIMIT 1`,
    oldest: `SELECT row, bytes ${from} AND source = ?3 ORDER BY row LIMIT 1`,
    drop: 'DELETE FROM inbox WHERE row = ?1 RETURNING row',
  } as const
}

const Use = z.object({ count: z.int(), bytes: z.int() })
const Source = z.object({ source: z.string() })
const Oldest = z.object({ row: z.int(), bytes: z.int() })

/** Makes the function that drops messages which are over a quota. Its statements belong to one transaction. */
export const dropOverQuota = (shares: QuotaShares) => {
  const sql = messageQuotaSql(shares)

  /** Drops the oldest messages of a source, or of the largest one each time, until the limit is kept. */
  function* dropUntilWithin(
    of: readonly [library: string, quota: string],
    source: string | null,
    limit: MessageLimit,
  ): Steps<QuotaUse> {
    const used =
      source === null
        ? yield* firstRow('share of a quota', Use, sql.useOfAll, ...of)
        : yield* firstRow('share of a quota', Use, sql.useOfSource, ...of, source)
    const left = { count: used?.count ?? 0, bytes: used?.bytes ?? 0, dropped: 0 }
    while (left.count > limit.count || left.bytes > limit.bytes) {
      const largest = left.count > limit.count ? sql.largestByCount : sql.largestByBytes
      const from = source ?? (yield* firstRow('share of a quota', Source, largest, ...of))?.source
      const oldest =
        from === undefined ? null : yield* firstRow('share of a quota', Oldest, sql.oldest, ...of, from)
      if (oldest === null) break
      yield { sql: sql.drop, values: [oldest.row] }
      left.count -= 1
      left.bytes -= oldest.bytes
      left.dropped += 1
    }
    return left
  }

  return function* (
    ...[library, { quota, source }, { ofSource, ofAll }]: Parameters<InboxPort['dropOverQuota']>
  ): Steps<QuotaUse> {
    const of = [library ?? '', quota] as const
    const own = yield* dropUntilWithin(of, source, ofSource)
    const all = yield* dropUntilWithin(of, null, ofAll)
    return { ...all, dropped: own.dropped + all.dropped }
  }
}
