import type { DatabaseSync } from 'node:sqlite'

/**
 * Makes the function that forgets the last row which a connection inserted. A write to a search index may leave behind a
 * row of the index itself, whose number can be over 2 ** 53 (SQLite FTS5, tombstones of contentless-delete tables): every
 * later write that inserts nothing would give it again, and as a JavaScript number it throws.
 */
export const forgetLastRow = (database: DatabaseSync): (() => void) => {
  // A temporary table is in memory, so that this costs no write to the disk.
  database.exec(
    'PRAGMA temp_store = MEMORY; CREATE TEMP TABLE IF NOT EXISTS last_row (row INTEGER PRIMARY KEY)',
  )
  const insert = database.prepare('INSERT OR REPLACE INTO temp.last_row (row) VALUES (1)')
  return () => {
    insert.run()
  }
}
