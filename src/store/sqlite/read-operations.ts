import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { CountQuery, RequestQuery } from '../ports/request-lists.ts'
import { countRequestStates, countRequests } from '../sql/lists/count-requests.ts'
import { listRequests } from '../sql/lists/list-requests.ts'
import { reads } from '../sql/reads.ts'
import type { Steps } from '../sql/steps.ts'
import { sqliteDialect } from './lists/dialect.ts'

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

/** Reads whose work may be large: lists and searches. Arguments and results are plain data, so that a thread can run them. */
export const readOperations = (database: DatabaseSync) => {
  const run = createStepRunner(database)
  const { listMessages, listDeliveries, summarizeOutbox } = reads(sqliteDialect)
  const list = listRequests(sqliteDialect)
  const count = countRequests(sqliteDialect)
  const countStates = countRequestStates()
  return {
    listRequests: (query: RequestQuery) => run(list(query)),
    countRequests: (query: CountQuery) => run(count(query)),
    countRequestStates: () => run(countStates()),
    listMessages: (...query: Parameters<typeof listMessages>) => run(listMessages(...query)),
    listDeliveries: (...query: Parameters<typeof listDeliveries>) => run(listDeliveries(...query)),
    summarizeOutbox: () => run(summarizeOutbox()),
  }
}
export type ReadOperations = ReturnType<typeof readOperations>

/** A call of a read operation. */
export type ReadCall = {
  [Name in keyof ReadOperations]: { readonly name: Name; readonly args: Parameters<ReadOperations[Name]> }
}[keyof ReadOperations]
