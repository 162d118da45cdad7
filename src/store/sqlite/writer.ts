import type { DatabaseSync } from 'node:sqlite'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { changeSize, createWriteQueue, type WriteQueueLimits } from '../policy/write-queue.ts'
import { createGroupCommit, type Outcome } from './group-commit.ts'
import type { CallThread } from './threads/start-thread.ts'
import type { WriteCall, WriteOperations } from './write-operations.ts'

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

const sizeOf = ({ name, args }: WriteCall): number => {
  switch (name) {
    case 'commit':
      return changeSize(args[0])
    case 'keepMessage':
      return args[0].raw.length
    case 'putBlob':
      return args[0].bytes.length
    default:
      return 0
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

/**
 * Runs writes in this thread. The writes of one turn of the event loop share a transaction and one wait for the disk.
 *
 * @param before called before the first write: open reads must end, because one connection does both
 * @param done called once the writes are durable, with the number of writes in each transaction
 */
export const createInlineRunner = (
  database: DatabaseSync,
  before: () => void,
  done: (groups: readonly number[]) => void,
): WriteRunner => {
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

/** Settles a write by its outcome. It does not refer to the call, so it can be collected before the fsync. */
export const settling =
  (leave: () => void, resolve: (value: unknown) => void, reject: (problem: Problem) => void) =>
  (outcome: Outcome): void => {
    leave()
    if ('value' in outcome) resolve(outcome.value)
    else reject(outcome.problem)
  }

/** Creates a writer that admits writes up to a limit and hands them to a runner. */
export const createWriter = (runner: WriteRunner, limits?: WriteQueueLimits): Writer => {
  const queue = createWriteQueue(limits)
  return {
    write: (name, ...args) =>
      new Promise((resolve, reject) => {
        const call = { name, args } as WriteCall
        runner.send(
          call,
          settling(queue.admit(isRefusable(call), sizeOf(call)), resolve as (value: unknown) => void, reject),
        )
      }),
    close: runner.close,
  }
}
