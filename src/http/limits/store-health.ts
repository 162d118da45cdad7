import type { Store } from '../../store/ports/store.ts'

/** Whether the storage works. */
export type StoreHealth = {
  /** Writes and reads now. */
  readonly check: () => Promise<boolean>
  /** Reads now, and takes the result of the last `check`: it writes nothing. */
  readonly read: () => Promise<boolean>
}

/** Makes the check of a store. A gateway calls `check` every few seconds, so that strangers need not cause writes. */
export const createStoreHealth = (store: Pick<Store, 'isReady' | 'getDocument'>): StoreHealth => {
  let couldWrite = true
  return {
    check: async () => {
      couldWrite = await store.isReady().catch(() => false)
      return couldWrite
    },
    read: async () => {
      const canRead = await store.getDocument('setting', 'health').then(
        () => true,
        () => false,
      )
      return canRead && couldWrite
    },
  }
}
