import type { DatabaseSync } from 'node:sqlite'
import { inboxList } from './lists/inbox-list.ts'
import { openRequests } from './lists/open-requests.ts'
import { candidateReader } from './lists/request-candidates.ts'
import { requestCounts, requestStateCounts } from './lists/request-counts.ts'
import { requestList } from './lists/request-list.ts'
import { requestWalks } from './lists/request-walks.ts'
import { outboxTable } from './records/outbox.ts'

/**
 * Reads whose work may be large: lists and searches. Arguments and results are plain data, so that a thread can run them.
 *
 * @param onFilled called once all open requests are in memory for the first time
 */
export const readOperations = (database: DatabaseSync, onFilled: () => void = () => undefined) => {
  const reader = candidateReader(database)
  const walks = requestWalks(database)
  const open = openRequests(database, reader, walks, onFilled)
  const outbox = outboxTable(database)
  return {
    listRequests: requestList(database, reader, walks, open),
    countRequests: requestCounts(database, reader, walks, open),
    countRequestStates: requestStateCounts(database),
    /** Begins to read the open requests into memory. Returns whether all of them are there. */
    readOpenRequests: (): boolean => open.current() !== null,
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
