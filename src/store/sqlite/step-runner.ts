import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Steps } from '../sql/steps.ts'

/** The number of statements that stay prepared: those of lists are composed of their filters. */
const maxPrepared = 200

/** Makes the function that runs the statements of an operation one after another. */
export const createStepRunner = (database: DatabaseSync): (<Result>(steps: Steps<Result>) => Result) => {
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  return (steps) => {
    let step = steps.next()
    while (!step.done) {
      const { sql, values } = step.value
      if (prepared.size >= maxPrepared) prepared.clear()
      const statement = prepared.get(sql) ?? database.prepare(sql)
      prepared.set(sql, statement)
      // The dialect makes lists to JSON.
      step = steps.next(statement.all(...(values as readonly SQLInputValue[])))
    }
    return step.value
  }
}
