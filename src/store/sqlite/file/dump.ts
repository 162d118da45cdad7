import type { DatabaseSync } from 'node:sqlite'
import { recordByName } from '../../../typed-records.ts'
import type { RecordKind } from '../../ports/transfer.ts'
import { dumpPlace, dumpRows, dumpStatements } from '../../sql/dump-rows.ts'
import {
  createDump,
  createPageSizeLimit,
  type KindReader,
  type PositionedRecord,
  recordKinds,
} from '../../transfer/dump-pages.ts'
import { messageColumns } from '../records/inbox.ts'

/** The statements that read everything, oldest first; a test checks the query plan of each. */
export const dumpSql = dumpStatements(messageColumns)

/**
 * Reads everything, page by page.
 *
 * @param read looks into the database when its time has come
 */
export const sqliteDump = (database: DatabaseSync, read: <T>(look: () => T) => Promise<T>) => {
  const reader =
    (kind: RecordKind): KindReader =>
    (behind, limit) => {
      const statement = database.prepare(dumpSql[kind])
      return read(() => {
        const mayGrow = createPageSizeLimit()
        const page: PositionedRecord[] = []
        for (const row of statement.iterate(...dumpPlace(kind, behind), limit)) {
          const each = dumpRows[kind](row)
          page.push(each)
          if (!mayGrow(each.record)) break
        }
        return page
      })
    }
  return createDump(recordByName(recordKinds, reader))
}
