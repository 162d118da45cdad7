import type { Cluster } from 'ioredis'
import { z } from 'zod'
import { LibraryCode } from '../../../borrowing/values.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { parseStored } from '../../policy/parse-stored.ts'
import type { RedisContext } from '../context.ts'
import type { Keys } from '../keys.ts'
import { slotOf } from './slot.ts'
import type { Stamps } from './store-stamp.ts'

/** The libraries on unreachable nodes, each with the error. */
export type UnreachableLibraries = ReadonlyMap<string, unknown>

/** Detects for each library of a cluster whether its node has lost it, or holds an older copy of it. */
export type LibraryIdentities = {
  /**
   * Checks the mark and the stamp of every marked library. Throws a `Problem` `unavailable` if a mark is missing, or, from
   * when a stamp has gone back by more than a minute, until the process ends.
   */
  readonly verify: () => Promise<UnreachableLibraries>
  /** As `verify`, and marks the libraries that were written to before there were marks. */
  readonly initialize: () => Promise<UnreachableLibraries>
  /** Marks a library that has no mark, before its first write. */
  readonly assign: (library: LibraryCode) => Promise<void>
  /** Renews the stamp of one library on each node: a node that gets an older copy gets it of all its libraries. */
  readonly renewStamps: () => Promise<void>
}

/** A single server holds all of a store or nothing, so the identity of the store is enough. */
export const noLibraryIdentities: LibraryIdentities = {
  verify: async () => new Map(),
  initialize: async () => new Map(),
  assign: async () => undefined,
  renewStamps: async () => undefined,
}

const readLibraries = (stored: unknown): readonly LibraryCode[] =>
  parseStored('library', z.array(LibraryCode), stored)

const gone = (libraries: readonly LibraryCode[]): Problem =>
  new Problem(
    'unavailable',
    reason('store.cluster_node_emptied', {
      libraries: libraries.slice(0, 5).join(', '),
      hasMore: libraries.length > 5 ? 'yes' : 'no',
    }),
  )

const strange = (library: LibraryCode): Problem =>
  new Problem('unavailable', reason('store.cluster_other_store', { library }))

/**
 * Returns the marks of libraries in a cluster. Each is stored under the hash tag of its library, so that it is lost
 * with the library; the list of marked libraries is stored with the keys of the gateway. A listed library without its
 * mark was lost.
 *
 * @param mark the id of the store, which is also the mark of its libraries
 */
export const libraryIdentities = (
  client: Cluster,
  keys: Keys,
  mark: string,
  durable: RedisContext['durable'],
  stamps: Stamps,
): LibraryIdentities => {
  const gateway = keys.library(null)
  const list = `${gateway}:marked`
  let marked = new Set<LibraryCode>()

  const readMark = async (library: LibraryCode) => {
    const key = keys.library(library)
    const [own, stamp] = await client.mget(`${key}:mark`, `${key}:seen`)
    return { mark: own ?? null, stamp: Number(stamp ?? 0) }
  }

  const look = async (): Promise<UnreachableLibraries> => {
    const listed = readLibraries(await client.smembers(list))
    marked = new Set(listed)
    const looks = await Promise.allSettled(listed.map(readMark))
    const results = listed.map((library, index) => ({ library, look: looks[index] }))
    const lost = results.filter(({ look }) => look?.status === 'fulfilled' && look.value.mark !== mark)
    if (lost.length > 0) throw gone(lost.map(({ library }) => library))
    for (const { library, look } of results)
      if (look?.status === 'fulfilled') stamps.verify(library, look.value.stamp)
    return new Map(
      results.flatMap(({ library, look }) => (look?.status === 'rejected' ? [[library, look.reason]] : [])),
    )
  }

  const renewStamps = async (): Promise<void> => {
    const firstOfNodes = new Map<string, LibraryCode>()
    for (const library of [...marked].toSorted()) {
      const node = client.slots[slotOf(keys.library(library))]?.[0]
      if (node !== undefined && !firstOfNodes.has(node)) firstOfNodes.set(node, library)
    }
    // A node that does not answer is reported by the call that needs its libraries.
    await Promise.allSettled(Array.from(firstOfNodes.values(), stamps.renew))
  }

  const give = async (library: LibraryCode): Promise<void> => {
    if (marked.has(library)) return
    const key = keys.library(library)
    const existingMark = await client.set(`${key}:mark`, mark, 'NX', 'GET')
    if (existingMark !== null && existingMark !== mark) throw strange(library)
    // It is listed only after its mark is durable.
    await durable(key)
    await client.sadd(list, library)
    marked.add(library)
  }

  const begin = async (): Promise<UnreachableLibraries> => {
    const [written, unanswered] = await Promise.all([client.smembers(`${gateway}:libraries`), look()])
    const others = readLibraries(written).filter((library) => !marked.has(library))
    if (others.length > 0) {
      await Promise.all(others.map(give))
      await durable(gateway)
    }
    return unanswered
  }

  return { verify: look, initialize: begin, assign: give, renewStamps }
}
