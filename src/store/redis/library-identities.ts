import type { Cluster } from 'ioredis'
import { z } from 'zod'
import { LibraryCode } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import { parseStored } from '../policy/parse-stored.ts'
import type { RedisContext } from './context.ts'
import type { Keys } from './keys.ts'

/** The libraries on unreachable nodes, each with the error. */
export type UnreachableLibraries = ReadonlyMap<string, unknown>

/** Detects for each library of a cluster whether its node has lost it. */
export type LibraryIdentities = {
  /** Checks the mark of every marked library. Throws a `Problem` `unavailable` if one is missing. */
  readonly verify: () => Promise<UnreachableLibraries>
  /** As `verify`, and marks the libraries that were written to before there were marks. */
  readonly initialize: () => Promise<UnreachableLibraries>
  /** Marks a library that has no mark, before its first write. */
  readonly assign: (library: LibraryCode) => Promise<void>
}

/** A single server holds all of a store or nothing, so the identity of the store is enough. */
export const noLibraryIdentities: LibraryIdentities = {
  verify: async () => new Map(),
  initialize: async () => new Map(),
  assign: async () => undefined,
}

const readLibraries = (stored: unknown): readonly LibraryCode[] =>
  parseStored('library', z.array(LibraryCode), stored)

const gone = (libraries: readonly LibraryCode[]): Problem =>
  new Problem(
    'unavailable',
    `A node of the Redis Cluster came back without what it held of ${libraries.slice(0, 5).join(', ')}${libraries.length > 5 ? ' and others' : ''}: its files were lost, or are others. Put them back and start the node again; docs/storage.md says how to go on without them.`,
  )

const strange = (library: LibraryCode): Problem =>
  new Problem(
    'unavailable',
    `The Redis Cluster holds ${library} of another store: the node with what belongs to no library came back without its files. Put them back, and start it and the gateways again; docs/storage.md says how to go on without them.`,
  )

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
): LibraryIdentities => {
  const gateway = keys.library(null)
  const list = `${gateway}:marked`
  let marked = new Set<LibraryCode>()

  const look = async (): Promise<UnreachableLibraries> => {
    const listed = readLibraries(await client.smembers(list))
    marked = new Set(listed)
    const looks = await Promise.allSettled(
      listed.map((library) => client.get(`${keys.library(library)}:mark`)),
    )
    const results = listed.map((library, index) => ({ library, look: looks[index] }))
    const lost = results.filter(({ look }) => look?.status === 'fulfilled' && look.value !== mark)
    if (lost.length > 0) throw gone(lost.map(({ library }) => library))
    return new Map(
      results.flatMap(({ library, look }) => (look?.status === 'rejected' ? [[library, look.reason]] : [])),
    )
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

  return { verify: look, initialize: begin, assign: give }
}
