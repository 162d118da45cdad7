import { Cluster, type Redis } from 'ioredis'
import { Problem } from '../../problem.ts'
import type { Connection } from './connection.ts'
import { type Fence, fenceOf } from './fence.ts'
import { type Promised, readPromise } from './settings.ts'
import { slotOf } from './slot.ts'

/** Makes what was written as durable as it will be before an answer goes out. */
export type Durability = {
  /** Resolves once every write under the key that was answered before the call is as durable as it will be. */
  readonly settled: (key: string) => Promise<void>
  readonly close: () => void
}

type Wanted = { readonly allowLoss: boolean; readonly warn?: (message: string) => void }

const inWords = (reason: string): string => `Redis may lose what lendwire has acknowledged: ${reason}.`

const refused = (reason: string): Problem =>
  new Problem(
    'unavailable',
    `${inWords(reason)} Set appendonly to yes, appendfsync to always or everysec, and maxmemory-policy to noeviction; or set LENDWIRE_REDIS_ALLOW_LOSS to true to run all the same.`,
  )

/** The fences of a server, or of each master of a cluster. */
const fencesOf = (client: Redis | Cluster) => {
  const fences = new Map<string, Fence>()
  const open = (name: string, node: Redis): Fence => {
    const known = fences.get(name)
    if (known !== undefined) return known
    const fence = fenceOf(() => node.duplicate({ lazyConnect: false, enableOfflineQueue: true }))
    fences.set(name, fence)
    return fence
  }
  return {
    of: (key: string): Fence => {
      if (!(client instanceof Cluster)) return open('', client)
      const name = client.slots[slotOf(key)]?.[0] ?? ''
      const node = client.nodes('master').find(({ options }) => `${options.host}:${options.port}` === name)
      if (node === undefined)
        throw new Problem('unavailable', 'A part of the Redis Cluster has no master now.')
      return open(name, node)
    },
    close: (): void => {
      for (const fence of fences.values()) fence.close()
      fences.clear()
    },
  }
}

/**
 * Looks at what the server promises of the writes that it answers, and adds what is missing. A connection that was lost
 * may come back to another server: its settings are read anew.
 *
 * @throws Problem `unavailable` where acknowledged writes may be lost and this is not allowed
 */
export const durability = async (
  { client, onLoss }: Pick<Connection, 'client' | 'onLoss'>,
  { allowLoss, warn = () => undefined }: Wanted,
): Promise<Durability> => {
  const fences = fencesOf(client)
  let promised: Promised | undefined = await readPromise(client)
  if (promised.kind === 'nothing') {
    if (!allowLoss) throw refused(promised.reason)
    warn(inWords(promised.reason))
  }
  let losses = 0
  onLoss(() => {
    losses += 1
    promised = undefined
    fences.close()
  })
  return {
    settled: async (key) => {
      const before = losses
      promised ??= await readPromise(client)
      if (promised.kind === 'nothing' && !allowLoss) throw refused(promised.reason)
      if (promised.kind !== 'fence') return
      await fences.of(key).settled(key)
      if (losses !== before) {
        throw new Problem('unavailable', 'The connection to Redis was lost before the write was on its disk.')
      }
    },
    close: fences.close,
  }
}
