import { execFile } from 'node:child_process'
import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startReadAhead } from '../../src/store/sqlite/file/read-ahead.ts'

const run = promisify(execFile)
const size = 64 * 1024 * 1024
let folder = ''
let file = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-read-ahead-'))
  file = join(folder, 'store.sqlite')
  const handle = await open(file, 'w')
  await handle.writeFile(Buffer.alloc(size, 7))
  await handle.sync()
  await handle.close()
})
afterAll(() => rm(folder, { recursive: true }))

/** Lets the system forget what it keeps of the file, as after a start of the machine. */
const forget = () => run('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none'])
/** Reads the file ahead, and returns how many bytes were read. */
const readAhead = async (signal: AbortSignal, most?: number): Promise<number> => {
  const ahead = startReadAhead(file, signal, most)
  try {
    return await ahead.done
  } finally {
    await ahead.close()
  }
}
const never = () => new AbortController().signal

test('a file that is on the disk only is read as a whole, and left alone once it is in memory', async () => {
  await forget()
  expect(await readAhead(never())).toBe(size)
  await expect.poll(() => readAhead(never())).toBe(0)
})

test('a file that would fill the memory is left alone', async () => {
  await forget()
  expect(await readAhead(never(), size - 1)).toBe(0)
})

test('reading ends where the store is closed', async () => {
  await forget()
  const controller = new AbortController()
  controller.abort()
  expect(await readAhead(controller.signal)).toBe(0)
})

/** Returns whether this process has a lock on a file (`man 5 proc_locks`). */
const isLocked = async (path: string): Promise<boolean> => {
  const { ino } = await stat(path)
  const locks = await readFile('/proc/locks', 'utf8')
  return locks.split('\n').some((line) => line.includes(` ${process.pid} `) && line.includes(`:${ino} `))
}

test('a database stays locked after it was read ahead: another process would take its log away', async () => {
  const path = join(folder, 'open.sqlite')
  const database = new DatabaseSync(path)
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE lists (row INTEGER)')
  const ahead = startReadAhead(path, never())
  await ahead.done
  expect(await isLocked(path)).toBe(true)
  database.close()
  await ahead.close()
})
