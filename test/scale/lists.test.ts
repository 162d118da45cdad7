import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareListStore } from '../../bench/lists/fill-store.ts'
import { measureLists } from '../../bench/lists/measure-lists.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'

/** The number of requests in the store: `LENDWIRE_SCALE=1000000` measures a million, which take a quarter of an hour to make. */
const size = Number(process.env.LENDWIRE_SCALE ?? 10_000)
/** The most time of the processor that a page, search or count may take at p95, in milliseconds. */
const maxMilliseconds = 50
/** The same for facets of all libraries, which read all open requests. */
const maxForAllFacets = 250
const budget = 5_000

describe(`lists of ${size.toLocaleString('en')} requests`, () => {
  let folder = ''
  let file = ''
  beforeAll(async () => {
    folder = process.env.LENDWIRE_SCALE_FOLDER ?? (await mkdtemp(join(tmpdir(), 'lendwire-scale-')))
    file = join(folder, `lists-${size}.sqlite`)
    await prepareListStore(file, size)
  }, 3_600_000)
  afterAll(async () => {
    if (process.env.LENDWIRE_SCALE_FOLDER === undefined) await rm(folder, { recursive: true })
  })

  test(`take at most ${maxMilliseconds} ms and examine at most ${budget} candidates, for one library and for all`, async () => {
    const figures = await measureLists(file, { warm: 10, cold: 0 })
    expect(figures.length).toBeGreaterThan(40)
    const slow = figures.filter(
      ({ name, scope, processor }) =>
        processor.p95 >
        (name.startsWith('counts') && scope === 'all libraries' ? maxForAllFacets : maxMilliseconds),
    )
    expect(
      slow.map(({ name, scope, processor }) => `${name}, ${scope}: ${processor.p95.toFixed(1)} ms`),
    ).toEqual([])
    expect(figures.filter(({ examined }) => (examined ?? 0) > budget)).toEqual([])
  })

  test('hold up nothing else of the process while they run', async () => {
    const store = await openSqliteStore({ file, threads: true })
    const delays = monitorEventLoopDelay({ resolution: 5 })
    delays.enable()
    let isOver = false
    const work = async (): Promise<void> => {
      while (!isOver) await store.listRequests({ library: null, limit: 50, publicationType: ['Papyrus'] })
    }
    const workers = [work(), work()]
    // Another process may take the processor for a moment, and so stop one part: what lists hold up stops every part.
    const parts: number[] = []
    let reads = 0
    while (parts.length < 4) {
      delays.reset()
      const started = performance.now()
      while (performance.now() - started < 600) {
        await store.getDocument('setting', 'none')
        await new Promise((resolve) => setImmediate(resolve))
        reads += 1
      }
      parts.push(delays.percentile(99) / 1e6)
    }
    isOver = true
    await Promise.all(workers)
    await store.close()
    expect(reads).toBeGreaterThan(100)
    expect(Math.min(...parts)).toBeLessThan(20)
  })
})
