import type { Problem } from '../problem.ts'
import type { StoreAddress } from './address.ts'
import type { Store } from './ports/store.ts'

/** How a store is to be opened, whichever it is. */
export type OpenOptions = {
  /** The time in milliseconds since 1970, for what says no time of its own. */
  readonly now?: () => number
  /** True where a store may open though it may lose what was acknowledged. */
  readonly allowLoss?: boolean
  /** Told what somebody should know of how the store is set up. */
  readonly warn?: (message: string) => void
  /** Told where Redis held no store, so that a new one is begun. */
  readonly onNew?: (message: string) => void
  /** True if a store must exist already: no new one is created. */
  readonly requireExisting?: boolean
  /** Called with a message for each upgrade of data that an older version stored. */
  readonly onUpgrade?: (message: string) => void
  /** True if SQLite gets threads of its own for writes and long reads. */
  readonly threads?: boolean
  /** Called once if the process can no longer use the store: it must end and be restarted. */
  readonly onLost?: (problem: Problem) => void
}

/**
 * Opens the store at an address, and loads only the adapter that it is for: the other one would be ten megabytes that
 * nobody uses. `Problem` unavailable as the adapters say.
 */
export const openStore = async (
  address: StoreAddress,
  { allowLoss = false, requireExisting = false, threads = false, onLost, ...options }: OpenOptions = {},
): Promise<Store> => {
  if (address.kind === 'sqlite') {
    const { openSqliteStore } = await import('./sqlite/open-sqlite-store.ts')
    const { onNew: _, ...sqliteOptions } = options
    return openSqliteStore({
      ...sqliteOptions,
      file: address.file,
      marker: { requireExisting },
      threads,
      ...(onLost === undefined ? {} : { onLost }),
    })
  }
  const { openRedisStore } = await import('./redis/open-redis-store.ts')
  return openRedisStore({ ...address, allowLoss, requireExisting, ...options })
}
