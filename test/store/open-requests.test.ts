import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRequest } from '../../bench/lists/made-requests.ts'
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
  const orders = (['created', 'due', 'neededBy', 'deadline'] as const).map((by) => ({ by, descending: true }))
  const walked = await Promise.all(orders.map(numbers))
  await until('the memory to be filled', async () =>
    (await count()).facets.service.every(({ atLeast }) => !atLeast),
  )
  const { open: counted, facets } = await count()
  const loans = open.filter(({ service }) => service.type === 'loan')
  expect(counted).toEqual({ count: loans.length, atLeast: false })
  expect(facets.service.find(({ value }) => value === 'copy')?.count).toBe(open.length - loans.length)
  expect(await Promise.all(orders.map(numbers))).toEqual(walked)
})
