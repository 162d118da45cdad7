import type { StoreAddress } from './address.ts'
import { openRedisStore } from './redis.ts'
import { openSqliteStore } from './sqlite.ts'
import type { Store } from './store.ts'

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
}

/** Opens the store at an address. `Problem` unavailable as the adapters say. */
export const openStore = (
  address: StoreAddress,
  { allowLoss = false, ...options }: OpenOptions = {},
): Promise<Store> =>
  address.kind === 'sqlite'
    ? openSqliteStore({
        file: address.file,
        ...(options.now === undefined ? {} : { now: options.now }),
      })
    : openRedisStore({ ...address, allowLoss, ...options })
