import type { DatabaseSync } from 'node:sqlite'
import { reason } from '../../translations/reason.ts'
import type { Steps } from '../sql/steps.ts'
import { sqlUpgrades, type UpgradeSql } from '../sql/upgrades.ts'
import type { StoreVersion } from '../upgrades/store-version.ts'
import type { UpgradableStore } from '../upgrades/upgrade-store.ts'
import { storageProblem } from './records/problems.ts'
import { createStepRunner } from './step-runner.ts'

/** The statements that upgrade what is stored. */
export const upgradeSql: UpgradeSql = {
  version: 'SELECT value FROM store_version WHERE row = 1',
  writeVersion:
    'INSERT INTO store_version (row, value) VALUES (1, ?1) ON CONFLICT DO UPDATE SET value = excluded.value',
  hasLease: "SELECT 1 FROM keyed_records WHERE name = 'lease upgrade' AND token = ?1",
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
  const run = createStepRunner(database)
  const transact = async <T>(work: Steps<T>): Promise<T> => {
    renew()
    try {
      database.exec('BEGIN IMMEDIATE')
      const result = run(work)
      database.exec('COMMIT')
      return result
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw storageProblem(reason('not_stored.upgrade'), error)
    }
  }
  return sqlUpgrades(transact, upgradeSql, newest)
}
