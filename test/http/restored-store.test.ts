import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readFeed } from '../../src/http/api/events/event-feed.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { changeOf, createSamples, oslo } from '../contract/samples.ts'

describe('the feed of a store that was restored from a backup', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lendwire-restored-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  test('goes on from a cursor of before the backup, and refuses a later one', async () => {
    const samples = createSamples()
    const [file, backup] = [join(folder, 'lendwire.sqlite'), join(folder, 'backup.sqlite')]
    const feed = { kind: 'one', library: oslo } as const
    const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
      const store = await openSqliteStore({ file })
      try {
        return await work(store)
      } finally {
        await store.close()
      }
    }
    const addEvents = async (store: Store, count: number): Promise<void> => {
      for (let added = 0; added < count; added += 1)
        await store.commit(changeOf(samples.request(), 0, { events: [samples.event()] }))
    }

    const early = await withStore(async (store) => {
      await addEvents(store, 3)
      return (await readFeed(store, feed, '', 2)).nextCursor
    })
    await copyFile(file, backup)
    const late = await withStore(async (store) => {
      await addEvents(store, 2)
      return (await readFeed(store, feed, '', 100)).nextCursor
    })
    await copyFile(backup, file)
    await withStore(async (store) => {
      await expect(readFeed(store, feed, late, 10), 'past the end').rejects.toMatchObject({ code: 'gone' })
      await addEvents(store, 4)
      await expect(readFeed(store, feed, late, 10), 'other updates').rejects.toMatchObject({ code: 'gone' })
      expect((await readFeed(store, feed, early, 10)).items).toHaveLength(5)
    })
  })
})
