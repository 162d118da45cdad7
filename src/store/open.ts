import type { Problem } from '../problem.ts'
import type { StoreAddress } from './address.ts'
import { openRedisStore } from './redis.ts'
import { openSqliteStore } from './sqlite.ts'
import type { Store } from './store.ts'

/** How a store is to be opened, whichever it is. */
export type OpenOptions = {
  /** The time in milliseconds since 1970, for what says no time of its own. */
  readonly now?: () => number
  /** True where the embedded store writes in a thread of its own: for a gateway, not for a moment's work. */
  readonly thread?: boolean
  /** True where a store may open though it may lose what was acknowledged. */
  readonly allowLoss?: boolean
  /** Told what somebody should know of how the store is set up. */
  readonly warn?: (message: string) => void
  /** Told where Redis held no store, so that a new one is begun. */
  readonly onNew?: (message: string) => void
  /** Told why where the store is lost for this process: it takes no write any more, and only a new process helps. */
  readonly onLost?: (problem: Problem) => void
}

/** Opens the store at an address. `Problem` unavailable as the adapters say. */
export const openStore = (
  address: StoreAddress,
  { allowLoss = false, thread = false, ...options }: OpenOptions = {},
): Promise<Store> =>
  address.kind === 'sqlite'
    ? openSqliteStore({
        file: address.file,
        thread,
        ...(options.now === undefined ? {} : { now: options.now }),
        ...(options.onLost === undefined ? {} : { onLost: options.onLost }),
      })
    : openRedisStore({ ...address, allowLoss, ...options })
