import type { DatabaseSync } from 'node:sqlite'
import type { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { createCheckpointPolicy } from './file/checkpoints.ts'
import { storageProblem } from './records/problems.ts'
import { type WriteCall, writeOperations } from './write-operations.ts'

/** The result of a write: its value after it is durable, or the error. */
export type Outcome = { readonly value: unknown } | { readonly problem: Problem }

/** The largest number of writes in one transaction. */
const maxGroupSize = 500

/**
 * Groups writes into few transactions: each costs one write to the disk.
 *
 * @returns does calls in their order, and gives the result of each, in that order, and how many writes each durable
 *   transaction held. A call that fails does not make others fail.
 */
export const createGroupCommit = (database: DatabaseSync) => {
  const operations = writeOperations(database)
  const expect = createCheckpointPolicy(database)
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  // They give the last row inserted, by whomever: where a write failed, it may be one of FTS5 that no number can hold.
  for (const each of [begin, commit]) each.setReadBigInts(true)

  const rollBack = (): void => {
    if (database.isTransaction) database.exec('ROLLBACK')
  }

  const failed = (calls: readonly WriteCall[], error: unknown): readonly Outcome[] => {
    rollBack()
    const problem = storageProblem(reason('not_stored.write'), error)
    return calls.map(() => ({ problem }))
  }

  /** Runs calls in one transaction; null, without a write, if one of several fails. */
  const runInOneTransaction = (calls: readonly WriteCall[]): readonly Outcome[] | null => {
    try {
      expect(calls.length)
      begin.run()
    } catch (error) {
      return failed(calls, error)
    }
    let outcomes: readonly Outcome[]
    try {
      outcomes = calls.map(({ name, args }) => ({ value: Reflect.apply(operations[name], undefined, args) }))
    } catch (error) {
      if (calls.length === 1) return failed(calls, error)
      rollBack()
      return null
    }
    try {
      commit.run()
      return outcomes
    } catch (error) {
      return failed(calls, error)
    }
  }

  const runOutsideTransaction = (work: () => unknown): Outcome => {
    try {
      return { value: work() }
    } catch (error) {
      return { problem: storageProblem(reason('not_stored.write'), error) }
    }
  }

  return (
    calls: readonly WriteCall[],
  ): { readonly outcomes: readonly Outcome[]; readonly groups: readonly number[] } => {
    const outcomes: Outcome[] = []
    const groups: number[] = []
    const take = (group: readonly WriteCall[]): boolean => {
      const done = runInOneTransaction(group)
      if (done === null) return false
      outcomes.push(...done)
      if (done.some((outcome) => 'value' in outcome)) groups.push(group.length)
      return true
    }
    const takeAll = (some: readonly WriteCall[]): void => {
      for (let first = 0; first < some.length; first += maxGroupSize) {
        const group = some.slice(first, first + maxGroupSize)
        // Where one of them fails: each separately, so that the others come through.
        if (!take(group)) for (const call of group) take([call])
      }
    }
    let from = 0
    for (const [place, { name }] of calls.entries()) {
      if (name !== 'truncateLog') continue
      takeAll(calls.slice(from, place))
      outcomes.push(runOutsideTransaction(operations.truncateLog))
      from = place + 1
    }
    takeAll(calls.slice(from))
    return { outcomes, groups }
  }
}
