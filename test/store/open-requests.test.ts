import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRequest } from '../../bench/lists/made-requests.ts'
import { Day, PartnerCode } from '../../src/borrowing/values.ts'
import type { RequestQuery } from '../../src/store/ports/request-lists.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { until } from '../support/gateway.ts'

let folder: string
let store: Store
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-open-'))
  store = await openSqliteStore({ file: join(folder, 'store.sqlite') })
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

const searchQueries: readonly Partial<RequestQuery>[] = [
  { text: 'ba', service: ['copy'] },
  { text: 'de', stage: ['closed'] },
  { text: 'de', stage: ['closed', 'on_loan'], publicationType: ['Map'] },
  { text: 'ka', stage: ['shipped', 'on_loan'] },
  { text: 'ba', stage: ['on_loan'], neededBy: { from: Day.parse('2026-11-01') } },
  { partner: [PartnerCode.parse('PARTNER-3')], publicationType: ['Book'] },
  { assignee: ['LIB00-user-1', 'LIB01-user-2'], label: ['urgent'] },
]

/** Reads all pages of a list, each of which examines sixty candidates at most. */
const readPages = async (wanted: Omit<RequestQuery, 'limit'>): Promise<readonly string[]> => {
  const numbers: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await store.listRequests({ ...wanted, budget: 60, limit: 30, ...(cursor && { cursor }) })
    numbers.push(...page.items.map(({ value }) => value.number))
    if (page.next === null) return numbers
    cursor = page.next
  }
}

test('more open requests than one query reads are read between queries, and then all counts are exact', async () => {
  const requests = Array.from({ length: 1_500 }, (_, index) => makeRequest(28_000 + index, 30_000))
  await store.restore(
    requests.map((value, index) => ({ kind: 'request' as const, place: index + 1, version: 1, value })),
  )
  const open = requests.filter(({ stage }) => stage !== 'closed')
  expect(open.length).toBeGreaterThan(1_000)
  const count = () => store.countRequests({ library: null, service: ['loan'] })
  const query: RequestQuery = { library: null, stage: ['shipped', 'on_loan'], limit: 200 }
  const numbers = async (sorted: RequestQuery['order']) =>
    (await store.listRequests({ ...query, order: sorted })).items.map(({ value }) => value.number)
  /** Searches with filters of open and closed requests, sorted at once and in small pages. */
  const searches = () =>
    Promise.all(
      searchQueries.flatMap((filters) =>
        [false, true].map(async (descending) => {
          const wanted = { library: null, ...filters, order: { by: 'created' as const, descending } }
          const whole = await store.listRequests({ ...wanted, limit: 200 })
          const found = await readPages(wanted)
          const numbers = whole.items.map(({ value }) => value.number)
          expect(found.slice(0, 200)).toEqual(numbers)
          // A short page, and the rest sorted at once behind the place that it reached.
          const { items, next: cursor } = await store.listRequests({ ...wanted, budget: 20, limit: 200 })
          const rest = cursor === null ? null : await store.listRequests({ ...wanted, limit: 200, cursor })
          const both = [...items, ...(rest?.items ?? [])].map(({ value }) => value.number)
          expect(both.slice(0, 200)).toEqual(numbers)
          return found
        }),
      ),
    )
  const found = await searches()
  expect(Math.min(...found.map(({ length }) => length))).toBeGreaterThan(0)
  const orders = (['created', 'due', 'neededBy', 'deadline'] as const).map((by) => ({ by, descending: true }))
  const walked = await Promise.all(orders.map(numbers))
  // Where the memory answers, a page examines no more requests than it shows, and the one that follows.
  const byDue: RequestQuery = {
    ...query,
    service: ['loan'],
    order: { by: 'due', descending: true },
    limit: 1,
  }
  const examined = async () => (await store.listRequests(byDue)).examined
  expect(await examined()).toBeGreaterThan(2)
  await until('the memory to be filled', async () => (await examined()) === 2)
  const { open: counted, facets } = await count()
  const loans = open.filter(({ service }) => service.type === 'loan')
  expect(counted).toEqual({ count: loans.length, atLeast: false })
  expect(facets.service.find(({ value }) => value === 'copy')?.count).toBe(open.length - loans.length)
  expect(await Promise.all(orders.map(numbers))).toEqual(walked)
  expect(await searches()).toEqual(found)
})
