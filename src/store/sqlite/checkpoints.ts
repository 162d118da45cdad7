import type { DatabaseSync } from 'node:sqlite'

/** So many pages of the write-ahead log, at most, wait to be put into the database. */
export const maxWalPages = 4_000
/** Everybody waits while pages are put into the database: for so many, about five milliseconds. */
const shortWalPages = 1_000
/** So many writes in one transaction show that more come than go through one by one. */
const highLoadWrites = 8

/**
 * Says when the log is put into the database. A page that many commits changed is then written once, so under full load
 * it is done seldom; with less to do that saves nothing that anybody needs, and who waits is to wait the shorter.
 *
 * @returns is told how many writes the next transaction holds
 */
export const createCheckpointPolicy = (database: DatabaseSync): ((writes: number) => void) => {
  let pages = shortWalPages
  const set = (wanted: number): void => {
    database.exec(`PRAGMA wal_autocheckpoint = ${wanted}`)
    pages = wanted
  }
  set(pages)
  return (writes) => {
    const wanted = writes < highLoadWrites ? shortWalPages : maxWalPages
    if (wanted !== pages) set(wanted)
  }
}
