import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRequest } from '../../bench/lists/made-requests.ts'
import type { Request } from '../../src/borrowing/request/request.ts'
import { Day, LibraryCode, RequestNumber } from '../../src/borrowing/values.ts'
import type { CountQuery, RequestQuery } from '../../src/store/ports/request-lists.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { alpha, bergen, oslo } from '../contract/samples.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

const count = 20_000
const budget = 2_500
const lille = LibraryCode.parse('LILLE')
const restoredAtOnce = 1_000

/** Every title has one word, one in 4,000 has another, and two libraries share the requests. */
const requests = Array.from({ length: count }, (_, index): Request => {
  const made = makeRequest(index, count)
  const library = index % 2 === 0 ? oslo : bergen
  const title = index % 4_000 === 7 ? 'common heron' : 'common'
  return {
    ...made,
    library,
    number: RequestNumber.parse(made.number.replace(/^LIB\d\d/, library)),
    citation: { title },
  }
})

let redis: RedisServer
let store: Store
beforeAll(async () => {
  redis = await startRedis(['--appendonly', 'no'])
  store = await openRedisStore({ url: redis.url, cluster: false, prefix: 'search', allowLoss: true })
  for (let first = 0; first < count; first += restoredAtOnce)
    await store.restore(
      requests.slice(first, first + restoredAtOnce).map((value, step) => ({
        kind: 'request' as const,
        place: first + step + 1,
        version: 1,
        value,
      })),
    )
}, 60_000)
afterAll(async () => {
  await store.close()
  await redis.stop()
})

/** How many bytes Redis has sent: it sends each name and each candidate that a query reads. */
const bytesSent = async (): Promise<number> =>
  Number(/total_net_output_bytes:(\d+)/.exec(await redis.ask('info', 'stats'))?.[1])

const bytesOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = await bytesSent()
  await work()
  return (await bytesSent()) - before
}

const texts = [
  ['a word that all requests have', 'common'],
  ['the first two letters of a word', 'co'],
  ['a frequent word twice', 'common comm'],
] as const

test.each(texts)('a page of %s reads a few hundred requests', async (_, text) => {
  for (const library of [oslo, null]) {
    const bytes = await bytesOf(async () => {
      const page = await store.listRequests({ library, text, limit: 50 })
      expect(page.items).toHaveLength(50)
      expect(page.next).not.toBeNull()
      expect(page.examined).toBeLessThanOrEqual(200)
    })
    expect(bytes).toBeLessThan(300_000)
  }
})

const readAll = async (query: Omit<RequestQuery, 'cursor' | 'limit'>) => {
  const found: string[] = []
  const examined: number[] = []
  let pages = 0
  for (let cursor: string | undefined; ; ) {
    const page = await store.listRequests({
      ...query,
      limit: 20,
      ...(cursor === undefined ? {} : { cursor }),
    })
    found.push(...page.items.map(({ value }) => value.number))
    examined.push(page.examined)
    pages += 1
    if (page.next === null) return { found, pages, most: Math.max(...examined) }
    cursor = page.next
  }
}

test.each(texts)('a search by %s that a filter leaves nothing of gives short pages', async (_, text) => {
  const { found, pages, most } = await readAll({ library: null, text, publicationType: ['Papyrus'] })
  expect({ found, most }).toEqual({ found: [], most: budget })
  expect(pages).toBeGreaterThanOrEqual(count / budget)
})

test('a rare word beside a frequent one is found without reading the requests of the frequent one', async () => {
  const expected = requests.filter(({ citation }) => citation.title === 'common heron')
  const numbers = expected.map(({ number }) => number).toReversed()
  for (const text of ['common heron', 'co heron', 'co he']) {
    const { found, pages, most } = await readAll({ library: null, text })
    expect({ found, pages, most }).toEqual({ found: numbers, pages: 1, most: numbers.length })
  }
})

test('the pages of a frequent word give each request once, oldest and newest first, and with a state', async () => {
  const open = requests.filter(({ stage, library }) => stage === 'on_loan' && library === oslo)
  const numbers = open.map(({ number }) => number)
  for (const descending of [false, true]) {
    const order = { by: 'created' as const, descending }
    const { found, most } = await readAll({ library: oslo, text: 'co', stage: ['on_loan'], order })
    expect(found).toEqual(descending ? numbers.toReversed() : numbers)
    expect(most).toBeLessThanOrEqual(budget)
  }
  const ofPartner = await readAll({ library: oslo, text: 'co', activePartner: [alpha] })
  expect(ofPartner.found).toEqual([])
})

test('counts of a frequent word read the open requests and ten thousand closed ones, and say that there are more', async () => {
  const query: CountQuery = { library: null, text: 'co' }
  const bytes = await bytesOf(async () => {
    const { open, total } = await store.countRequests(query)
    expect(open).toEqual({ count: requests.filter(({ stage }) => stage !== 'closed').length, atLeast: false })
    expect(total.atLeast).toBe(true)
  })
  const each = await bytesOf(() => store.countRequests({ library: null, text: 'heron' }))
  expect(each).toBeLessThan(100_000)
  expect(bytes).toBeLessThan(10_450_000)
})

test('a list by a day that thousands of requests share reads a page of it, and gives each once', async () => {
  const due = Day.parse('2026-12-24')
  const sharing = Array.from({ length: 3_000 }, (_, index): Request => {
    const made = makeRequest(count + index, count)
    const number = RequestNumber.parse(made.number.replace(/^LIB\d\d/, 'LILLE'))
    const service = { ...made.service, neededBy: due }
    return { ...made, library: lille, number, stage: 'ready', outcome: null, service }
  })
  for (let first = 0; first < sharing.length; first += restoredAtOnce)
    await store.restore(
      sharing.slice(first, first + restoredAtOnce).map((value, step) => ({
        kind: 'request' as const,
        place: count + first + step + 1,
        version: 1,
        value,
      })),
    )
  for (const descending of [false, true]) {
    const order = { by: 'neededBy' as const, descending }
    const found: string[] = []
    let most = 0
    for (let cursor: string | undefined; ; ) {
      const query = { library: lille, limit: 50, order, ...(cursor && { cursor }) }
      const bytes = await bytesOf(async () => {
        const page = await store.listRequests(query)
        found.push(...page.items.map(({ value }) => value.number))
        cursor = page.next ?? undefined
      })
      // The last page also looks for requests without a day.
      if (found.length < sharing.length) most = Math.max(most, bytes)
      if (cursor === undefined) break
    }
    expect(most).toBeLessThan(170_000)
    const numbers = sharing.map(({ number }) => number).toSorted()
    expect(found).toEqual(descending ? numbers.toReversed() : numbers)
  }
})
