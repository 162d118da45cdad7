import type { LibraryCode } from '../../borrowing/values.ts'

/**
 * The keys of one store (docs/storage.md lists the content of each). Everything between braces is the hash tag by
 * which Redis Cluster finds a node: all keys of a library lie together, so that a script may touch them in one step.
 */
export type Keys = {
  /** Begins every key of a library; of the gateway's own for what belongs to none. */
  readonly library: (library: LibraryCode | null) => string
  readonly slots: (concurrencyKey: string) => string
  readonly keyed: (name: string) => string
}

/** Library codes have no lower case letters: none is taken for the gateway. */
const gateway = 'gateway'

/** Names the keys of a store that begins all of them with a prefix. */
export const keysOf = (prefix: string): Keys => ({
  library: (library) => `${prefix}:{${library ?? gateway}}`,
  slots: (concurrencyKey) => `${prefix}:{room ${concurrencyKey}}`,
  keyed: (name) => `${prefix}:{${name}}`,
})
