import { randomUUID } from 'node:crypto'
import { changeRecordPage } from '../sql/change-records.ts'
import { keyedRecords } from '../sql/keyed-records.ts'
import { parseStoreVersion, type StoreVersion, wholeVersion } from '../upgrades/store-version.ts'
import type { UpgradableStore } from '../upgrades/upgrade-store.ts'
import type { Database, Transaction } from './connection.ts'
import { runSteps } from './run-steps.ts'

const leaseName = 'lease upgrade'

/** The time by which keyed records end, in SQL: that of the server, unless the first parameter says another. */
export const keyedTime = 'coalesce(CAST(?1 AS bigint), store_time())'

const upgradeSql = {
  version: "SELECT value FROM facts WHERE name = 'version'",
  writeVersion:
    "INSERT INTO facts VALUES ('version', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  hasLease: 'SELECT 1 FROM keyed_records WHERE name = $1 AND token = $2 FOR UPDATE',
} as const

const hasLease = async ({ query }: Transaction, token: string): Promise<boolean> =>
  (await query(upgradeSql.hasLease, [leaseName, token])).length > 0

/**
 * Returns the operations on a database that an upgrade of its records needs.
 *
 * @param newest the data version of a store that is begun now, and the program that begins it
 */
export const postgresUpgrades = (
  database: Database,
  newest: Pick<StoreVersion, 'data' | 'program'>,
): UpgradableStore => {
  const keyed = keyedRecords(keyedTime)
  const put = (token: string, duration: number, expected: string | null): Promise<boolean> =>
    runSteps(database.query, keyed.putKeyed(null, leaseName, { token, value: '' }, duration, expected, ''))
  return {
    readVersion: async () => {
      const [row] = await database.query(upgradeSql.version)
      const stored = parseStoreVersion(row === undefined ? null : String(row.value))
      if (stored !== null) return stored
      const version = wholeVersion(newest.data, newest.program)
      await database.query(upgradeSql.writeVersion, [JSON.stringify(version)])
      return version
    },
    takeLease: async (duration) => {
      const token = randomUUID()
      return (await put(token, duration, null)) ? token : null
    },
    renewLease: (token, duration) => put(token, duration, token),
    releaseLease: async (token) => {
      await runSteps(database.query, keyed.removeKeyed(leaseName, token))
    },
    writeVersion: (token, version) =>
      database.transaction(async (transaction) => {
        if (!(await hasLease(transaction, token))) return false
        await transaction.query(upgradeSql.writeVersion, [JSON.stringify(version)])
        return true
      }),
    changeRecords: (token, ...page) =>
      database.transaction(async (transaction) => {
        if (!(await hasLease(transaction, token))) return null
        return { next: await changeRecordPage(transaction, ...page) }
      }),
  }
}
