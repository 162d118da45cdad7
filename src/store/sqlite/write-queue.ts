import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { WriteCall, WriteOperations } from './write-operations.ts'

/** Limits of the writes that wait for the disk. */
export type WriteQueueLimits = { readonly count: number; readonly bytes: number }

/** Enough for every connection of a busy gateway, and little enough to keep memory bounded while the disk is slow. */
export const defaultWriteQueueLimits: WriteQueueLimits = { count: 4_000, bytes: 32 * 1024 * 1024 }

/** Work of the gateway itself, which is bounded already or completes work that was accepted: it is never refused. */
const neverRefused: ReadonlySet<keyof WriteOperations> = new Set([
  'settleDelivery',
  'claimDeliveries',
  'putKeyed',
  'removeKeyed',
  'correctDeadlines',
  'forget',
  'forgetKeyed',
  'truncateLog',
  'mergeWords',
  'check',
])

const isRefusable = ({ name, args }: WriteCall): boolean =>
  name === 'commit' ? args[0].settle === null : !neverRefused.has(name)

/** Returns the approximate size of what a write holds in memory, in bytes. */
const sizeOf = ({ name, args }: WriteCall): number => {
  switch (name) {
    case 'commit': {
      const [{ request, events, inbox, outbox, idempotency }] = args
      const texts = [
        request?.body,
        request?.facets,
        idempotency?.answer.body,
        ...events.map(({ body }) => body),
        ...outbox.map(({ content }) => content),
      ]
      return texts.reduce((sum, text) => sum + (text?.length ?? 0), inbox?.message.raw.length ?? 0)
    }
    case 'keepMessage':
      return args[0].raw.length
    case 'putBlob':
      return args[0].bytes.length
    default:
      return 0
  }
}

/**
 * Counts the writes that wait for the disk and refuses new work beyond a limit, so that a slow disk leads to 503 answers
 * and not to unbounded memory. Work that completes what was accepted is never refused.
 */
export const createWriteQueue = ({ count, bytes }: WriteQueueLimits) => {
  let waitingCount = 0
  let waitingBytes = 0
  return {
    /**
     * Admits a write.
     *
     * @returns to be called once the write has finished
     * @throws Problem `unavailable` if too many writes are waiting
     */
    admit: (call: WriteCall): (() => void) => {
      if (isRefusable(call) && (waitingCount >= count || waitingBytes >= bytes)) {
        throw new Problem('unavailable', reason('store.too_many_writes', { count: waitingCount }))
      }
      const size = sizeOf(call)
      waitingCount += 1
      waitingBytes += size
      return () => {
        waitingCount -= 1
        waitingBytes -= size
      }
    },
  }
}
