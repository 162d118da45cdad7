import { randomUUID } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, linkSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Problem } from '../../../problem.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import { reason } from '../../../translations/reason.ts'
import { giveToFolderOwner } from '../../folder-owner.ts'
import { migrate } from '../migrate.ts'
import { applicationId, type Migration, migrations } from '../migrations.ts'
import { storageProblem } from '../records/problems.ts'
import { maxWalPages } from './checkpoints.ts'
import { findDamageInWalFile, hasWal, walPath } from './wal-file.ts'

/** The maximum time for which a write waits for the lock of another process, such as a backup, in milliseconds. */
const busyMilliseconds = 2000
/** The same while a database is opened: a command beside a busy gateway waits for it rather than to be refused. */
const openingMilliseconds = 15_000
/**
 * The page cache of the writing thread. The inner pages of the indexes of a million requests fit. A larger one costs more
 * than it saves: where pages of an index were split, SQLite looks through the whole cache at the end of the commit.
 */
export const writerCacheKibibytes = 2 * 1024
/** The page cache of a connection that may also upgrade, import or restore a whole store. */
const bulkCacheKibibytes = 16 * 1024
/** The changed pages of a transaction that stay in memory until it ends, also where they are more than the cache. */
const spillPages = 4096
/** The page cache of a connection that reads little at a time. Each commit of another connection empties it, so more gains nothing. */
export const readerCacheKibibytes = 1024
/** The page cache of the connection for lists: a page of a list may examine thousands of requests, and meets the inner pages of its indexes again and again. */
export const listCacheKibibytes = 16 * 1024
const pageBytes = 4096
/** The file contains patron data, so only its owner may read it. Its log gets the same mode. */
const ownerOnly = 0o600
/** A longer log is truncated to this size after a checkpoint. The last transaction may have doubled its usual length. */
const logBytes = 2 * maxWalPages * pageBytes
/** Files up to this size are fully checked at the start, which takes less than a tenth of a second. */
const checkedBytes = 64 * 1024 * 1024
const header = 'SQLite format 3\0'
const damaged = reason('damaged_store.damaged')

const refuse = (file: string, why: AnyReason): Problem =>
  new Problem('unavailable', reason('store.database_not_opened', { file, reason: why }))

const sizeOf = (file: string): number | null => {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (stats === undefined) return null
  if (!stats.isFile()) throw refuse(file, reason('damaged_store.not_a_file'))
  return stats.size
}

const startOf = (file: string): string => {
  const start = Buffer.alloc(header.length)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, start, 0, start.length, 0)
  } finally {
    closeSync(descriptor)
  }
  return start.toString('latin1')
}

/**
 * Refuses what SQLite would take for new, or cut off by a crash that its log makes good: an empty file, another kind of
 * file, and one that ends within a page while no log is there.
 */
const checkFile = (file: string, size: number): void => {
  if (size === 0) {
    throw refuse(file, reason('damaged_store.empty'))
  }
  if (startOf(file) !== header) {
    throw refuse(file, reason('damaged_store.no_database'))
  }
  if (size % pageBytes !== 0 && !hasWal(file)) throw refuse(file, damaged)
}

/**
 * Refuses a log of which SQLite would silently drop acknowledged commits.
 *
 * @throws Problem `unavailable` if the log of a database is damaged
 */
export const refuseDamagedLog = (file: string): void => {
  const damage = findDamageInWalFile(file)
  if (damage === null) return
  throw refuse(file, reason('damaged_store.damaged_log', { log: walPath(file), byte: damage.at }))
}

