import type { RedisContext } from '../context.ts'
import { countScript } from '../lua/gateway.ts'

/** A count stays in memory longer than its span: gateways whose clocks differ a little count the same one. */
const spans = 2

/** Counts under names, each span of each name under a key of its own. */
export const counters =
  ({ keys, run }: Pick<RedisContext, 'keys' | 'run'>) =>
  async (name: string, now: number, milliseconds: number, amount: number): Promise<number> =>
    Number(
      await run(
        countScript,
        keys.counter(name, Math.floor(now / milliseconds)),
        spans * milliseconds,
        amount,
      ),
    )
