import type { LibraryCode } from '../../borrowing/values.ts'
import type { Argument, Connection } from './connection.ts'
import type { Keys } from './keys.ts'

/** What the parts of the Redis store work with. */
export type RedisContext = Pick<Connection, 'client' | 'readClient' | 'run' | 'onLoss'> & {
  readonly keys: Keys
  /** Every library that was ever written to. */
  readonly libraries: () => Promise<readonly LibraryCode[]>
  /** Makes sure that a library is among them: before anything is written to it. */
  readonly register: (library: LibraryCode) => Promise<void>
  /** Resolves once all that was written before under a key is as durable as it will be before an answer goes out. */
  readonly durable: (key: string) => Promise<void>
  /** Milliseconds since 1970, for what says no time of its own. */
  readonly now: () => number
  /** The time of leases as scripts take it: nothing where it is the server's. */
  readonly leaseTime: () => Argument
}
