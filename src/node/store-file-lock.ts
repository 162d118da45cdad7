import { readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'

/** The process that has the lock, as the file beside it says. */
const Holder = z.object({ pid: z.int(), host: z.string(), since: z.string() })

const readHolder = async (file: string): Promise<string> => {
  const text = await readFile(file, 'utf8').catch(() => '')
  const holder = Holder.safeParse(parse(text)).data
  return holder === undefined
    ? 'another process'
    : `the process ${holder.pid} on ${holder.host}, since ${holder.since}`
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy

/** The code of SQLite for a database that another connection has locked. */
const sqliteBusy = 5

/** A lock on the file of a SQLite store. */
export type StoreFileLock = {
  /** True if no other gateway uses the file: whatever is leased there was leased by a process that has ended. */
  readonly isAlone: boolean
  readonly unlock: () => Promise<void>
}

/** Runs a statement that takes a lock; false where another connection has it. */
const takes = (database: DatabaseSync, statement: string): boolean => {
  try {
    database.exec(statement)
    return true
  } catch (error) {
    if (isBusy(error)) return false
    throw error
  }
}

/**
 * Notes that this gateway uses a SQLite store that another one may have locked, until it is unlocked. A gateway of an
 * older version lets nobody note it.
 */
export const shareStoreFile = (file: string): StoreFileLock => {
  const database = new DatabaseSync(`${file}.lock`)
  takes(database, 'BEGIN; SELECT count(*) FROM sqlite_schema')
  return { isAlone: false, unlock: async () => database.close() }
}

/**
 * Locks a SQLite store for one gateway. The lock is one of the operating system on a file beside the store: it ends with the
 * process, however that ends, so that a restart waits for nothing. Gateways that share the store do not hinder it.
 *
 * @param file the file of the store
 * @param now the time, for the next one who asks
 * @throws Problem `unavailable` where another gateway has it: names its process and host
 */
export const lockStoreFile = async (file: string, now: string): Promise<StoreFileLock> => {
  const holderFile = `${file}.gateway`
  const database = new DatabaseSync(`${file}.lock`)
  const isAlone = takes(database, 'BEGIN EXCLUSIVE; COMMIT')
  if (!takes(database, 'BEGIN IMMEDIATE')) {
    database.close()
    throw new Problem(
      'unavailable',
      reason('start.store_in_use', { file, holder: await readHolder(holderFile) }),
    )
  }
  await writeFile(holderFile, JSON.stringify({ pid: process.pid, host: hostname(), since: now }))
  const unlock = async (): Promise<void> => {
    await rm(holderFile, { force: true })
    database.close()
  }
  return { isAlone, unlock }
}
