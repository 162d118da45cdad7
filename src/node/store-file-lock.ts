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

/**
 * Locks a SQLite store for one gateway. The lock is one of the operating system on a file beside the store: it ends with the
 * process, however that ends, so that a restart waits for nothing.
 *
 * @param file the file of the store
 * @param now the time, for the next one who asks
 * @returns unlocks it
 * @throws Problem `unavailable` where another gateway has it: names its process and host
 */
export const lockStoreFile = async (file: string, now: string): Promise<() => Promise<void>> => {
  const holderFile = `${file}.gateway`
  const database = new DatabaseSync(`${file}.lock`)
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (!isBusy(error)) throw error
    throw new Problem(
      'unavailable',
      reason('start.store_in_use', { file, holder: await readHolder(holderFile) }),
    )
  }
  await writeFile(holderFile, JSON.stringify({ pid: process.pid, host: hostname(), since: now }))
  return async () => {
    await rm(holderFile, { force: true })
    database.close()
  }
}
