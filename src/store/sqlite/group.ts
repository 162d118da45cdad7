import type { DatabaseSync } from 'node:sqlite'
import { Problem } from '../../problem.ts'
import { storageProblem } from './problems.ts'

/** Work that waits for the next transaction. `attempt` does it and gives what to do once it is durable. */
type Work = { readonly attempt: () => () => void; readonly fail: (error: Problem) => void }

/** Writes that arrive within one turn of the event loop share one transaction; so do reads. */
export type Group = {
  /**
   * Does a write in the next transaction.
   *
   * @param work reads and writes the database; it may be done twice where another write of the group failed, so it
   *   touches nothing else
   * @returns what `work` gave, once it is durable; rejects with a `Problem` where the write or the storage failed
   */
  write<T>(work: () => T): Promise<T>
  /** Looks into the database; the looks of one turn share one read transaction, since each costs a lock. */
  read<T>(look: () => T): T
  /** Does what waits, and refuses what comes later. */
  close(): void
}

/** So many writes at most hold up the event loop at a time. */
const largestGroup = 500

/**
 * Makes the group of a database.
 *
 * @param onTransaction told after each durable transaction how many writes shared it
 */
export const groupWrites = (database: DatabaseSync, onTransaction: (writes: number) => void): Group => {
  const beginRead = database.prepare('BEGIN')
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  let queue: Work[] = []
  let scheduled = false
  let closed = false

  const rollBack = (): void => {
    if (database.isTransaction) database.exec('ROLLBACK')
  }

  const endRead = (): void => {
    if (database.isOpen && database.isTransaction) commit.run()
  }

  /** Does writes in one transaction. Gives the error of the write that failed, where one did; nothing is written then. */
  const together = (group: readonly Work[]): Problem | null => {
    const done: (() => void)[] = []
    try {
      endRead()
      begin.run()
    } catch (error) {
      failAll(group, error)
      return null
    }
    try {
      for (const work of group) done.push(work.attempt())
    } catch (error) {
      rollBack()
      return storageProblem('write to the database', error)
    }
    try {
      commit.run()
    } catch (error) {
      rollBack()
      failAll(group, error)
      return null
    }
    for (const tell of done) tell()
    onTransaction(group.length)
    return null
  }

  const failAll = (group: readonly Work[], error: unknown): void => {
    const problem = storageProblem('write to the database', error)
    for (const work of group) work.fail(problem)
  }

  const flush = (): void => {
    const group = queue.slice(0, largestGroup)
    queue = queue.slice(largestGroup)
    scheduled = queue.length > 0
    if (scheduled) setImmediate(flush)
    if (group.length === 0 || together(group) === null) return
    // One of them failed: each by itself, so that the others come through.
    for (const work of group) {
      const problem = together([work])
      if (problem !== null) work.fail(problem)
    }
  }

  return {
    write: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        if (closed) {
          reject(new Problem('unavailable', 'The store is closed.'))
          return
        }
        queue.push({
          attempt: () => {
            const value = work()
            return () => resolve(value)
          },
          fail: reject,
        })
        if (!scheduled) {
          scheduled = true
          setImmediate(flush)
        }
      }),
    read: (look) => {
      if (!database.isTransaction) {
        beginRead.run()
        setImmediate(endRead)
      }
      return look()
    },
    close: () => {
      closed = true
      while (queue.length > 0) flush()
      endRead()
    },
  }
}
