import { randomUUID } from 'node:crypto'
import type { RedisContext } from '../context.ts'
import { releaseLeaseScript, renewLeaseScript, takeLeaseScript } from '../lua/gateway.ts'

/** A lease stays in memory longer than it holds, in milliseconds: it ends by the time of leases. */
const spare = 60_000

/** Leases on names: who has one knows its token. */
export const leases = ({ keys, run, leaseTime }: Pick<RedisContext, 'keys' | 'run' | 'leaseTime'>) => ({
  take: async (name: string, duration: number): Promise<string | null> => {
    const token = randomUUID()
    const taken = await run(takeLeaseScript, keys.lease(name), leaseTime(), duration, token, duration + spare)
    return taken === 1 ? token : null
  },

  renew: async (name: string, token: string, duration: number): Promise<boolean> =>
    (await run(renewLeaseScript, keys.lease(name), leaseTime(), duration, token, duration + spare)) === 1,

  release: async (name: string, token: string): Promise<void> => {
    await run(releaseLeaseScript, keys.lease(name), token)
  },
})
