import type { DatabaseSync } from 'node:sqlite'
import { Problem } from '../../problem.ts'
import { createGroupCommit, type Outcome } from './group-commit.ts'
import type { WriteCall, WriteOperations } from './write-operations.ts'

/** Who writes to the database. */
export type Writer = {
  /**
   * Asks for a write.
   *
   * @returns what it gave, once it is durable; rejects with a `Problem` where it, or the storage, failed
   */
  write<Name extends keyof WriteOperations>(
    name: Name,
    ...given: Parameters<WriteOperations[Name]>
  ): Promise<ReturnType<WriteOperations[Name]>>
  /** Does what was asked for; later writes are refused. */
  close(): void
}

/** What is told around the writes of a turn. */
export type Around = {
  /** Before the first of them: what is being read must end, since one connection does both. */
  readonly before: () => void
  /** Once they are durable, before any promise resolves: how many writes each transaction held. */
  readonly done: (groups: readonly number[]) => void
}

type Asked = { readonly call: WriteCall; readonly tell: (outcome: Outcome) => void }

/** Writes to a database: the writes of one turn of the event loop share a transaction, and one wait for the disk. */
export const createWriter = (database: DatabaseSync, { before, done }: Around): Writer => {
  const carryOut = createGroupCommit(database)
  let queue: Asked[] = []
  let isClosed = false

  const flush = (): void => {
    const asked = queue
    queue = []
    if (asked.length === 0) return
    before()
    const { outcomes, groups } = carryOut(asked.map(({ call }) => call))
    done(groups)
    for (const [index, outcome] of outcomes.entries()) asked[index]?.tell(outcome)
  }

  return {
    write: (name, ...given) =>
      new Promise((resolve, reject) => {
        if (isClosed) {
          reject(new Problem('unavailable', 'The store is closed.'))
          return
        }
        const tell = (outcome: Outcome): void =>
          'value' in outcome ? resolve(outcome.value as never) : reject(outcome.problem)
        if (queue.push({ call: { name, given } as WriteCall, tell }) === 1) setImmediate(flush)
      }),
    close: () => {
      flush()
      isClosed = true
    },
  }
}
