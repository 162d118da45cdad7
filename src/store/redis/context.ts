import type { LibraryCode } from '../../borrowing/values.ts'
import type { Keys } from './keys.ts'
import type { Argument, Connection } from './server/connection.ts'

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
