import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../support/answer.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { command, expectProblem, makeRequest, wanted } from './scene.ts'

let gateway: TestGateway
let key: string
beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makeLibrary('XYZ')
  await gateway.makePartner('SUP')
})
afterAll(() => gateway.close())

const bulk = (json: unknown, headers: Readonly<Record<string, string>> = {}) =>
  gateway.call('POST', '/v1/requests/bulk', { key, json, headers })
const itemsOf = (answer: Answer): readonly Record<string, unknown>[] => {
  const items = answer.at('items')
  if (!Array.isArray(items)) throw new Error(answer.text)
  return items
}
const statusOf = async (number: string) =>
  (await gateway.call('GET', `/v1/requests/${number}`, { key })).at('status')
const count = async () => itemsOf(await gateway.call('GET', '/v1/requests?limit=200', { key })).length

describe('one command on many requests', () => {
  test('runs on each, and says of each what came of it', async () => {
    const ready = await makeRequest(gateway, key)
    const sent = await makeRequest(gateway, key)
    await command(gateway, key, sent, { type: 'send' })
    const numbers = [ready, sent, 'ABC-000999', 'XYZ-000999', 'no number', 7]
    const answer = await bulk({ action: 'command', numbers, command: { type: 'send' } })
    expect(answer.json).toMatchObject({ dryRun: false, done: 1, refused: 5 })
    expect(itemsOf(answer)).toMatchObject([
      { index: 0, number: ready, result: 'done', messagesSent: [{ operation: 'request', entry: 1 }] },
      {
        index: 1,
        number: sent,
        result: 'refused',
        problem: { type: '/problems/not-allowed-now', status: 409 },
      },
      { index: 2, result: 'refused', problem: { status: 404 } },
      { index: 3, result: 'refused', problem: { status: 404 } },
      {
        index: 4,
        number: null,
        result: 'refused',
        problem: { type: '/problems/invalid-input', status: 400 },
      },
      {
        index: 5,
        number: null,
        result: 'refused',
        problem: { type: '/problems/invalid-input', status: 400 },
      },
    ])
    expect(await statusOf(ready)).toBe('request_sent')
  })

  test('changes nothing in a dry run, and says what it would change', async () => {
    const number = await makeRequest(gateway, key)
    const answer = await bulk({
      action: 'command',
      numbers: [number],
      command: { type: 'send' },
      dryRun: true,
    })
    expect(itemsOf(answer)).toMatchObject([
      {
        number,
        result: 'would_be_done',
        request: { status: 'request_sent' },
        messagesSent: [{ operation: 'request' }],
      },
    ])
    expect(await statusOf(number)).toBe('ready_to_send')
  })

  test('is done once for each request under one idempotency key', async () => {
    const first = await makeRequest(gateway, key)
    const second = await makeRequest(gateway, key)
    const headers = { 'idempotency-key': 'claims-of-today' }
    const message = { type: 'message', note: 'Please hurry' }
    for (const number of [first, second]) await command(gateway, key, number, { type: 'send' })
    const once = await bulk({ action: 'command', numbers: [first], command: message }, headers)
    expect(once.at('done')).toBe(1)
    const again = await bulk({ action: 'command', numbers: [second, first], command: message }, headers)
    expect(itemsOf(again).map(({ index, number, result }) => [index, number, result])).toEqual([
      [0, second, 'done'],
      [1, first, 'done'],
    ])
    const timeline = (await gateway.call('GET', `/v1/requests/${first}/timeline`, { key })).text
    expect(timeline.split('"name":"message"').length - 1).toBe(1)
    const other = await bulk(
      { action: 'command', numbers: [first], command: { ...message, note: '?' } },
      headers,
    )
    expect(itemsOf(other)).toMatchObject([{ result: 'refused', problem: { status: 422 } }])
  })

  test.each([
    ['no request', { action: 'command', numbers: [], command: { type: 'send' } }],
    [
      'a request twice',
      { action: 'command', numbers: ['ABC-000999', 'ABC-000999'], command: { type: 'send' } },
    ],
    [
      'too many',
      {
        action: 'command',
        numbers: Array.from({ length: 201 }, (_, n) => `ABC-${1000 + n}`),
        command: { type: 'send' },
      },
    ],
    ['another action', { action: 'delete', numbers: ['ABC-000999'] }],
  ])('is refused as a whole for %s', async (_, json) => {
    expectProblem(await bulk(json), 400, 'invalid-input')
  })
})

