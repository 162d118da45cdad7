import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Day } from '../../src/borrowing/values.ts'
import { readRelativeDay, resolveRelativeDay } from '../../src/http/api/lists/relative-day.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { expectProblem, makeRequest, wanted } from './scene.ts'

const hours = 3_600_000

let gateway: TestGateway
let key: string
const letters = new Map<string, string>()

const listed = async (query: string): Promise<string> => {
  const answer = await gateway.call('GET', `/v1/requests?sort=created&${query}`, { key })
  expect(answer.status, answer.text).toBe(200)
  const items = answer.at('items')
  return (Array.isArray(items) ? items : []).map(({ number }) => letters.get(number)).join('')
}

beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
  const patched = await gateway.call('PATCH', '/v1/libraries/ABC', {
    json: { timeZone: 'Pacific/Auckland' },
    headers: { 'content-type': 'application/merge-patch+json' },
  })
  expect(patched.status, patched.text).toBe(200)
  const make = async (letter: string, neededBy: string) =>
    letters.set(
      await makeRequest(gateway, key, { ...wanted(letter), service: { type: 'loan', neededBy } }),
      letter,
    )
  // 24 November, 23:00 in Auckland.
  await make('A', '2026-11-25')
  gateway.advance(2 * hours)
  await make('B', '2026-12-01')
  await make('C', '2026-12-06')
})
afterAll(() => gateway.close())

test.each([
  ['neededByFrom=0d&neededByTo=0d', 'A'],
  ['neededByFrom=1d&neededByTo=7d', 'B'],
  ['neededByTo=-1d', ''],
  ['neededByFrom=0w&neededByTo=0w', 'A'],
  ['neededByFrom=1w&neededByTo=1w', 'BC'],
  ['neededByFrom=0m&neededByTo=0m', 'A'],
  ['neededByFrom=1m', 'BC'],
  ['neededByFrom=0d&neededByTo=2026-12-01', 'AB'],
  // The day of the library: in UTC all were created on the same one.
  ['createdFrom=0d', 'BC'],
  ['createdFrom=-1d&createdTo=-1d', 'A'],
  ['createdFrom=-30d', 'ABC'],
])('%s is resolved in the time zone of the library', async (query, expected) => {
  expect(await listed(query)).toBe(expected)
  const counts = await gateway.call('GET', `/v1/requests/counts?${query}`, { key })
  expect(counts.at('total')).toMatchObject({ count: expected.length })
})

test('a saved view keeps them, and is refused what is no day', async () => {
  const view = { name: 'This week', filters: { neededByFrom: ['0w'], neededByTo: ['0w'] }, shared: false }
  const saved = await gateway.call('PUT', '/v1/views/this-week', { key, json: view })
  expect(saved.status, saved.text).toBe(201)
  expect(saved.at('filters')).toEqual(view.filters)
  const refused = await gateway.call('GET', '/v1/requests?neededByTo=7x', { key })
  expectProblem(refused, 400, 'invalid-input')
  expect(refused.at('faults')).toMatchObject([
    { path: 'neededByTo', text: 'must be a day such as 2026-11-24, or a relative one such as 7d' },
  ])
  const wrong = { ...view, filters: { createdFrom: ['-30'] } }
  const refusedView = await gateway.call('PUT', '/v1/views/this-week', { key, json: wrong })
  expect(refusedView.status).toBe(400)
})

test('a range begins with the first day of a week or month, and ends with its last', () => {
  const resolve = (text: string, end: 'from' | 'to', today: string): string | undefined => {
    const read = readRelativeDay(text)
    return read === undefined ? undefined : resolveRelativeDay(read, end, today as Day)
  }
  expect(resolve('0w', 'from', '2026-11-29')).toBe('2026-11-23')
  expect(resolve('0w', 'to', '2026-11-23')).toBe('2026-11-29')
  expect(resolve('-1w', 'from', '2027-01-03')).toBe('2026-12-21')
  expect(resolve('1m', 'to', '2028-01-31')).toBe('2028-02-29')
  expect(resolve('-1m', 'from', '2027-01-31')).toBe('2026-12-01')
  expect(resolve('-30d', 'from', '2026-03-10')).toBe('2026-02-08')
  expect(resolve('1y', 'from', '2026-03-10')).toBe(undefined)
})
