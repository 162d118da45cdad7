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
  /** True where a store must be there already: no new one is begun. */
  readonly requireExisting?: boolean
  /** Told what is done where what an older version stored is upgraded. */
  readonly onUpgrade?: (message: string) => void
}

/**
 * Opens the store at an address, and loads only the adapter that it is for: the other one would be ten megabytes that
 * nobody uses. `Problem` unavailable as the adapters say.
 */
export const openStore = async (
  address: StoreAddress,
  { allowLoss = false, requireExisting = false, ...options }: OpenOptions = {},
): Promise<Store> => {
  if (address.kind === 'sqlite') {
    const { openSqliteStore } = await import('./sqlite/open-sqlite-store.ts')
    const { onNew: _, ...sqliteOptions } = options
    return openSqliteStore({ ...sqliteOptions, file: address.file, marker: { requireExisting } })
  }
  const { openRedisStore } = await import('./redis/open-redis-store.ts')
  return openRedisStore({ ...address, allowLoss, requireExisting, ...options })
}
