import { countScript } from './lua/gateway.ts'
import type { RedisShell } from './shell.ts'

/** A count stays in memory longer than its span: gateways whose clocks differ a little count the same one. */
const spans = 2

/** Counts under names, each span of each name under a key of its own. */
export const counts =
  ({ keys, run }: Pick<RedisShell, 'keys' | 'run'>) =>
  async (name: string, now: number, milliseconds: number): Promise<number> =>
    Number(await run(countScript, keys.count(name, Math.floor(now / milliseconds)), spans * milliseconds))
