import type { ReadCall, ReadOperations } from './read-operations.ts'
import type { CallThread } from './threads/start-thread.ts'
import { settling } from './writer.ts'

/** Runs read operations. */
export type Reader = {
  /** Runs a read operation; rejects with a `Problem` if the storage failed. */
  readLong<Name extends keyof ReadOperations>(
    name: Name,
    ...args: Parameters<ReadOperations[Name]>
  ): Promise<ReturnType<ReadOperations[Name]>>
  close(): Promise<void>
}

/** Creates a reader that runs operations in this thread, by `read`. */
export const createInlineReader = (
  operations: ReadOperations,
  read: <T>(work: () => T) => Promise<T>,
): Reader => ({
  readLong: (name, ...args) => read(() => Reflect.apply(operations[name], undefined, args)),
  close: async () => undefined,
})

/**
 * Creates a reader that runs operations in a thread, so that a long one delays nothing else. The thread starts with the
 * first call. If it ends unexpectedly, its calls fail and the next call starts another.
 *
 * @param start starts the thread and calls back if it is lost
 */
export const createThreadReader = (start: (onLost: () => void) => Promise<CallThread>): Reader => {
  let thread: Promise<CallThread> | undefined
  const current = (): Promise<CallThread> => {
    if (thread !== undefined) return thread
    const forget = (): void => {
      thread = undefined
    }
    thread = start(forget)
    thread.catch(forget)
    return thread
  }
  return {
    readLong: async (name, ...args) => {
      const { send } = await current()
      const call = { name, args } as ReadCall
      return new Promise((resolve, reject) => {
        send(
          call,
          settling(() => undefined, resolve as (value: unknown) => void, reject),
        )
      })
    },
    close: async () => {
      await (await thread?.catch(() => undefined))?.close()
    },
  }
}
