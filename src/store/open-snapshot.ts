import type { StoreAddress } from './address.ts'
import type { SqliteSnapshot } from './sqlite/file/snapshot.ts'

/** One moment of a store that does not change, however much is written to the store meanwhile. */
export type StoreSnapshot = SqliteSnapshot

/**
 * Opens a snapshot of a SQLite store, on which a gateway may run. Redis has none.
 *
 * @throws Problem `unavailable` if the file is missing, damaged or no database of lendwire
 */
export const openSnapshot = async ({
  file,
}: Extract<StoreAddress, { kind: 'sqlite' }>): Promise<StoreSnapshot> => {
  const { openSqliteSnapshot } = await import('./sqlite/file/snapshot.ts')
  return openSqliteSnapshot(file)
}
