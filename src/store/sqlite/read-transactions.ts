import type { DatabaseSync } from 'node:sqlite'

/** Reads that share a transaction, because each transaction costs a lock. */
export type ReadTransactions = {
  /** Reads the database as it was at the first read of this turn of the event loop. */
  read<T>(work: () => T): T
  /** Ends the transaction: the next read sees all commits up to then. */
  end(): void
  /** Numbers the transactions: reads with the same number saw the same database. */
  transactionNumber(): number
}

/** Lets the reads of one turn of the event loop share a transaction. */
export const createReadTransactions = (database: DatabaseSync): ReadTransactions => {
  const begin = database.prepare('BEGIN')
  const commit = database.prepare('COMMIT')
  let view = 0

  const renew = (): void => {
    if (database.isOpen && database.isTransaction) commit.run()
  }

  return {
    read: (work) => {
      if (!database.isTransaction) {
        view += 1
        begin.run()
        setImmediate(renew)
      }
      return work()
    },
    end: renew,
    transactionNumber: () => view,
  }
}
