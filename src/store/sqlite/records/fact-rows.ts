import type { DatabaseSync } from 'node:sqlite'
import type { LibraryCode } from '../../../borrowing/values.ts'
import type { Row } from '../../ports/rows.ts'
import { factRowSql } from '../../sql/fact-rows.ts'

/** Returns the rows of facts. Every function runs synchronously inside the open transaction. */
export const factRowTable = (database: DatabaseSync) => {
  const put = database.prepare(factRowSql.put)
  const restore = database.prepare(factRowSql.restore)
  return {
    put: (library: LibraryCode, rows: readonly Row[]): void => {
      for (const { key, value } of rows) put.run(library, key, JSON.stringify(value))
    },
    /** Writes a row that another store dumped, unless there is one. */
    restore: (library: LibraryCode, { key, value }: Row): void => {
      restore.run(library, key, JSON.stringify(value))
    },
  }
}
export type FactRowTable = ReturnType<typeof factRowTable>
