import { z } from 'zod'
import { parseAllStored } from '../policy/parse-stored.ts'
import { parseStoreVersion, type StoreVersion, wholeVersion } from '../upgrades/store-version.ts'
import type { UpgradableStore } from '../upgrades/upgrade-store.ts'
import { changeRecordPage } from './change-records.ts'
import type { SqlTransaction } from './steps.ts'

/** The statements on the version of the records, whose place differs, and on the lease of the upgrade. */
export type UpgradeSql = Readonly<Record<'version' | 'writeVersion' | 'hasLease', string>>

const VersionRow = z.object({ value: z.string() })

/**
 * Returns the operations on a database that an upgrade of its records needs, before anything else works with it.
 *
 * @param transact runs work in a transaction
 * @param newest the data version of a store that is begun now, and the program that begins it
 */
export const sqlUpgrades = (
  transact: <T>(work: (transaction: SqlTransaction) => Promise<T>) => Promise<T>,
  sql: UpgradeSql,
  newest: Pick<StoreVersion, 'data' | 'program'>,
): UpgradableStore => {
  const setVersion = ({ run }: SqlTransaction, version: StoreVersion) =>
    run(sql.writeVersion, [JSON.stringify(version)])

  /** Does work while this process has the lease. */
  const fenced = <T>(token: string, lost: T, work: (transaction: SqlTransaction) => Promise<T>): Promise<T> =>
    transact(async (transaction) =>
      (await transaction.all(sql.hasLease, [token])).length === 0 ? lost : work(transaction),
    )

  return {
    readVersion: () =>
      transact(async (transaction) => {
        const [row] = parseAllStored('version', VersionRow, await transaction.all(sql.version, []))
        const stored = parseStoreVersion(row?.value ?? null)
        if (stored !== null) return stored
        // A store of before there were versions has documents.
        const isNew = (await transaction.all('SELECT 1 FROM documents LIMIT 1', [])).length === 0
        const version = isNew ? wholeVersion(newest.data, newest.program) : wholeVersion(0, '0.1.0')
        await setVersion(transaction, version)
        return version
      }),
    writeVersion: (token, version) =>
      fenced(token, false, async (transaction) => {
        await setVersion(transaction, version)
        return true
      }),
    changeRecords: (token, ...page) =>
      fenced<Awaited<ReturnType<UpgradableStore['changeRecords']>>>(token, null, async (transaction) => ({
        next: await changeRecordPage(transaction, ...page),
      })),
  }
}
