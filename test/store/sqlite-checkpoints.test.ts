import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/ports/store.ts'
import { connectToDatabase, writerCacheKibibytes } from '../../src/store/sqlite/file/open-database.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { createSamples } from '../contract/samples.ts'

describe('the log of the SQLite file', () => {
  const samples = createSamples()
  const pageBytes = 4096
  let folder = ''
  let store: Store

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lendwire-checkpoints-'))
    store = await openSqliteStore({ file: join(folder, 'lendwire.sqlite') })
  })
  afterEach(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })

  const pagesOfLog = async (): Promise<number> =>
    (await stat(join(folder, 'lendwire.sqlite-wal'))).size / pageBytes

  /** Keeps messages of fifty pages each, so many in one transaction. */
  const keep = async (transactions: number, together: number): Promise<void> => {
    const raw = new Uint8Array(50 * pageBytes)
    for (let done = 0; done < transactions; done += 1)
      await Promise.all(Array.from({ length: together }, () => store.keepMessage(samples.message({ raw }))))
  }

  it('stays short where writes come one by one, so that none waits long for it', async () => {
    await keep(100, 1)
    expect(await pagesOfLog()).toBeLessThan(1_200)
  })

  it('is let grow where many come at once, and no further than that', async () => {
    await keep(6, 10)
    expect(await pagesOfLog()).toBeGreaterThan(3_000)
    await keep(12, 10)
    expect(await pagesOfLog()).toBeLessThan(5_000)
  })

  it('is let grow where few come between many', async () => {
    for (let round = 0; round < 6; round += 1) {
      await keep(1, 10)
      await keep(1, 1)
    }
    expect(await pagesOfLog()).toBeGreaterThan(3_000)
  })

  it('gets the pages of a transaction once it ends, also where they are more than the cache of the thread', async () => {
    const database = connectToDatabase(join(folder, 'lendwire.sqlite'), writerCacheKibibytes)
    const before = await pagesOfLog()
    database.exec('BEGIN IMMEDIATE')
    database
      .prepare("INSERT INTO blobs VALUES (1, 'a', 'oslo', NULL, 'text/plain', 0, 0, zeroblob(?))")
      .run(2 * writerCacheKibibytes * 1024)
    expect(await pagesOfLog()).toBe(before)
    database.exec('COMMIT')
    expect(await pagesOfLog()).toBeGreaterThan(before + (writerCacheKibibytes * 1024) / pageBytes)
    database.close()
  })
})
