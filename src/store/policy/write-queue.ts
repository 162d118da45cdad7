import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { Change } from '../ports/changes.ts'

/** Limits of the writes that wait for the database. */
export type WriteQueueLimits = { readonly count: number; readonly bytes: number }

/** Enough for every connection of a busy gateway, and little enough to keep memory bounded while the disk is slow. */
const standardLimits: WriteQueueLimits = { count: 4_000, bytes: 32 * 1024 * 1024 }

/** Returns about how many bytes a change holds in memory: its contents. */
export const changeSize = ({ inbox, outbox }: Pick<Change, 'inbox' | 'outbox'>): number =>
  outbox.reduce((sum, { content }) => sum + content.length, inbox?.message.raw.length ?? 0) + 5_000

/**
 * Counts the writes that wait and refuses new work beyond a limit, so that a slow disk leads to 503 answers and not to
 * unbounded memory. Work that completes what was accepted is never refused.
 */
export const createWriteQueue = ({ count, bytes }: WriteQueueLimits = standardLimits) => {
  let waitingCount = 0
  let waitingBytes = 0
  return {
    /**
     * Admits a write.
     *
     * @param isRefusable true for new work
     * @param size about how many bytes the write holds in memory
     * @returns to be called once the write has finished
     * @throws Problem `unavailable` if too many writes are waiting
     */
    admit: (isRefusable: boolean, size: number): (() => void) => {
      if (isRefusable && (waitingCount >= count || waitingBytes >= bytes)) {
        throw new Problem('unavailable', reason('store.too_many_writes', { count: waitingCount }))
      }
      waitingCount += 1
      waitingBytes += size
      return () => {
        waitingCount -= 1
        waitingBytes -= size
      }
    },
  }
}
