import type { Cluster, Redis } from 'ioredis'
import { Cluster as ClusterClient } from 'ioredis'
import { errorWord } from './problems.ts'

/**
 * What a server promises of a write that it answered. itself: it is on the disk · fence: it is once WAITAOF says so ·
 * nothing: it may be lost, for the reason given.
 */
export type DurabilityGuarantee =
  | { readonly kind: 'itself' }
  | { readonly kind: 'fence' }
  | { readonly kind: 'nothing'; readonly reason: string }

type Settings = Readonly<Record<string, string | undefined>>

/** Reads what a server promises from its settings (redis.conf, "APPEND ONLY MODE" and "MEMORY MANAGEMENT"). */
export const guaranteeOf = (settings: Settings): DurabilityGuarantee => {
  const { appendonly, appendfsync, maxmemory } = settings
  const policy = settings['maxmemory-policy']
  if (appendonly !== 'yes') return { kind: 'nothing', reason: `appendonly is ${appendonly}` }
  // Leases and counts have a time to live: a policy that spares all else throws away those.
  if (maxmemory !== '0' && policy !== 'noeviction') {
    return {
      kind: 'nothing',
      reason: `maxmemory-policy is ${policy}, which throws away keys when memory is short`,
    }
  }
  if (appendfsync === 'no') return { kind: 'nothing', reason: 'appendfsync is no' }
  const always = appendfsync === 'always' && settings['no-appendfsync-on-rewrite'] !== 'yes'
  return { kind: always ? 'itself' : 'fence' }
}

const names = ['appendonly', 'appendfsync', 'no-appendfsync-on-rewrite', 'maxmemory', 'maxmemory-policy']

/** What one node promises. */
export const readNodeGuarantee = async (node: Redis): Promise<DurabilityGuarantee> => {
  try {
    const pairs = (await node.config('GET', ...names)) as readonly string[]
    return guaranteeOf(
      Object.fromEntries(pairs.flatMap((name, place) => (place % 2 === 0 ? [[name, pairs[place + 1]]] : []))),
    )
  } catch (error) {
    const word = errorWord(error)
    if (word !== 'ERR' && word !== 'NOPERM') throw error
    return { kind: 'nothing', reason: 'it does not let its settings be read (CONFIG GET)' }
  }
}

/** What a server, or the weakest node of a cluster, promises; replicas count, since each may become a master. */
export const readGuarantee = async (client: Redis | Cluster): Promise<DurabilityGuarantee> => {
  const nodes = client instanceof ClusterClient ? client.nodes('all') : [client]
  const promised = await Promise.all(nodes.map(readNodeGuarantee))
  return (
    promised.find(({ kind }) => kind === 'nothing') ??
    promised.find(({ kind }) => kind === 'fence') ?? { kind: 'itself' }
  )
}
