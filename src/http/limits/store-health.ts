import type { Store } from '../../store/ports/store.ts'

/** Whether the storage works. */
export type StoreHealth = {
  /** Writes and reads now. */
  readonly check: () => Promise<boolean>
  /** Reads now, and takes the result of the last `check`: it writes nothing. */
  readonly read: () => Promise<boolean>
}

/** A store that takes longer than this counts as one that does not work, in milliseconds. */
const longestCheck = 2_000

const within = async (check: Promise<boolean>): Promise<boolean> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), longestCheck)
  })
  return Promise.race([check, late]).finally(() => clearTimeout(timer))
}

/** Creates the check of a store. The gateway calls `check` every few seconds, so that calls of `/readyz` cause no writes. */
export const createStoreHealth = (store: Pick<Store, 'isReady' | 'getDocument'>): StoreHealth => {
  let couldWrite = true
  let writing: Promise<boolean> | undefined
  return {
    check: async () => {
      // One write at a time: behind a slow disk they would only queue.
      writing ??= store
        .isReady()
        .catch(() => false)
        .finally(() => {
          writing = undefined
        })
      couldWrite = await within(writing)
      return couldWrite
    },
    read: async () => {
      const canRead = await within(
        store.getDocument('setting', 'health').then(
          () => true,
          () => false,
        ),
      )
      return canRead && couldWrite
    },
  }
}
