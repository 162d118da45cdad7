import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Request } from '../../src/borrowing/request/request.ts'
import type { WriteQueueLimits } from '../../src/store/policy/write-queue.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { changeOf, createSamples, oslo } from '../contract/samples.ts'

/**
 * Blocks all writes. A write waits for a lock of another connection as it waits for a slow disk: inside SQLite, in the
 * thread that writes.
 */
const blockWrites = (file: string): (() => void) => {
  const other = new DatabaseSync(file)
  other.exec('BEGIN IMMEDIATE')
  return () => {
    other.exec('ROLLBACK')
    other.close()
  }
}

/** Returns the longest time for which the event loop stood still while something went on, in milliseconds. */
const longestStall = async (work: Promise<unknown>): Promise<number> => {
  let isOver = false
  let longest = 0
  const finished = work.finally(() => {
    isOver = true
  })
  for (let last = performance.now(); !isOver; last = performance.now()) {
    await delay(1)
    longest = Math.max(longest, performance.now() - last)
  }
  await finished
  return longest
}

describe('a SQLite store with threads', () => {
  const samples = createSamples()
  let folder = ''
  let file = ''
  let store: Store

  const open = async (writeQueueLimits?: WriteQueueLimits): Promise<Store> => {
    store = await openSqliteStore({
      file,
      threads: true,
      ...(writeQueueLimits === undefined ? {} : { writeQueueLimits }),
    })
    return store
  }
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lendwire-threads-'))
    file = join(folder, 'lendwire.sqlite')
  })
  afterEach(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })

  it('is closed to the end, with the write in hand, before its process ends', async () => {
    await open()
    const child = fork(join(import.meta.dirname, 'closing-child.ts'), [file], { silent: true })
    let out = ''
    child.stdout?.on('data', (bytes: Buffer) => {
      out += bytes.toString()
    })
    const [code] = await once(child, 'close')
    expect([code, out]).toEqual([0, 'closed\n'])
    expect((await store.listRequests({ library: oslo, limit: 10 })).items).toHaveLength(1)
  })

  it('reads, and lets the event loop turn, while a write waits', async () => {
    await open()
    const stored = samples.request()
    await store.commit(changeOf(stored))
    await store.listRequests({ library: oslo, limit: 10 })
    const unblock = blockWrites(file)
    let isWritten = false
    const write = store.commit(changeOf(samples.request())).then((result) => {
      isWritten = true
      return result
    })
    const reads = (async () => {
      await delay(300)
      expect((await store.loadRequest(oslo, stored.number))?.version).toBe(1)
      expect((await store.listRequests({ library: oslo, limit: 10 })).items).toHaveLength(1)
      expect((await store.readTimeline(oslo, stored.number)).length).toBe(0)
    })()
    expect(await longestStall(reads)).toBeLessThan(3_000)
    expect(isWritten).toBe(false)
    unblock()
    expect(await write).toEqual({ kind: 'committed', version: 1 })
  })

  it('reads what was written as soon as the write is done', async () => {
    await open()
    for (let round = 0; round < 50; round += 1) {
      const request = samples.request()
      const before = store.loadRequest(oslo, request.number)
      await store.commit(changeOf(request))
      expect(await before).toBeNull()
      expect((await store.loadRequest(oslo, request.number))?.version).toBe(1)
      const { items } = await store.listRequests({ library: oslo, limit: 1 })
      expect(items[0]?.value.number).toBe(request.number)
    }
  })

  /** Counts the threads of this process to which the processor prefers all others. */
  const countNicer = async (): Promise<number> => {
    const threads = await readdir('/proc/self/task')
    const priorities = threads.map((thread) => {
      try {
        return getPriority(Number(thread))
      } catch {
        // The thread has ended meanwhile.
        return 0
      }
    })
    return priorities.filter((priority) => priority >= Math.min(getPriority(process.pid) + 10, 19)).length
  }

  it.runIf(process.platform === 'linux')('reads lists in a thread that goes behind all others', async () => {
    const before = await countNicer()
    await open()
    await store.listRequests({ library: oslo, limit: 1 })
    expect(await countNicer()).toBe(before + 1)
  })

  it('finds the requests of a patron, and of a barcode, while long lists wait in their thread', async () => {
    await open()
    const patron = { id: 'P1' }
    const items: Request['items'] = [
      { id: 1, entry: 1, state: 'received', form: 'physical', hold: 'none', barcode: 'OSLO-7' },
    ]
    const { number } = samples.request()
    await store.commit(changeOf(samples.request({ number, patron, items })))
    let hasLongList = false
    const long = store.listRequests({ library: oslo, limit: 10 }).then(({ items: found }) => {
      hasLongList = true
      return found
    })
    for (const filter of [{ patron: ['P1'] }, { barcode: ['OSLO-7'] }, { barcode: [number] }]) {
      const { items: found } = await store.listRequests({ library: oslo, limit: 10, ...filter })
      expect(found.map(({ value }) => value.number)).toEqual([number])
    }
    expect(hasLongList).toBe(false)
    expect(await long).toHaveLength(1)
  })

  it('refuses new work beyond the limit of waiting writes, and finishes what it accepted', async () => {
    await open({ count: 20, bytes: 1e9 })
    const delivered = samples.request()
    await store.commit(changeOf(delivered, 0, { outbox: [samples.delivery(delivered)] }))
    const unblock = blockWrites(file)
    const accepted = Array.from({ length: 20 }, () => store.commit(changeOf(samples.request())))
    await expect(store.commit(changeOf(samples.request()))).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('20 writes are waiting for the disk'),
    })
    await expect(store.keepMessage(samples.message())).rejects.toMatchObject({ code: 'unavailable' })
    // It completes work that was accepted before.
    const settled = store.settleDelivery('D-never', 'lost', {
      state: 'delivered',
      reply: null,
      at: delivered.createdAt,
    })
    unblock()
    for (const result of await Promise.all(accepted)) expect(result.kind).toBe('committed')
    expect(await settled).toBe(false)
    expect((await store.commit(changeOf(samples.request()))).kind).toBe('committed')
  })

  it('refuses new work beyond the limit of waiting bytes', async () => {
    await open({ count: 1_000, bytes: 64 * 1024 })
    const unblock = blockWrites(file)
    const large = { ...samples.message(), raw: new Uint8Array(64 * 1024) }
    const kept = store.keepMessage(large)
    await expect(store.keepMessage(samples.message())).rejects.toMatchObject({ code: 'unavailable' })
    unblock()
    expect(await kept).toBe('kept')
    expect(await store.keepMessage(samples.message())).toBe('kept')
  })

  it('finishes accepted writes when it is closed, and refuses later ones', async () => {
    await open()
    const requests = Array.from({ length: 30 }, () => samples.request())
    const writes = requests.map((request) => store.commit(changeOf(request)))
    await store.close()
    for (const result of await Promise.all(writes)) expect(result.kind).toBe('committed')
    await expect(store.commit(changeOf(samples.request()))).rejects.toMatchObject({ code: 'unavailable' })
    const again = await open()
    for (const { number } of requests) expect(await again.loadRequest(oslo, number)).not.toBeNull()
  })
})
