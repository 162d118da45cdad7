import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/ports/store.ts'
import { searchQuery } from '../../src/store/sqlite/lists/text-search.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { at, changeOf, createSamples, oslo } from '../contract/samples.ts'

describe('the words that somebody searches for', () => {
  let folder = ''
  let store: Store

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lendwire-words-'))
    store = await openSqliteStore({ file: join(folder, 'lendwire.sqlite') })
    const citation = { title: 'Die Änderung der Welt', author: 'Müller' }
    await store.commit(changeOf(createSamples().request({ citation })))
  })
  afterAll(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })
  const count = async (text: string): Promise<number> =>
    (await store.listRequests({ library: oslo, text, limit: 9 })).items.length

  it.each(['änderung', 'ANDERUNG', 'muller', 'Müll', 'wel änd', 'welt, (änderung)'])(
    'find it: %s',
    async (text) => {
      expect(await count(text)).toBe(1)
    },
  )

  it('change, however often: the index has rows of its own that no JavaScript number can count', async () => {
    const samples = createSamples()
    const requests = Array.from({ length: 60 }, (_, index) =>
      samples.request({ citation: { title: `Prima ${index}` } }),
    )
    for (const request of requests) await store.commit(changeOf(request))
    for (let version = 1; version <= 4; version += 1) {
      for (const request of requests) {
        const title = version === 4 ? 'Ultima' : `Altera ${version} ${request.number}`
        const result = await store.commit(changeOf({ ...request, citation: { title } }, version))
        expect(result.kind).toBe('committed')
      }
    }
    expect(await count('prima')).toBe(0)
    expect((await store.listRequests({ library: oslo, text: 'ultima', limit: 99 })).items).toHaveLength(60)
  })

  it.each(['nderung', 'welten', 'osloo', 'library', 'words', '…'])('do not find it: %s', async (text) => {
    expect(await count(text)).toBe(0)
  })

  it('are never read as syntax, whatever they are', async () => {
    const parts = fc.constantFrom(
      '"',
      "'",
      '*',
      '(',
      ')',
      ':',
      '^',
      '-',
      '+',
      'AND',
      'NOT',
      'NEAR',
      '{',
      '}',
      '\\',
      'a',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(parts, { maxLength: 30 }).map((each) => each.join('')),
      fc.array(parts, { maxLength: 30 }).map((each) => each.join(' ')),
    )
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await count(text)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  })

  it('are quoted one by one, twenty at most', () => {
    const words = (text: string, searchesPatrons = false) => searchQuery({ text, searchesPatrons }, [])
    expect(words(' one  "two" ')).toContain('((words : "one"*) AND (words : """two"""*))')
    expect(words('one', true)).toContain('{words patron} : "one"*')
    expect(words('- !')).toBeNull()
    expect(words(`${'a '.repeat(100)}`)?.match(/words : "a"/g)).toHaveLength(20)
    expect(words('a ab X-1 X-12')).toContain(
      '(words : "a") AND (words : "ab"*) AND (words : "X-1") AND (words : "X-12"*)',
    )
  })

  it('are listed as they were stored where many requests have them, page by page', async () => {
    const samples = createSamples()
    const many = Array.from({ length: 2_600 }, (_, index) => {
      const value = samples.request({ citation: { title: 'Plena' }, createdAt: at(9_000 - index) })
      return { kind: 'request' as const, place: 10_000 + index, version: 1, value }
    })
    await store.restore(many)
    const first = await store.listRequests({ library: oslo, text: 'plena', limit: 50 })
    const second = await store.listRequests({
      library: oslo,
      text: 'plena',
      limit: 50,
      cursor: first.next ?? '',
    })
    expect([...first.items, ...second.items].map(({ value }) => value.number)).toEqual(
      many
        .toReversed()
        .slice(0, 100)
        .map(({ value }) => value.number),
    )
  })
})

describe('the reference of a library system', () => {
  let folder = ''
  let store: Store
  const count = 2_100

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lendwire-reference-'))
    store = await openSqliteStore({ file: join(folder, 'lendwire.sqlite') })
    const samples = createSamples()
    const closed = { stage: 'closed', next: null, outcome: { kind: 'completed' } } as const
    await store.restore(
      Array.from({ length: count }, (_, index) => ({
        kind: 'request' as const,
        place: index + 1,
        version: 1,
        value: samples.request({ ...closed, reference: `ILS-${10_000 + index}`, createdAt: at(index) }),
      })),
    )
  })
  afterAll(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })

  it.each([oslo, null])(
    'finds the oldest of many requests, and counts it, in library %s',
    async (library) => {
      const query = { library, reference: ['ILS-10000', 'ils-10001', 'ILS-10'] }
      const { items, next, examined } = await store.listRequests({ ...query, limit: 10, budget: 100 })
      expect(items.map(({ value }) => value.reference)).toEqual(['ILS-10000'])
      expect([next, examined < 100]).toEqual([null, true])
      expect((await store.countRequests(query)).total).toEqual({ count: 1, atLeast: false })
    },
  )

  it('is beside counts of all closed requests, up to ten thousand', async () => {
    const query = { library: oslo, created: { to: at(count) }, patron: undefined }
    // On a machine that does much else, the time of a count may end before.
    await expect.poll(async () => (await store.countRequests(query)).total).toEqual({ count, atLeast: false })
  })
})
