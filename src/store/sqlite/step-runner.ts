import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { mapRecord } from '../../typed-records.ts'
import type { Steps } from '../sql/steps.ts'

/** Prepares each statement of a table of them. */
export const prepareAll = <Name extends string>(
  database: DatabaseSync,
  sql: Readonly<Record<Name, string>>,
): Readonly<Record<Name, StatementSync>> => mapRecord(sql, (text: string) => database.prepare(text))

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
