import { z } from 'zod'
import { LibraryCode } from '../../../borrowing/values.ts'
import { parseStored } from '../../policy/parse-stored.ts'
import type { RedisContext } from '../context.ts'
import type { Keys } from '../keys.ts'
import type { Connection } from '../server/connection.ts'

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
