import type { DatabaseSync } from 'node:sqlite'
import { inboxList } from './inbox-list.ts'
import { outboxTable } from './outbox.ts'
import { requestCounts, requestStateCounts } from './request-counts.ts'
import { requestList } from './request-list.ts'

/** Reads whose work may be large: lists and searches. Arguments and results are plain data, so that a thread can run them. */
export const readOperations = (database: DatabaseSync) => ({
  listRequests: requestList(database),
  countRequests: requestCounts(database),
  countRequestStates: requestStateCounts(database),
  listMessages: inboxList(database),
  listDeliveries: outboxTable(database).list,
  summarizeOutbox: outboxTable(database).summarize,
})
export type ReadOperations = ReturnType<typeof readOperations>

/** A call of a read operation. */
export type ReadCall = {
  [Name in keyof ReadOperations]: { readonly name: Name; readonly args: Parameters<ReadOperations[Name]> }
}[keyof ReadOperations]
