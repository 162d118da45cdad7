import type { DatabaseSync } from 'node:sqlite'

/** The maximum number of pages in the write-ahead log before a checkpoint. */
export const maxWalPages = 4_000
/** All writes wait for a checkpoint: about five milliseconds for this many pages. */
const shortWalPages = 1_000
/** This many writes in one transaction indicate high load. */
const highLoadWrites = 8
/** What is left of that from one transaction to the next: under high load, too, some transactions have few writes. */
const fading = 7 / 8

/**
 * Sets how often the log is checkpointed. A checkpoint writes a page once however many commits changed it, so it is rare
 * under high load. Under low load it is frequent, and therefore short.
 *
 * @returns a function to call before each transaction with its number of writes
 */
export const createCheckpointPolicy = (database: DatabaseSync): ((writes: number) => void) => {
  let pages = shortWalPages
  let recentWrites = 0
  const set = (wanted: number): void => {
    database.exec(`PRAGMA wal_autocheckpoint = ${wanted}`)
    pages = wanted
  }
  set(pages)
  return (writes) => {
    recentWrites = Math.max(writes, recentWrites * fading)
    const wanted = recentWrites < highLoadWrites ? shortWalPages : maxWalPages
    if (wanted !== pages) set(wanted)
  }
}
