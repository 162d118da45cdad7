import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { changeOf, createSamples, oslo } from '../contract/samples.ts'

const sqlite = pathToFileURL(join(import.meta.dirname, '../../src/store/sqlite/open-sqlite-store.ts')).href

/** Runs some lines with an open store in a process of its own; it is not closed, so the process must end by itself. */
const inAnotherProcess = (file: string, lines: string): string => {
  const program = `
    import { openSqliteStore } from '${sqlite}'
    const store = await openSqliteStore({ file: process.argv[1] })
    ${lines}`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program, file], {
    encoding: 'utf8',
    timeout: 60_000,
  })
  expect(run.stderr).toBe('')
  expect(run.status).toBe(0)
  return run.stdout
}

describe('a store beside other processes', () => {
  let folder = ''
  let file = ''
  let store: Store

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lendwire-processes-'))
    file = join(folder, 'lendwire.sqlite')
    store = await openSqliteStore({ file })
  })
  afterEach(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })

  const read = async (key: string): Promise<unknown> => {
    await setImmediate()
    return (await store.getDocument('setting', key))?.value
  }
  const put = (key: string, value: unknown): string =>
    `await store.putDocuments([{ kind: 'setting', key: '${key}', value: ${JSON.stringify(value)}, expectedVersion: null }])`

  it('sees what another process makes of documents: new, changed, deleted', async () => {
    expect(await read('a')).toBeUndefined()
    inAnotherProcess(file, put('a', 1))
    expect(await read('a')).toBe(1)
    expect(await read('a')).toBe(1)
    inAnotherProcess(file, put('a', 2))
    expect(await read('a')).toBe(2)
    inAnotherProcess(file, put('a', undefined))
    expect(await read('a')).toBeUndefined()
  })

  it('sees what is changed in its file by hand', async () => {
    await store.putDocuments([{ kind: 'setting', key: 'a', value: 1, expectedVersion: 0 }])
    expect(await read('a')).toBe(1)
    const other = new DatabaseSync(file)
    other.exec(`UPDATE documents SET value = '2' WHERE key = 'a'`)
    expect(await read('a')).toBe(2)
    other.exec(`DELETE FROM documents WHERE key = 'a'`)
    expect(await read('a')).toBeUndefined()
    other.exec(`INSERT INTO documents (kind, key, version, value) VALUES ('setting', 'a', 9, '3')`)
    expect(await read('a')).toBe(3)
    other.close()
  })

  it('sees its own writes at once, also where it looked in the same turn before', async () => {
    const request = createSamples().request()
    for (let version = 0; version < 20; version += 1) {
      const written = store.commit(changeOf({ ...request, requestIdCount: version }, version))
      const looking = store.loadRequest(oslo, request.number)
      await written
      await looking
      expect(await store.loadRequest(oslo, request.number)).toMatchObject({ version: version + 1 })
    }
  })

  it('does what it was asked before it closes, and refuses what comes later', async () => {
    const samples = createSamples()
    const requests = Array.from({ length: 50 }, () => samples.request())
    const written = Promise.all(requests.map((request) => store.commit(changeOf(request))))
    await store.close()
    expect((await written).every(({ kind }) => kind === 'committed')).toBe(true)
    await expect(store.commit(changeOf(samples.request()))).rejects.toMatchObject({ code: 'unavailable' })
    await expect(store.loadRequest(oslo, samples.request().number)).rejects.toMatchObject({
      code: 'unavailable',
    })
    await store.close()
  })

  it('lets its process end, but not before what was asked for is written', async () => {
    inAnotherProcess(file, `void (${put('b', 'written').replace('await ', '')})`)
    expect(await read('b')).toBe('written')
  })
})
