import { randomUUID } from 'node:crypto'
import { changeRecordPage } from '../sql/change-records.ts'
import { parseStoreVersion, type StoreVersion, wholeVersion } from '../upgrades/store-version.ts'
import type { UpgradableStore } from '../upgrades/upgrade-store.ts'
import type { Database, Transaction } from './connection.ts'

const upgradeSql = {
  version: "SELECT value FROM facts WHERE name = 'version'",
  writeVersion:
    "INSERT INTO facts VALUES ('version', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  takeLease: `INSERT INTO leases AS held VALUES ('upgrade', $1, store_time() + $2)
    ON CONFLICT (name) DO UPDATE SET token = excluded.token, until = excluded.until WHERE held.until <= store_time()
    RETURNING token`,
  renewLease: `UPDATE leases SET until = store_time() + $2 WHERE name = 'upgrade' AND token = $1 RETURNING token`,
  releaseLease: "DELETE FROM leases WHERE name = 'upgrade' AND token = $1",
  hasLease: "SELECT 1 FROM leases WHERE name = 'upgrade' AND token = $1 FOR UPDATE",
} as const

const hasLease = async ({ query }: Transaction, token: string): Promise<boolean> =>
  (await query(upgradeSql.hasLease, [token])).length > 0

/**
 * Returns the operations on a database that an upgrade of its records needs.
 *
 * @param newest the data version of a store that is begun now, and the program that begins it
 */
export const postgresUpgrades = (
  database: Database,
  newest: Pick<StoreVersion, 'data' | 'program'>,
): UpgradableStore => ({
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
    return (await database.query(upgradeSql.takeLease, [token, duration])).length === 0 ? null : token
  },
  renewLease: async (token, duration) =>
    (await database.query(upgradeSql.renewLease, [token, duration])).length > 0,
  releaseLease: async (token) => {
    await database.query(upgradeSql.releaseLease, [token])
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
})