const syncFolder = (folder: string): void => {
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Makes the file under another name first: a crash on the way leaves no half-made database behind under its name. Refuses
 * to where the log of a lost one would be read into it.
 */
const create = (file: string, steps: readonly Migration[]): void => {
  if (hasWal(file)) throw refuse(file, reason('damaged_store.log_without_database', { log: walPath(file) }))
  const draft = `${file}.${randomUUID()}.new`
  try {
    const database = new DatabaseSync(draft)
    try {
      database.exec(`PRAGMA page_size = ${pageBytes}; PRAGMA application_id = ${applicationId}`)
      migrate(database, steps)
    } finally {
      database.close()
    }
    chmodSync(draft, ownerOnly)
    giveToFolderOwner(draft)
    linkSync(draft, file)
    syncFolder(dirname(file))
  } catch (error) {
    const madeByAnother = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    if (!madeByAnother) throw error
  } finally {
    rmSync(draft, { force: true })
    rmSync(`${draft}-journal`, { force: true })
  }
}

/**
 * Configures a connection. Each commit is on the disk before it is done (`synchronous`). What is deleted or overwritten
 * is overwritten with zeros (`secure_delete`).
 */
const configure = (database: DatabaseSync, cacheKibibytes: number): void => {
  database.exec(`
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA cache_size = -${cacheKibibytes};
    PRAGMA cache_spill = ${spillPages};
    PRAGMA journal_size_limit = ${logBytes};
    PRAGMA temp_store = MEMORY;
  `)
}

/**
 * Opens another connection to a database that `openDatabase` has opened, in this process or any other.
 *
 * @throws Problem `unavailable` if the file cannot be opened
 */
export const connectToDatabase = (file: string, cacheKibibytes: number): DatabaseSync => {
  try {
    const database = new DatabaseSync(file, { timeout: busyMilliseconds })
    configure(database, cacheKibibytes)
    return database
  } catch (error) {
    throw storageProblem(reason('not_stored.open_database', { file }), error)
  }
}

/** Restricts a connection to reading. */
export const makeReadOnly = (database: DatabaseSync, cacheKibibytes = readerCacheKibibytes): void => {
  database.exec(`PRAGMA query_only = ON; PRAGMA cache_size = -${cacheKibibytes}`)
}

const pragma = (database: DatabaseSync, name: string): unknown =>
  Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]

/**
 * Closes a database that is refused. The last connection that may write would put a log into the file as it closes: a
 * reader that closes after it leaves both as they are.
 */
const closeRefused = (file: string, database: DatabaseSync): void => {
  const reader = new DatabaseSync(file, { readOnly: true })
  try {
    pragma(reader, 'user_version')
  } finally {
    database.close()
    reader.close()
  }
}

/**
 * Opens the database file, makes it where there is none, and brings its tables up to date.
 *
 * @param file the path; its folder must exist
 * @throws Problem `unavailable` where the file or its log is damaged, or the file is cut off, of another program, written
 *   by a newer lendwire, or cannot be read and written; it is never made again in place of one that is there
 */
export const openDatabase = (file: string, steps = migrations): DatabaseSync => {
  let database: DatabaseSync | undefined
  let hadLog = false
  try {
    const size = sizeOf(file)
    if (size === null) create(file, steps)
    else {
      checkFile(file, size)
      refuseDamagedLog(file)
    }
    hadLog = hasWal(file)
    database = new DatabaseSync(file, { timeout: openingMilliseconds })
    if (pragma(database, 'application_id') !== applicationId)
      throw refuse(file, reason('damaged_store.other_program'))
    if (size !== null && size <= checkedBytes && pragma(database, 'quick_check(1)') !== 'ok')
      throw refuse(file, damaged)
    if (pragma(database, 'journal_mode = WAL') !== 'wal')
      throw refuse(file, reason('damaged_store.no_write_ahead_log'))
    configure(database, bulkCacheKibibytes)
    migrate(database, steps)
    database.exec(`PRAGMA busy_timeout = ${busyMilliseconds}`)
    return database
  } catch (error) {
    if (database !== undefined && hadLog) closeRefused(file, database)
    else database?.close()
    throw storageProblem(reason('not_stored.open_database', { file }), error)
  }
}
