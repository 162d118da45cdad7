import type { DatabaseSync } from 'node:sqlite'

/** Looks into the database that share a read transaction, since each costs a lock. */
export type ReadTransactions = {
  /** Looks at the database as it was when this turn of the event loop first looked. */
  read<T>(look: () => T): T
  /** Says that what comes now must be seen: the next look begins anew. */
  end(): void
  /** Tells one view of the database from others: as long as it is the same, nothing can have changed. */
  transactionNumber(): number
}

/** Makes the looks of a turn of the event loop share one transaction. */
export const createReadTransactions = (database: DatabaseSync): ReadTransactions => {
  const begin = database.prepare('BEGIN')
  const commit = database.prepare('COMMIT')
  let view = 0

  const renew = (): void => {
    if (database.isOpen && database.isTransaction) commit.run()
  }

  return {
    read: (look) => {
      if (!database.isTransaction) {
        view += 1
        begin.run()
        setImmediate(renew)
      }
      return look()
    },
    end: renew,
    transactionNumber: () => view,
  }
}
