import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { reason } from '../../translations/reason.ts'
import { parseStoredOrNull } from '../policy/parse-stored.ts'
import { changeRecordPage } from '../sql/change-records.ts'
import { keyedRecords } from '../sql/keyed-records.ts'
import type { SqlTransaction } from '../sql/transaction.ts'
import { parseStoreVersion, type StoreVersion, wholeVersion } from '../upgrades/store-version.ts'
import type { ChangedPage, UpgradableStore } from '../upgrades/upgrade-store.ts'
import { storageProblem } from './records/problems.ts'
import { createStepRunner } from './step-runner.ts'

/** The statements that upgrade what is stored; a test checks the query plan of each. */
export const upgradeSql = {
  version: 'SELECT value FROM store_version WHERE row = 1',
  writeVersion:
    'INSERT INTO store_version (row, value) VALUES (1, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  hasDocuments: 'SELECT 1 FROM documents LIMIT 1',
  hasLease: 'SELECT 1 FROM keyed_records WHERE name = ? AND token = ?',
} as const

const leaseName = 'lease upgrade'

const VersionRow = z.object({ value: z.string() })

/**
 * Returns the operations on a database file that an upgrade needs, before anything else works with it.
 *
 * @param renew ends what is being read, since one connection reads and writes
 * @param newest the data version of a store that is begun now, and the program that begins it
 */
export const sqliteUpgrades = (
  database: DatabaseSync,
  renew: () => void,
  leaseTime: () => number,
  newest: { readonly data: number; readonly program: string },
): UpgradableStore => {
  const run = createStepRunner(database)
  const keyed = keyedRecords('?1')
  const put = (token: string, duration: number, expected: string | null): boolean =>
    run(keyed.putKeyed(leaseTime(), leaseName, { token, value: '' }, duration, expected, ''))
  const hasLease = database.prepare(upgradeSql.hasLease)

  const transact = async <T>(work: () => T | Promise<T>): Promise<T> => {
    renew()
    try {
      database.exec('BEGIN IMMEDIATE')
      const result = await work()
      database.exec('COMMIT')
      return result
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw storageProblem(reason('not_stored.upgrade'), error)
    }
  }

  const transaction: SqlTransaction = {
    all: (sql, values) => database.prepare(sql).all(...values),
    run: (sql, values) => database.prepare(sql).run(...values),
  }

  const setVersion = (version: StoreVersion): void => {
    database.prepare(upgradeSql.writeVersion).run(JSON.stringify(version))
  }

  return {
    readVersion: () =>
      transact(() => {
        const row = parseStoredOrNull('version', VersionRow, database.prepare(upgradeSql.version).get())
        const storedVersion = parseStoreVersion(row?.value ?? null)
        if (storedVersion !== null) return storedVersion
        // A store of before there were versions has documents.
        const isNew = database.prepare(upgradeSql.hasDocuments).get() === undefined
        const version = isNew ? wholeVersion(newest.data, newest.program) : wholeVersion(0, '0.1.0')
        setVersion(version)
        return version
      }),
    takeLease: (duration) =>
      transact(() => {
        const token = randomUUID()
        return put(token, duration, null) ? token : null
      }),
    renewLease: (token, duration) => transact(() => put(token, duration, token)),
    releaseLease: (token) => transact(() => void run(keyed.removeKeyed(leaseName, token))),
    writeVersion: (token, version) =>
      transact(() => {
        if (hasLease.get(leaseName, token) === undefined) return false
        setVersion(version)
        return true
      }),
    changeRecords: (token, ...page) =>
      transact(async (): Promise<ChangedPage> => {
        if (hasLease.get(leaseName, token) === undefined) return null
        return { next: await changeRecordPage(transaction, ...page) }
      }),
  }
}
