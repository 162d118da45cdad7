import { instantOf } from '../../../borrowing/time.ts'
import { type Instant, RequestNumber } from '../../../borrowing/values.ts'
import { parseStored, toMilliseconds } from '../../policy/parse-stored.ts'
import type { RequestKey } from '../../ports/requests.ts'
import { queryLibraries, type RedisContext } from '../context.ts'
import { pairsOf } from '../pairs.ts'

/** Returns the store of deadlines of requests, and the time of the next work. */
export const deadlines = ({ client, keys, libraries }: RedisContext) => ({
  listDueDeadlines: async (now: Instant, limit: number): Promise<readonly RequestKey[]> => {
    const due = await queryLibraries(await libraries(), async (library) => {
      const pairs = await client.zrangebyscore(
        `${keys.library(library)}:deadlines`,
        '-inf',
        toMilliseconds(now),
        'WITHSCORES',
        'LIMIT',
        0,
        limit,
      )
      return pairsOf(pairs).map(([name, at]) => ({
        ...{ library, request: parseStored('request', RequestNumber, name), at: Number(at) },
      }))
    })
    return due
      .toSorted((one, other) => one.at - other.at)
      .slice(0, limit)
      .map(({ library, request }) => ({ library, request }))
  },

  /** Finds the earliest of all deadlines, due deliveries and ends of their leases. */
  findNextDueTime: async (): Promise<Instant | null> => {
    const all = await libraries()
    const first = await Promise.all(
      all.flatMap((library) =>
        ['ready', 'held', 'deadlines'].map((list) =>
          client.zrange(`${keys.library(library)}:${list}`, '0', '0', 'WITHSCORES'),
        ),
      ),
    )
    const times = first.flatMap(([, at]) => (at === undefined ? [] : [Number(at)]))
    return times.length === 0 ? null : instantOf(Math.min(...times))
  },
})
