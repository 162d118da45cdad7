import { instantOf } from '../../../borrowing/time.ts'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import type { Keys } from '../keys.ts'
import { writeScript } from '../lua/script.ts'
import type { Connection } from './connection.ts'

/** The longest time by which a stamp may go back, in milliseconds: a failover loses what its replica had not received. */
const failoverLoss = 60_000

/**
 * Stamps the store, or a library in a cluster, with the time of the server, in milliseconds since 1970. The stamp never goes back, unless Redis holds
 * an earlier state of the store. KEYS[1]: the key prefix of the gateway. ARGV: the mark that the store must have, the
 * earliest stamp that it may have. Where it has another mark or an earlier stamp, nothing is written.
 */
const stampScript = writeScript(`
local stamp = tonumber(call('GET', P .. ':seen') or '0')
if call('GET', P .. ':mark') ~= ARGV[1] or stamp < tonumber(ARGV[2]) then return 0 end
local time = call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > stamp then call('SET', P .. ':seen', whole(now)) end
return 1
`)

const olderCopy = (library: LibraryCode | null, from: number, to: number): Problem => {
  const times = { until: instantOf(to), since: instantOf(from) }
  return new Problem(
    'unavailable',
    library === null
      ? reason('store.redis_older_copy', times)
      : reason('store.cluster_older_copy', { library, ...times }),
  )
}

/**
 * Creates the comparison of the time stamps that this process reads of the store (null), and of libraries of a cluster: an
 * older copy has the same mark, but an earlier stamp.
 */
export const createStamps = (run: Connection['run'], keys: Keys, mark: string) => {
  const latest = new Map<LibraryCode | null, number>()
  let problem: Problem | undefined
  return {
    /** Compares a stamp with the last one. Throws a `Problem` `unavailable` from when any has gone back by more than a minute. */
    verify: (library: LibraryCode | null, stamp: number): void => {
      const before = latest.get(library) ?? 0
      if (stamp < before - failoverLoss) problem ??= olderCopy(library, before, stamp)
      if (problem !== undefined) throw problem
      latest.set(library, Math.max(before, stamp))
    },
    renew: async (library: LibraryCode | null): Promise<void> => {
      await run(stampScript, keys.library(library), mark, (latest.get(library) ?? 0) - failoverLoss)
    },
  }
}
export type Stamps = ReturnType<typeof createStamps>
