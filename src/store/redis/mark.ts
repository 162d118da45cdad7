import { Problem } from '../../problem.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'

/** Knows the store that this process opened from any other that may stand in its place later. */
export type Mark = {
  /** True where this process made the store: nothing was there. */
  readonly isNew: boolean
  /** False once a connection was lost: `check` must say then that the store is still the same. */
  readonly isSure: () => boolean
  /** `Problem` unavailable where another store, or none, has taken its place. */
  readonly check: () => Promise<void>
}

const gone = (): Problem =>
  new Problem(
    'unavailable',
    'Redis came back without the store that this gateway works with: its files were lost, or are others. Put them back and start Redis again; or, to begin with what it holds now, start the gateway anew.',
  )

/**
 * Reads the mark of the store, and sets it where there is none. A server that lost its files comes back empty, and would
 * be taken for a store in which nothing was ever acknowledged.
 */
export const readMark = async (
  { client, onLoss }: Pick<Connection, 'client' | 'onLoss'>,
  keys: Keys,
): Promise<Mark> => {
  const gateway = keys.library(null)
  const key = `${gateway}:mark`
  const look = (): Promise<string | null> => client.get(key)
  let known = await look()
  let isNew = false
  if (known === null) {
    // A store of before there were marks has documents.
    isNew = (await client.exists(`${gateway}:documents:changes`)) === 0
    await client.set(key, crypto.randomUUID(), 'NX')
    known = await look()
  }
  let losses = 0
  let sureAt = 0
  onLoss(() => {
    losses += 1
  })
  return {
    isNew,
    isSure: () => sureAt === losses,
    check: async () => {
      const before = losses
      if ((await look()) !== known) throw gone()
      sureAt = before
    },
  }
}