describe('many new requests', () => {
  const good = wanted('Kindred')
  const bad = { ...wanted('Nowhere'), rota: ['NOBODY'] }

  test('are made one by one, each with its number or the reason why not', async () => {
    const before = await count()
    const answer = await bulk({ action: 'create', requests: [good, bad, good] })
    expect(answer.json).toMatchObject({ done: 2, refused: 1 })
    expect(itemsOf(answer)).toMatchObject([
      { index: 0, number: expect.stringMatching(/^ABC-/), result: 'done', request: { title: 'Kindred' } },
      { index: 1, number: null, result: 'refused', problem: { faults: [{ path: 'rota/0' }] } },
      { index: 2, result: 'done' },
    ])
    expect(await count()).toBe(before + 2)
  })

  test('are refused one by one if their shape is wrong, and the others are made', async () => {
    const before = await count()
    const answer = await bulk({
      action: 'create',
      requests: [
        { ...good, service: { type: 'lend' } },
        good,
        7,
        { ...good, titel: 'misspelt' },
        { ...good, staffNote: 'NUL \0' },
      ],
    })
    expect(answer.json).toMatchObject({ done: 1, refused: 4 })
    const faulty = { result: 'refused', number: null }
    const problem = { type: '/problems/invalid-input', status: 400 }
    expect(itemsOf(answer)).toMatchObject([
      { ...faulty, problem: { ...problem, faults: [{ path: 'service/type' }] } },
      { index: 1, result: 'done' },
      { ...faulty, problem: { ...problem, faults: [{ path: '' }] } },
      { ...faulty, problem: { ...problem, faults: [{ path: 'titel' }] } },
      { ...faulty, problem: { ...problem, faults: [{ path: 'staffNote' }] } },
    ])
    expect(await count()).toBe(before + 1)
    expectProblem(await bulk({ action: 'create', requests: [good], dryrun: true }), 400, 'invalid-input')
  })

  test('are checked in a dry run, and none is made', async () => {
    const before = await count()
    const answer = await bulk({ action: 'create', requests: [good, bad], dryRun: true })
    expect(itemsOf(answer)).toMatchObject([
      { number: null, result: 'would_be_done', request: { status: 'ready_to_send' } },
      { number: null, result: 'refused' },
    ])
    expect(await count()).toBe(before)
  })

  test('are made once under one idempotency key, also where the call was interrupted', async () => {
    const before = await count()
    const headers = { 'idempotency-key': 'import-1' }
    const first = await bulk({ action: 'create', requests: [good] }, headers)
    gateway.advance(5000)
    const all = await bulk({ action: 'create', requests: [good, good] }, headers)
    expect(itemsOf(all)[0]).toEqual(itemsOf(first)[0])
    gateway.advance(5000)
    const replay = await bulk({ action: 'create', requests: [good, good] }, headers)
    expect(replay.text).toBe(all.text)
    const replayed = [first, all, replay].map((answer) => answer.headers.get('idempotency-replayed'))
    expect(replayed).toEqual([null, null, 'true'])
    expect(await count()).toBe(before + 2)
  })
})

test('a request is copied, without days that have passed, with what differs', async () => {
  const source = await makeRequest(gateway, key, {
    ...wanted('Kindred'),
    service: { type: 'loan', neededBy: '2026-11-25' },
    staffNote: 'blue cover',
    reference: 'R-1',
  })
  gateway.advance(3 * 86_400_000)
  const copy = await gateway.call('POST', '/v1/requests', { key, json: { copyOf: source, rota: ['SUP'] } })
  expect(copy.status, copy.text).toBe(201)
  expect(copy.json).toMatchObject({
    citation: { title: 'Kindred' },
    service: { type: 'loan' },
    patron: { id: 'patron-4711' },
    staffNote: 'blue cover',
  })
  expect(copy.at('number')).not.toBe(source)
  expect(copy.at('service', 'neededBy')).toBeUndefined()
  expect(copy.at('reference')).toBeUndefined()
  const missing = await gateway.call('POST', '/v1/requests', { key, json: { copyOf: 'ABC-000999' } })
  expectProblem(missing, 404, 'not-found')
  const nothing = await gateway.call('POST', '/v1/requests', { key, json: {} })
  expectProblem(nothing, 400, 'invalid-input')
})
