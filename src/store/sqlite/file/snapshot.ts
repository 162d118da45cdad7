import { backup, DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { Problem } from '../../../problem.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import { reason } from '../../../translations/reason.ts'
import { parseStoredOrNull } from '../../policy/parse-stored.ts'
import { parseStoreVersion, type StoreVersion, wholeVersion } from '../../upgrades/store-version.ts'
import { findNewerTables } from '../migrate.ts'
import { applicationId } from '../migrations.ts'
import { storageProblem } from '../records/problems.ts'
import { upgradeSql } from '../upgrades.ts'
import { sqliteDump } from './dump.ts'
import { refuseDamagedLog } from './open-database.ts'

/** The pace of a backup. */
type BackupPace = {
  /** Pages of 4,096 bytes that are copied in one piece. */
  readonly pagesPerStep: number
  /** Called after each piece with its pages; the next one begins when it returns. */
  readonly onStep: (progress: { readonly copiedPages: number; readonly totalPages: number }) => void
}

const VersionRow = z.object({ value: z.string() })

const refuse = (file: string, why: AnyReason | string): Problem =>
  new Problem('unavailable', reason('store.database_not_read', { file, reason: why }))

const readVersion = (database: DatabaseSync): StoreVersion => {
  const hasTable = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'store_version'").get()
  if (hasTable === undefined) return wholeVersion(0, '0.1.0')
  const row = parseStoredOrNull('store version', VersionRow, database.prepare(upgradeSql.version).get())
  return parseStoreVersion(row?.value ?? null) ?? wholeVersion(0, '0.1.0')
}

/**
 * Opens a snapshot of a database file over a connection of its own that only reads: one moment, which stays the same however
 * much is written to the file meanwhile. A gateway may run on the file: its writes do not wait, but its write-ahead log
 * grows until the snapshot is closed. A copy of a transaction that is open
 * is never begun again, as one of a database that other connections change would be (https://www.sqlite.org/backup.html).
 *
 * @throws Problem `unavailable` if the file is missing, damaged or no database of lendwire
 */
export const openSqliteSnapshot = (file: string) => {
  let database: DatabaseSync | undefined
  try {
    refuseDamagedLog(file)
    const opened = new DatabaseSync(file, { readOnly: true, timeout: 2_000 })
    database = opened
    const [application] = Object.values(opened.prepare('PRAGMA application_id').get() ?? {})
    if (application !== applicationId) throw refuse(file, reason('damaged_store.not_of_lendwire'))
    opened.exec('BEGIN')
    const version = readVersion(opened)
    const read = async <T>(look: () => T): Promise<T> => look()
    return {
      version,
      /** Why this version cannot open the store, where its tables are of a newer one. */
      newerTables: findNewerTables(opened),
      dump: sqliteDump(opened, read),
      /** Copies the database as it is in this snapshot to a path where no file may be. */
      copyTo: async (target: string, { pagesPerStep, onStep }: BackupPace): Promise<void> => {
        try {
          await backup(opened, target, {
            rate: pagesPerStep,
            progress: ({ totalPages, remainingPages }) =>
              onStep({ totalPages, copiedPages: totalPages - remainingPages }),
          })
        } catch (error) {
          throw storageProblem(reason('not_stored.write_backup', { file: target }), error)
        }
      },
      close: () => opened.close(),
    }
  } catch (error) {
    database?.close()
    throw storageProblem(reason('not_stored.read_file', { file }), error)
  }
}
