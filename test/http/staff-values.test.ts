import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../support/http.ts'
import { command, expectProblem, makeRequest } from './scene.ts'

let gateway: TestGateway
let key: string
let number: string

beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
  number = await makeRequest(gateway, key)
  await command(gateway, key, number, { type: 'send' })
})
afterAll(() => gateway.close())

const past = 'This day has passed: at the library it is 2026-11-24'

test.each([
  ['a shipment', { type: 'shipped', items: [], dueDate: '2020-01-01' }],
  ['a renewal', { type: 'renewed', dueDate: '2020-01-01' }],
])('%s that staff record is refused with a due date that is past', async (_, event) => {
  const answer = await command(gateway, key, number, { type: 'record_partner_event', event })
  expectProblem(answer, 400, 'invalid-input')
  expect(answer.at('faults')).toEqual([expect.objectContaining({ path: 'event/dueDate', text: past })])
})

test('an overdue notice was due in the past', async () => {
  const own = await makeRequest(gateway, key)
  await command(gateway, key, own, { type: 'send' })
  const event = { type: 'overdue', dueDate: '2020-01-01' }
  const answer = await command(gateway, key, own, { type: 'record_partner_event', event })
  expect(answer.status, answer.text).toBe(200)
})

test('an item is received with a due date to come, or with the one that its partner named and that passed meanwhile', async () => {
  const own = await makeRequest(gateway, key)
  await command(gateway, key, own, { type: 'send' })
  const event = { type: 'shipped', items: [{ partnerItemId: 'L-1' }], dueDate: '2026-11-24' }
  await command(gateway, key, own, { type: 'record_partner_event', event })
  gateway.advance(2 * 86_400_000)
  const refused = await command(gateway, key, own, { type: 'receive', dueDate: '2020-01-01' })
  expectProblem(refused, 400, 'invalid-input')
  expect(refused.at('faults', 0)).toMatchObject({ path: 'dueDate' })
  const named = { type: 'receive', items: [{ id: 1, dueDate: '2026-11-24' }] }
  const received = await command(gateway, key, own, named)
  expect(received.status, received.text).toBe(202)
  const corrected = await command(gateway, key, own, { type: 'correct_item', item: 1, dueDate: '2020-01-01' })
  expectProblem(corrected, 400, 'invalid-input')
})

test.each([
  ['XXY', /^ISO 4217 has no currency XXY; similar ones are /],
  ['ERU', /^ISO 4217 has no currency ERU; similar ones are EUR, /],
  ['EUT', /^ISO 4217 has no currency EUT; similar ones are (?:\w{3}, )*EUR/],
])('a cost in %s, which is no currency, is refused with those that are near', async (currency, message) => {
  const answer = await command(gateway, key, number, {
    type: 'add_cost',
    kind: 'charged',
    amount: '5',
    currency,
  })
  expectProblem(answer, 400, 'invalid-input')
  expect(answer.at('faults', 0, 'path')).toBe('currency')
  expect(answer.at('faults', 0, 'text')).toMatch(message)
})
