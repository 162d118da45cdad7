import { z } from 'zod'
import { LibraryCode } from '../../borrowing/values.ts'
import { parseStored } from '../policy/parse-stored.ts'
import type { Keys } from './keys.ts'
import type { Argument, Connection } from './server/connection.ts'

/**
 * Queries all libraries concurrently. An unreachable node affects only its own libraries.
 *
 * @returns the results of the reachable libraries; rejects with the first failure if they have none
 */
export const queryLibraries = async <T>(
  libraries: readonly LibraryCode[],
  ask: (library: LibraryCode) => Promise<readonly T[]>,
): Promise<readonly T[]> => {
  const results = await Promise.allSettled(libraries.map(ask))
  const values = results.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
  const failed = results.find((each) => each.status === 'rejected')
  if (values.length === 0 && failed !== undefined) throw failed.reason
  return values
}

/** The dependencies of the parts of the Redis store. */
export type RedisContext = Pick<Connection, 'client' | 'readClient' | 'run' | 'onLoss'> & {
  readonly keys: Keys
  /** Lists every library that was ever written to. */
  readonly libraries: () => Promise<readonly LibraryCode[]>
  /** Lists null, for what belongs to no library, and those libraries. */
  readonly everywhere: () => Promise<readonly (LibraryCode | null)[]>
  /** Adds a library to that list before its first write. */
  readonly register: (library: LibraryCode) => Promise<void>
  /** Resolves once all earlier writes under a key are as durable as the settings allow. */
  readonly durable: (key: string) => Promise<void>
  /** Milliseconds since 1970, for writes without a time of their own. */
  readonly now: () => number
  /** The lease time as scripts take it: an empty string stands for the server's time. */
  readonly leaseTime: () => Argument
}

/**
 * Returns the libraries that have anything: a set under the gateway's own tag, which no library's script can write to.
 * A library is entered before anything else of it is written, so none is ever missing.
 *
 * @param giveMark makes sure that the loss of a library would be found out
 */
export const librarySet = (
  { client, onLoss }: Pick<Connection, 'client' | 'onLoss'>,
  keys: Keys,
  durable: RedisContext['durable'],
  giveMark: (library: LibraryCode) => Promise<void>,
): Pick<RedisContext, 'libraries' | 'everywhere' | 'register'> => {
  const key = `${keys.library(null)}:libraries`
  /** Those that this process entered: forgotten with the connection, since a failover may have lost the entry. */
  const entered = new Set<LibraryCode>()
  onLoss(() => entered.clear())
  const libraries = async (): Promise<readonly LibraryCode[]> =>
    parseStored('library', z.array(LibraryCode), await client.smembers(key)).toSorted()
  return {
    libraries,
    everywhere: async () => [null, ...(await libraries())],
    register: async (library) => {
      if (entered.has(library)) return
      await client.sadd(key, library)
      await giveMark(library)
      await durable(key)
      entered.add(library)
    },
  }
}
