import type { DatabaseSync } from 'node:sqlite'
import type { CountQuery, RequestQuery } from '../ports/request-lists.ts'
import { countRequestStates, countRequests } from '../sql/lists/count-requests.ts'
import { listRequests } from '../sql/lists/list-requests.ts'
import { reads } from '../sql/reads.ts'
import { sqliteDialect } from './lists/dialect.ts'
import { createStepRunner } from './step-runner.ts'

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
