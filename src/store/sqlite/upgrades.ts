import type { DatabaseSync } from 'node:sqlite'
import { reason } from '../../translations/reason.ts'
import type { SqlTransaction } from '../sql/steps.ts'
import { sqlUpgrades, type UpgradeSql } from '../sql/upgrades.ts'
import type { StoreVersion } from '../upgrades/store-version.ts'
import type { UpgradableStore } from '../upgrades/upgrade-store.ts'
import { storageProblem } from './records/problems.ts'

/** The statements that upgrade what is stored. */
export const upgradeSql: UpgradeSql = {
  version: 'SELECT value FROM store_version WHERE row = 1',
  writeVersion:
    'INSERT INTO store_version (row, value) VALUES (1, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  hasLease: "SELECT 1 FROM keyed_records WHERE name = 'lease upgrade' AND token = ?",
}

/**
 * Returns the operations on a database file that an upgrade needs, before anything else works with it.
 *
 * @param renew ends what is being read, since one connection reads and writes
 * @param newest the data version of a store that is begun now, and the program that begins it
 */
export const sqliteUpgrades = (
  database: DatabaseSync,
  renew: () => void,
  newest: Pick<StoreVersion, 'data' | 'program'>,
): UpgradableStore => {
  const transaction: SqlTransaction = {
    all: (sql, values) => database.prepare(sql).all(...values),
    run: (sql, values) => database.prepare(sql).run(...values),
  }
  const transact = async <T>(work: (open: SqlTransaction) => Promise<T>): Promise<T> => {
    renew()
    try {
      database.exec('BEGIN IMMEDIATE')
      const result = await work(transaction)
      database.exec('COMMIT')
      return result
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw storageProblem(reason('not_stored.upgrade'), error)
    }
  }
  return sqlUpgrades(transact, upgradeSql, newest)
}
