import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { parseStored, parseStoredOrNull } from '../../policy/parse-stored.ts'
import type { InboxPort, MessageLimit, QuotaUse } from '../../ports/inbox.ts'

/** The statements on quotas of messages; a test checks the query plan of each. */
export const messageQuotaSql = {
  useOfSource: `SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM inbox_shares
    WHERE library = ? AND quota = ? AND source = ?`,
  useOfAll: `SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM inbox_shares WHERE library = ? AND quota = ?`,
  largestByCount: `SELECT source FROM inbox_shares WHERE library = ? AND quota = ? GROUP BY source
    ORDER BY count(*) DESC, min(row) LIMIT 1`,
  largestByBytes: `SELECT source FROM inbox_shares WHERE library = ? AND quota = ? GROUP BY source
    ORDER BY sum(bytes) DESC, min(row) LIMIT 1`,
  oldest: `SELECT row, bytes FROM inbox_shares WHERE library = ? AND quota = ? AND source = ? ORDER BY row LIMIT 1`,
  drop: 'DELETE FROM inbox WHERE row = ?',
} as const

const Use = z.object({ count: z.int(), bytes: z.int() })
const Source = z.object({ source: z.string() })
const Oldest = z.object({ row: z.int(), bytes: z.int() })

const isOver = (use: MessageLimit, limit: MessageLimit): boolean =>
  use.count > limit.count || use.bytes > limit.bytes

/** Drops messages that are over a quota. It runs synchronously inside the open transaction. */
export const messageQuotas = (database: DatabaseSync) => {
  const useOfSource = database.prepare(messageQuotaSql.useOfSource)
  const useOfAll = database.prepare(messageQuotaSql.useOfAll)
  const largest = {
    count: database.prepare(messageQuotaSql.largestByCount),
    bytes: database.prepare(messageQuotaSql.largestByBytes),
  }
  const oldest = database.prepare(messageQuotaSql.oldest)
  const drop = database.prepare(messageQuotaSql.drop)

  /** Drops the oldest messages, each of the source that is chosen for it, until the limit is kept. */
  const dropUntilWithin = (
    use: MessageLimit,
    limit: MessageLimit,
    place: readonly [string, string],
    choose: (use: MessageLimit) => string | undefined,
  ): QuotaUse => {
    const left = { ...use, dropped: 0 }
    while (isOver(left, limit)) {
      const source = choose(left)
      const share =
        source === undefined
          ? null
          : parseStoredOrNull('share of a quota', Oldest, oldest.get(...place, source))
      if (share === null) break
      drop.run(share.row)
      left.count -= 1
      left.bytes -= share.bytes
      left.dropped += 1
    }
    return left
  }

  const dropOverQuota = (
    ...[library, { quota, source }, { ofSource, ofAll }]: Parameters<InboxPort['dropOverQuota']>
  ): QuotaUse => {
    const place = [library ?? '', quota] as const
    const used = parseStored('use of a quota', Use, useOfSource.get(...place, source))
    const first = dropUntilWithin(used, ofSource, place, () => source)
    const all = parseStored('use of a quota', Use, useOfAll.get(...place))
    const then = dropUntilWithin(all, ofAll, place, ({ count }) => {
      const by = count > ofAll.count ? largest.count : largest.bytes
      return parseStoredOrNull('source of messages', Source, by.get(...place))?.source
    })
    return { ...then, dropped: first.dropped + then.dropped }
  }
  return { dropOverQuota }
}
