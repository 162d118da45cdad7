import { execFile } from 'node:child_process'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAhead } from '../../src/store/sqlite/file/read-ahead.ts'

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
const never = () => new AbortController().signal

test('a file that is on the disk only is read from its beginning to its end, and left alone once it is in memory', async () => {
  await forget()
  expect(await readAhead(file, never())).toBe(size)
  await expect.poll(() => readAhead(file, never())).toBe(0)
})

test('a file that would fill the memory is left alone', async () => {
  await forget()
  expect(await readAhead(file, never(), size - 1)).toBe(0)
})

test('reading ends where the store is closed', async () => {
  await forget()
  const controller = new AbortController()
  controller.abort()
  expect(await readAhead(file, controller.signal)).toBe(0)
})
