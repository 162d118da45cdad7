import type { DatabaseSync } from 'node:sqlite'
import { recordByName } from '../../../typed-records.ts'
import type { RecordKind } from '../../ports/transfer.ts'
import { deliveryColumns } from '../../sql/delivery-row.ts'
import { dumpPlace, dumpRows } from '../../sql/dump-rows.ts'
import {
  createDump,
  createPageSizeLimit,
  type KindReader,
  type PositionedRecord,
  recordKinds,
} from '../../transfer/dump-pages.ts'
import { messageColumns } from '../records/inbox.ts'

/** The statements that read everything, oldest first; a test checks the query plan of each. */
export const dumpSql = {
  document: `SELECT kind, key, version, value FROM documents WHERE (kind, key) > (?, ?) ORDER BY kind, key LIMIT ?`,
  request: 'SELECT row, version, body FROM requests WHERE row > ? ORDER BY row LIMIT ?',
  event: 'SELECT cursor AS row, library, request, body FROM events WHERE cursor > ? ORDER BY cursor LIMIT ?',
  message: `SELECT ${messageColumns}, fingerprint FROM inbox WHERE row > ? ORDER BY row LIMIT ?`,
  delivery: `SELECT ${deliveryColumns}, lease_until FROM deliveries WHERE row > ? ORDER BY row LIMIT ?`,
  blob: 'SELECT row, id, library, name, content_type, bytes, stored_at, keep_until FROM blobs WHERE row > ? ORDER BY row LIMIT ?',
  partner_day: `SELECT partner, day, library, counts FROM partner_counts
    WHERE (partner, day, library) > (?, ?, ?) ORDER BY partner, day, library LIMIT ?`,
  row: 'SELECT library, key, value FROM fact_rows WHERE (library, key) > (?, ?) ORDER BY library, key LIMIT ?',
  audit: 'SELECT sequence AS row, hash, entry FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?',
  answer: 'SELECT row, caller, key, body_hash, at, answer FROM answers WHERE row > ? ORDER BY row LIMIT ?',
} as const satisfies Record<RecordKind, string>

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
