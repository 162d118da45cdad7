import { Cluster, type Redis } from 'ioredis'
import { Problem } from '../../../problem.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import { reason } from '../../../translations/reason.ts'
import type { StoreSettings } from '../../store-settings.ts'
import type { Connection } from './connection.ts'
import { type DurabilityGuarantee, readGuarantee, readNodeGuarantee } from './durability-settings.ts'
import { slotOf } from './slot.ts'

type Waiting = {
  readonly key: string
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** The maximum time for an fsync, in milliseconds. */
const syncTimeout = 5_000

/**
 * Creates a waiter that waits with WAITAOF (Redis 7.2) on a connection of its own, because the command blocks the
 * connection. WAITAOF covers the writes of its own connection, so each wait first writes a small value: all earlier
 * writes precede it in the file. Calls that arrive during a wait share the next one.
 *
 * @param connect creates the connection
 */
const createAofWaiter = (connect: () => Redis) => {
  const connection = connect()
  connection.on('error', () => undefined)
  let losses = 0
  connection.on('close', () => {
    losses += 1
  })
  let queue: Waiting[] = []
  let underWay = false

  const wait = async (key: string): Promise<void> => {
    const before = losses
    const results = await connection.pipeline().incr(`${key}:fence`).call('WAITAOF', 1, 0, syncTimeout).exec()
    for (const [error] of results ?? []) if (error !== null) throw error
    const [written] = (results?.[1]?.[1] ?? []) as readonly number[]
    if (written !== 1 || losses !== before) {
      throw new Problem('unavailable', reason('store.redis_sync_too_slow', { seconds: syncTimeout / 1000 }))
    }
  }

  const next = (): void => {
    const [first] = queue
    if (underWay || first === undefined) return
    underWay = true
    const batch = queue
    queue = []
    wait(first.key)
      .then(
        () => {
          for (const { resolve } of batch) resolve()
        },
        (error: unknown) => {
          for (const { reject } of batch) reject(error)
        },
      )
      .finally(() => {
        underWay = false
        next()
      })
  }

  return {
    /** Resolves once every write under the key that was answered before the call is on the disk. */
    settled: (key: string): Promise<void> =>
      new Promise((resolve, reject) => {
        queue.push({ key, resolve, reject })
        // Writes that were answered together share a wait.
        if (queue.length === 1) setImmediate(next)
      }),
    close: () => connection.disconnect(),
  }
}

const inWords = (why: AnyReason): string =>
  new Problem('unavailable', reason('store.redis_loses', { reason: why })).message

const refused = (why: AnyReason): Problem =>
  new Problem('unavailable', reason('store.redis_may_lose', { reason: why }))

/** The server, or the master of a cluster, that holds a key, and its name. */
type Place = { readonly name: string; readonly node: Redis }

const placeOf = (client: Redis | Cluster, key: string): Place => {
  if (!(client instanceof Cluster)) return { name: '', node: client }
  const name = client.slots[slotOf(key)]?.[0] ?? ''
  const node = client.nodes('master').find(({ options }) => `${options.host}:${options.port}` === name)
  if (node === undefined) throw new Problem('unavailable', reason('store.cluster_without_master'))
  return { name, node }
}

/** Creates the waiters of a server, or of each master of a cluster. */
const createWaiters = () => {
  const fences = new Map<string, ReturnType<typeof createAofWaiter>>()
  return {
    of: ({ name, node }: Place) => {
      const existingFence = fences.get(name)
      if (existingFence !== undefined) return existingFence
      const fence = createAofWaiter(() => node.duplicate({ lazyConnect: false, enableOfflineQueue: true }))
      fences.set(name, fence)
      return fence
    },
    close: (): void => {
      for (const fence of fences.values()) fence.close()
      fences.clear()
    },
  }
}

/**
 * Reads which durability the server guarantees for answered writes, and waits for what is missing. After a connection was
 * lost it may lead to another server, and a node that joins a cluster may guarantee less: then the settings of each node
 * are read again before its next write is answered. An unreachable node does not delay the others.
 *
 * @throws Problem `unavailable` if acknowledged writes may be lost and this is not allowed
 */
export const durability = async (
  { client, onLoss, onNode }: Pick<Connection, 'client' | 'onLoss' | 'onNode'>,
  { allowLoss = false, warn = () => undefined }: Pick<StoreSettings, 'allowLoss' | 'warn'>,
) => {
  const fences = createWaiters()
  /** The guarantee of all nodes, until one of them may have changed. */
  let together: DurabilityGuarantee | undefined
  let each = new Map<string, DurabilityGuarantee>()
  let [losses, changes] = [0, 0]
  const forget = (): void => {
    changes += 1
    together = undefined
    each = new Map()
  }
  onNode(forget)
  onLoss(() => {
    losses += 1
    forget()
    fences.close()
  })
  const warned = new Set<string>()
  const accept = (promised: DurabilityGuarantee): void => {
    if (promised.kind !== 'nothing') return
    if (!allowLoss) throw refused(promised.reason)
    const words = inWords(promised.reason)
    if (!warned.has(words)) warn(words)
    warned.add(words)
  }
  const promisedAt = async ({ name, node }: Place): Promise<DurabilityGuarantee> => {
    const read = each
    const promised = read.get(name) ?? (await readNodeGuarantee(node))
    read.set(name, promised)
    return promised
  }
  const first = await readGuarantee(client)
  accept(first)
  if (changes === 0) together = first
  return {
    /** Resolves once every write under the key that was answered before the call is as durable as the settings allow. */
    settled: async (key: string): Promise<void> => {
      const before = losses
      const promised = together ?? (await promisedAt(placeOf(client, key)))
      accept(promised)
      if (promised.kind !== 'fence') return
      await fences.of(placeOf(client, key)).settled(key)
      if (losses !== before) {
        throw new Problem('unavailable', reason('store.redis_lost_before_sync'))
      }
    },
    close: fences.close,
  }
}
