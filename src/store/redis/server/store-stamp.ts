import { instantOf } from '../../../borrowing/time.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { stampScript } from '../lua/store-stamp.ts'
import type { Connection } from './connection.ts'

/** The longest time by which a stamp may go back, in milliseconds: a failover loses what its replica had not received. */
export const failoverLoss = 60_000

const wentBack = (from: number, to: number): Problem =>
  new Problem(
    'unavailable',
    reason('store.redis_older_copy', { until: instantOf(to), since: instantOf(from) }),
  )

/** Compares the stamp of the store with the last one that this process read. */
export type StampReader = {
  /** Throws a `Problem` `unavailable` from when the stamp has gone back by more than a minute. */
  readonly verify: () => Promise<void>
  /** Renews the stamp. */
  readonly renew: () => Promise<void>
}

/**
 * Reads the time stamp of the store: an older copy of a store has the same mark, but an earlier stamp.
 *
 * @param gateway the prefix of the gateway's own keys
 * @param mark the mark of the store
 */
export const createStampReader = async (
  { client, run }: Pick<Connection, 'client' | 'run'>,
  gateway: string,
  mark: string,
): Promise<StampReader> => {
  /**
   * Reads the mark of the store. Null where Redis was emptied: then the mark says so, whichever of the two is looked
   * for first.
   */
  const read = async (): Promise<number | null> => {
    const [stamp, present] = await client.mget(`${gateway}:seen`, `${gateway}:mark`)
    return present === null ? null : Number(stamp ?? 0)
  }
  let latest = (await read()) ?? 0
  let problem: Problem | undefined
  return {
    verify: async () => {
      const stamp = await read()
      if (stamp !== null && stamp < latest - failoverLoss) problem ??= wentBack(latest, stamp)
      if (problem !== undefined) throw problem
      latest = Math.max(latest, stamp ?? 0)
    },
    renew: async () => {
      await run(stampScript, gateway, mark, latest - failoverLoss)
    },
  }
}
