import type { DatabaseSync } from 'node:sqlite'

/** Lets the reads of one turn of the event loop share a transaction, because each transaction costs a lock. */
export const createReadTransactions = (database: DatabaseSync) => {
  const begin = database.prepare('BEGIN')
  const commit = database.prepare('COMMIT')
  let view = 0

  const renew = (): void => {
    if (database.isOpen && database.isTransaction) commit.run()
  }

  return {
    /** Reads the database as it was at the first read of this turn. */
    read: <T>(work: () => T): T => {
      if (!database.isTransaction) {
        view += 1
        begin.run()
        setImmediate(renew)
      }
      return work()
    },
    /** Ends the transaction: the next read sees all commits up to then. */
    end: renew,
    /** Numbers the transactions: reads with the same number saw the same database. */
    transactionNumber: () => view,
  }
}
