import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { CountQuery, RequestQuery } from '../ports/request-lists.ts'
import { countRequestStates, countRequests } from '../sql/lists/count-requests.ts'
import type { Steps } from '../sql/lists/dialect.ts'
import { listRequests } from '../sql/lists/list-requests.ts'
import { sqliteDialect } from './lists/dialect.ts'
import { inboxList } from './lists/inbox-list.ts'
import { outboxTable } from './records/outbox.ts'

/** Reads whose work may be large: lists and searches. Arguments and results are plain data, so that a thread can run them. */
export const readOperations = (database: DatabaseSync) => {
  /** Runs the statements of a query one after another. */
  const run = <Result>(steps: Steps<Result>): Result => {
    let step = steps.next()
    while (!step.done) {
      const { sql, values } = step.value
      // The dialect makes lists to JSON.
      step = steps.next(database.prepare(sql).all(...(values as readonly SQLInputValue[])))
    }
    return step.value
  }
  const list = listRequests(sqliteDialect)
  const count = countRequests(sqliteDialect)
  const countStates = countRequestStates()
  const outbox = outboxTable(database)
  return {
    listRequests: (query: RequestQuery) => run(list(query)),
    countRequests: (query: CountQuery) => run(count(query)),
    countRequestStates: () => run(countStates()),
    listMessages: inboxList(database),
    listDeliveries: outbox.list,
    summarizeOutbox: outbox.summarize,
  }
}
export type ReadOperations = ReturnType<typeof readOperations>

/** A call of a read operation. */
export type ReadCall = {
  [Name in keyof ReadOperations]: { readonly name: Name; readonly args: Parameters<ReadOperations[Name]> }
}[keyof ReadOperations]
