import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { findWalDamage, headerBytes, type ReadWal, type WalDamage } from './wal-damage.ts'

/** Returns the path of a database's write-ahead log: beside the file itself, where the path is a link to it. */
export const walPath = (file: string): string => `${existsSync(file) ? realpathSync(file) : file}-wal`

/** Returns whether a database has a log that is not empty. */
export const hasWal = (file: string): boolean =>
  (statSync(walPath(file), { throwIfNoEntry: false })?.size ?? 0) > 0

const readFrom = (descriptor: number): ReadWal => {
  let buffer = Buffer.alloc(0)
  return (from, to) => {
    if (buffer.length < to - from) buffer = Buffer.alloc(to - from)
    return buffer.subarray(0, readSync(descriptor, buffer, 0, to - from, from))
  }
}

const readDamage = (log: string): WalDamage | null => {
  const descriptor = openSync(log, 'r')
  try {
    const read = readFrom(descriptor)
    const header = Buffer.from(read(0, headerBytes))
    const damage = findWalDamage(read)
    // Where it differs now, another process began the log again: all that was in it is in the database.
    return header.equals(read(0, headerBytes)) ? damage : null
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Looks through the log of a database, where there is one, and changes nothing.
 *
 * @param file the path of the database
 * @returns where the log is damaged as no crash explains, or null
 */
export const findDamageInWalFile = (file: string): WalDamage | null => {
  if (!hasWal(file)) return null
  const log = walPath(file)
  const damage = readDamage(log)
  // What another process was just writing is whole the next time.
  return damage !== null && readDamage(log)?.at === damage.at ? damage : null
}
