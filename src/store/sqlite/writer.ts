import type { DatabaseSync } from 'node:sqlite'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { createGroupCommit, type Outcome } from './group-commit.ts'
import type { CallThread } from './threads/start-thread.ts'
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

/** Runs write operations. */
export type Writer = {
  /**
   * Runs a write operation.
   *
   * @returns its result, once it is durable; rejects with a `Problem` if it or the storage failed, and with `unavailable`
   *   if too many writes are waiting
   */
  write<Name extends keyof WriteOperations>(
    name: Name,
    ...args: Parameters<WriteOperations[Name]>
  ): Promise<ReturnType<WriteOperations[Name]>>
  /** Finishes the writes that were accepted; later ones are refused. */
  close(): Promise<void>
}

/** The runner of write calls: a thread, or this one. */
type WriteRunner = Pick<CallThread, 'send' | 'close'>

/** The functions that an inline runner calls before and after each group of writes. */
export type InlineHooks = {
  /** Called before the first write: open reads must end, because one connection does both. */
  readonly before: () => void
  /** Called once the writes are durable, with the number of writes in each transaction. */
  readonly done: (groups: readonly number[]) => void
}

/** Runs writes in this thread. The writes of one turn of the event loop share a transaction and one wait for the disk. */
export const createInlineRunner = (database: DatabaseSync, { before, done }: InlineHooks): WriteRunner => {
  const commitGroup = createGroupCommit(database)
  let queue: { readonly call: WriteCall; readonly done: (outcome: Outcome) => void }[] = []
  let isClosed = false

  const flush = (): void => {
    const batch = queue
    queue = []
    if (batch.length === 0) return
    before()
    const { outcomes, groups } = commitGroup(batch.map(({ call }) => call))
    done(groups)
    for (const [index, outcome] of outcomes.entries()) batch[index]?.done(outcome)
  }

  return {
    send: (call, finished) => {
      if (isClosed) {
        finished({ problem: new Problem('unavailable', reason('store.closed')) })
        return
      }
      if (queue.push({ call: call as WriteCall, done: finished }) === 1) setImmediate(flush)
    },
    close: async () => {
      flush()
      isClosed = true
    },
  }
}

/** Settles a write by its outcome. It does not refer to the call, which would else be kept until the disk is done. */
export const settling =
  (leave: () => void, resolve: (value: unknown) => void, reject: (problem: Problem) => void) =>
  (outcome: Outcome): void => {
    leave()
    if ('value' in outcome) resolve(outcome.value)
    else reject(outcome.problem)
  }

/** Creates a writer that admits writes up to a limit and hands them to a runner. */
export const createWriter = (
  runner: WriteRunner,
  limits: WriteQueueLimits = defaultWriteQueueLimits,
): Writer => {
  const queue = createWriteQueue(limits)
  return {
    write: (name, ...args) =>
      new Promise((resolve, reject) => {
        const call = { name, args } as WriteCall
        runner.send(call, settling(queue.admit(call), resolve as (value: unknown) => void, reject))
      }),
    close: runner.close,
  }
}
