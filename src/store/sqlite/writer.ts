import { Problem } from '../../problem.ts'
import type { Writes } from './writes.ts'

/** Who writes to the database. */
export type Writer = {
  /**
   * Asks for a write.
   *
   * @returns what it gave, once it is durable; rejects with a `Problem` where it, or the storage, failed
   */
  write<Name extends keyof Writes>(
    name: Name,
    ...given: Parameters<Writes[Name]>
  ): Promise<ReturnType<Writes[Name]>>
  /** Lets what was asked for be done, and ends; later writes are refused. */
  close(): Promise<void>
}

/**
 * What whoever writes tells before promises resolve: that what was written can be read from now on, and how many writes
 * each durable transaction held.
 */
export type OnDone = (groups: readonly number[]) => void

/** Why a write is refused once the store was closed. */
export const closed = (): Problem => new Problem('unavailable', 'The store is closed.')
