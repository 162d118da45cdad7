import type { Cluster, Redis } from 'ioredis'
import { Cluster as ClusterClient } from 'ioredis'
import type { AnyReason } from '../../../translations/parameter.ts'
import { reason } from '../../../translations/reason.ts'
import { pairsOf } from '../pairs.ts'
import { errorWord } from '../records/problems.ts'

/**
 * The durability of a write that a server has answered. itself: it is on the disk · fence: it is on the disk once WAITAOF
 * says so · nothing: it may be lost, for the reason given.
 */
export type DurabilityGuarantee =
  | { readonly kind: 'itself' }
  | { readonly kind: 'fence' }
  | { readonly kind: 'nothing'; readonly reason: AnyReason }

type Settings = Readonly<Record<string, string | undefined>>

/** Derives the guarantee of a server from its settings (redis.conf, "APPEND ONLY MODE" and "MEMORY MANAGEMENT"). */
export const guaranteeOf = (settings: Settings): DurabilityGuarantee => {
  const { appendonly, appendfsync, maxmemory } = settings
  const policy = settings['maxmemory-policy']
  if (appendonly !== 'yes')
    return { kind: 'nothing', reason: reason('redis_loss.appendonly', { value: appendonly ?? '' }) }
  // Leases and counters expire, so the volatile-… policies would evict them.
  if (maxmemory !== '0' && policy !== 'noeviction') {
    return {
      kind: 'nothing',
      reason: reason('redis_loss.maxmemory_policy', { value: policy ?? '' }),
    }
  }
  if (appendfsync === 'no')
    return { kind: 'nothing', reason: reason('redis_loss.appendfsync', { value: appendfsync }) }
  const always = appendfsync === 'always' && settings['no-appendfsync-on-rewrite'] !== 'yes'
  return { kind: always ? 'itself' : 'fence' }
}

const names = ['appendonly', 'appendfsync', 'no-appendfsync-on-rewrite', 'maxmemory', 'maxmemory-policy']

/** Reads the guarantee of one node. */
export const readNodeGuarantee = async (node: Redis): Promise<DurabilityGuarantee> => {
  try {
    const pairs = (await node.config('GET', ...names)) as readonly string[]
    return guaranteeOf(Object.fromEntries(pairsOf(pairs)))
  } catch (error) {
    const word = errorWord(error)
    if (word !== 'ERR' && word !== 'NOPERM') throw error
    return { kind: 'nothing', reason: reason('redis_loss.settings_unreadable') }
  }
}

/**
 * Reads the guarantee of a server, or of the weakest node of a cluster. Replicas count, because each may become a
 * master.
 */
export const readGuarantee = async (client: Redis | Cluster): Promise<DurabilityGuarantee> => {
  const nodes = client instanceof ClusterClient ? client.nodes('all') : [client]
  const promised = await Promise.all(nodes.map(readNodeGuarantee))
  return (
    promised.find(({ kind }) => kind === 'nothing') ??
    promised.find(({ kind }) => kind === 'fence') ?? { kind: 'itself' }
  )
}
