import { verifyWebhook } from '@lendwire/client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { command, expectProblem, makeRequest, patronWords, wanted } from '../http/scene.ts'
import { until } from '../support/gateway.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { type Receiver, startReceiver } from './receiver.ts'

let gateway: TestGateway
let key: string
let receiver: Receiver
let secret: string
const minute = 60_000
const hour = 60 * minute

const put = (more: Readonly<Record<string, unknown>> = {}) =>
  gateway.call('PUT', '/v1/webhooks/ils', {
    json: { library, url: receiver.url, allowPrivateNetwork: true, timeout: 'PT1S', ...more },
  })
const act = (action: string, json?: unknown) =>
  gateway.call('POST', `/v1/webhooks/ils/${action}`, json === undefined ? {} : { json })
const state = () => gateway.call('GET', '/v1/webhooks/ils/state')
const make = (title?: string) => makeRequest(gateway, key, wanted(title))
const takenOf = (request: string) => receiver.taken.filter((event) => event.request === request)

let library = ''
let count = 0

beforeAll(async () => {
  gateway = await startHttp()
  await gateway.makePartner('SUP')
})
afterAll(() => gateway.close())

beforeEach(async () => {
  count += 1
  library = `ABC${count}`
  key = await gateway.makeLibrary(library)
  receiver = await startReceiver()
  expect((await put()).status).toBe(201)
  secret = (await act('secrets', {})).words('secret')
})
afterEach(async () => {
  vi.useRealTimers()
  await gateway.call('DELETE', '/v1/webhooks/ils')
  await receiver.close()
})

describe('an endpoint', () => {
  test('is sent every event of its library, in order, signed, as the feed has it', async () => {
    const first = await make()
    await command(gateway, key, first, { type: 'send' })
    const second = await make()
    await gateway.sendEvents()
    const feed = await gateway.call('GET', '/v1/events', { key })
    const sent = receiver.calls.map(({ event }) => event)
    const feedItems = feed.at('items')
    expect(sent.toSorted((one, other) => (one.id < other.id ? -1 : 1))).toEqual(feedItems)
    expect(takenOf(first).map(({ type }) => type)).toEqual(['request.created', 'request.sent'])
    expect(takenOf(second)).toHaveLength(1)

    vi.useFakeTimers({ toFake: ['Date'], now: gateway.time() })
    for (const { headers, body, event } of receiver.calls) {
      expect(verifyWebhook(secret, headers, body)).toEqual(event)
      expect(headers['webhook-id']).toBe(event.id)
      expect(body.replaceAll('"patron":"patron-4711"', '')).not.toMatch(patronWords)
    }
    expect((await state()).json).toMatchObject({
      status: 'delivering',
      held: 0,
      cursor: feed.words('nextCursor'),
    })
    await gateway.sendEvents()
    expect(receiver.calls).toHaveLength(3)
  })

  test('stays with its library', async () => {
    await gateway.makeLibrary(`${library}X`)
    expectProblem(await put({ library: `${library}X` }), 400, 'invalid-input')
    await make()
    await gateway.sendEvents()
    expect(receiver.taken).toHaveLength(1)
    expect((await state()).json).toMatchObject({ status: 'delivering' })
  })

  test('is sent the types that it wants, and what is about its partner', async () => {
    await put({ types: ['request.sent'], partner: 'SUP' })
    const number = await make()
    await command(gateway, key, number, { type: 'send' })
    await gateway.sendEvents()
    expect(receiver.taken.map(({ type }) => type)).toEqual(['request.sent'])
  })

  test('is sent nothing where it is inactive, or has no secret', async () => {
    await put({ status: 'inactive' })
    await make()
    await gateway.sendEvents()
    expect((await state()).at('status')).toBe('inactive')
    await gateway.call('DELETE', '/v1/webhooks/ils')
    await put()
    await gateway.sendEvents()
    expect((await state()).at('status')).toBe('no_secret')
    expect(receiver.calls).toEqual([])
  })

  test('must be allowed if it is in a private network', async () => {
    expectProblem(await put({ allowPrivateNetwork: false }), 400, 'invalid-input')
  })
})

describe('an endpoint that fails', () => {
  test.each([
    ['answers 500', 500, /HTTP 500/],
    ['redirects', 302, /HTTP 302/],
    ['closes the connection', 'close', /./],
    ['hangs', 'hang', /./],
  ] as const)('because it %s is tried again, and loses nothing', async (_, behaviour, reason) => {
    receiver.answer(behaviour)
    const number = await make()
    await command(gateway, key, number, { type: 'send' })
    await gateway.sendEvents()
    expect(receiver.calls).toHaveLength(1)
    expect((await state()).json).toMatchObject({
      status: 'retrying',
      held: 2,
      heldRequests: [number],
      failures: 1,
    })
    // What is overdue is tried as soon as it may be, and at no time that has passed.
    for (const milliseconds of [0, 86_400_000]) {
      gateway.advance(milliseconds)
      const next = (await state()).words('nextAttemptAt')
      expect(Date.parse(next)).toBeGreaterThanOrEqual(gateway.time())
    }
    gateway.advance(-86_400_000)
    const attempts = await gateway.call('GET', '/v1/webhooks/ils/attempts')
    expect(attempts.at('items', 0)).toMatchObject({
      result: 'failed',
      attempt: 1,
      request: number,
      error: { text: expect.stringMatching(reason) },
      body: receiver.calls[0]?.body,
    })
    receiver.answer(200)
    await gateway.sendEvents()
    expect(receiver.calls).toHaveLength(1)
    gateway.advance(minute)
    await until('both events', async () => {
      await gateway.sendEvents()
      return receiver.taken.length === 2
    })
    expect(receiver.taken.map(({ type }) => type)).toEqual(['request.created', 'request.sent'])
    expect(receiver.calls[1]?.headers['webhook-id']).toBe(receiver.calls[0]?.headers['webhook-id'])
    expect((await state()).json).toMatchObject({ status: 'delivering', held: 0, failures: 0 })
  })

  test('for one request holds what follows of that request, and nothing else', async () => {
    const [bad, good] = [await make(), await make()]
    receiver.answer(500, bad)
    await gateway.sendEvents()
    for (const number of [bad, good]) await command(gateway, key, number, { type: 'send' })
    await gateway.sendEvents()
    expect(takenOf(good).map(({ type }) => type)).toEqual(['request.created', 'request.sent'])
    expect((await state()).json).toMatchObject({ held: 2, heldRequests: [bad] })
    receiver.answer(204)
    gateway.advance(minute)
    await gateway.sendEvents()
    expect(takenOf(bad).map(({ type }) => type)).toEqual(['request.created', 'request.sent'])
  })

  test('again and again is only probed, and the log keeps the rest', async () => {
    receiver.answer(500)
    const numbers = await Promise.all(Array.from({ length: 20 }, () => make()))
    await gateway.sendEvents()
    const first = receiver.calls.length
    for (let round = 0; round < 4; round += 1) {
      gateway.advance(10 * minute)
      await gateway.sendEvents()
    }
    expect(receiver.calls.length - first).toBe(4)
    receiver.answer(204)
    for (let round = 0; round < 10; round += 1) {
      gateway.advance(24 * hour)
      await gateway.sendEvents()
    }
    // An answer that comes after the timeout makes the event come again, under the same id.
    const taken = new Map(receiver.taken.map(({ id, request }) => [id, request]))
    expect([...taken.values()].toSorted()).toEqual(numbers.toSorted())
  })

  test('for a moment, when many events were on their way, rests for seconds and not for minutes', async () => {
    receiver.answer(500)
    for (let each = 0; each < 20; each += 1) await make()
    await gateway.sendEvents()
    expect(receiver.calls.length).toBeGreaterThan(10)
    expect((await state()).at('failures')).toBe(5)
    receiver.answer(204)
    gateway.advance(10_000)
    await gateway.sendEvents()
    expect(receiver.taken.length).toBeGreaterThan(0)
  })

  test('for more than three days is paused visibly, and goes on once it is resumed', async () => {
    receiver.answer(500)
    const number = await make()
    const start = gateway.time()
    for (let round = 0; round < 20 && (await state()).at('status') !== 'paused'; round += 1) {
      await gateway.sendEvents()
      gateway.advance(27 * hour)
    }
    expect(gateway.time() - start).toBeGreaterThan(72 * hour)
    expect((await state()).json).toMatchObject({
      status: 'paused',
      held: 1,
      pausedBecause: { code: 'webhook_pause.kept_failing' },
    })
    expect(gateway.log).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'A webhook was paused' }),
    )
    receiver.answer(204)
    gateway.advance(27 * hour)
    await gateway.sendEvents()
    expect(receiver.taken).toEqual([])
    expect((await act('resume')).at('status')).toBe('retrying')
    await gateway.sendEvents()
    expect(takenOf(number)).toHaveLength(1)
  })

  test('with 410 wants nothing more, and is paused at once', async () => {
    receiver.answer(410)
    await make()
    await gateway.sendEvents()
    expect((await state()).at('pausedBecause')).toMatchObject({ code: 'webhook_pause.gone' })
  })
})

test('an event whose sending a crash interrupts is sent again under the same id, in order', async () => {
  let isBroken = true
  const crashing = await startHttp({
    storeWith: (store) => ({
      putDocuments: async (documents) => {
        if (isBroken && documents.some(({ kind }) => kind === 'webhook_state'))
          throw new Error('killed before the cursor was stored')
        return store.putDocuments(documents)
      },
    }),
  })
  try {
    const own = await crashing.makeLibrary('ABC')
    await crashing.makePartner('SUP')
    const json = { library: 'ABC', url: receiver.url, allowPrivateNetwork: true }
    await crashing.call('PUT', '/v1/webhooks/ils', { json })
    await crashing.call('POST', '/v1/webhooks/ils/secrets', { json: {} })
    const number = await makeRequest(crashing, own)
    await command(crashing, own, number, { type: 'send' })
    await crashing.sendEvents()
    isBroken = false
    await crashing.sendEvents()
    const ids = receiver.calls.map(({ headers }) => headers['webhook-id'])
    expect(ids).toHaveLength(4)
    expect(ids.slice(0, 2)).toEqual(ids.slice(2))
    expect(receiver.taken.map(({ type }) => type).slice(2)).toEqual(['request.created', 'request.sent'])
  } finally {
    await crashing.close()
  }
})

test('an event is read once, and once more as the place behind which the next ones are', async () => {
  const reads: string[] = []
  const counting = await startHttp({
    storeWith: (store) => ({
      listEventsAfter: async (...part) => {
        const events = await store.listEventsAfter(...part)
        reads.push(...events.map(({ event }) => event.input.name))
        return events
      },
    }),
  })
  try {
    const own = await counting.makeLibrary('ABC')
    await counting.makePartner('SUP')
    const json = { library: 'ABC', url: receiver.url, allowPrivateNetwork: true }
    await counting.call('PUT', '/v1/webhooks/ils', { json })
    await counting.call('POST', '/v1/webhooks/ils/secrets', { json: {} })
    const number = await makeRequest(counting, own)
    await counting.sendEvents()
    expect(reads).toEqual(['create'])
    await command(counting, own, number, { type: 'send' })
    await counting.sendEvents()
    expect(reads).toEqual(['create', 'create', 'send'])
  } finally {
    await counting.close()
  }
})

test('an endpoint whose process died while it sent is taken over ten seconds later', async () => {
  receiver.answer('hang')
  await make()
  const sending = gateway.sendEvents()
  await until('the receiver is called', async () => receiver.calls.length > 0)
  const take = () => gateway.store.acquireLease('webhook ils', 1)
  expect(await take()).toBeNull()
  // The clock of leases goes on, and the process renews nothing.
  gateway.advance(10_000)
  const taken = await take()
  expect(taken).not.toBeNull()
  await gateway.store.releaseLease('webhook ils', taken ?? '')
  await receiver.close()
  await sending
})

describe('staff', () => {
  test('send a test event', async () => {
    const answer = await act('test')
    expect(answer.json).toMatchObject({ result: 'delivered', type: 'webhook.test', status: 204 })
    expect(receiver.calls[0]?.event).toMatchObject({ type: 'webhook.test', data: { webhook: 'ils' } })
  })

  test('send one event again, and everything since a cursor', async () => {
    const number = await make()
    await command(gateway, key, number, { type: 'send' })
    await gateway.sendEvents()
    const [first] = receiver.taken
    expect((await act('resend', { event: first?.id })).json).toMatchObject({
      result: 'delivered',
      event: first?.id,
    })
    expectProblem(await act('resend', { event: 'ABC-1-00000000' }), 404, 'not-found')
    expect(receiver.taken).toHaveLength(3)
    const feed = await gateway.call('GET', '/v1/events?limit=1', { key })
    expect((await act('replay', { cursor: feed.words('nextCursor') })).status).toBe(200)
    await gateway.sendEvents()
    expect(receiver.taken.slice(3).map(({ type }) => type)).toEqual(['request.sent'])
    await act('replay', { cursor: '' })
    await gateway.sendEvents()
    expect(receiver.taken.slice(4).map(({ type }) => type)).toEqual(['request.created', 'request.sent'])
    expectProblem(await act('replay', { cursor: '99-00000000' }), 410, 'gone')
  })

  test('pause and resume', async () => {
    expect((await act('pause')).json).toMatchObject({
      status: 'paused',
      pausedBecause: { text: 'Paused by staff.' },
    })
    await make()
    await gateway.sendEvents()
    expect(receiver.calls).toEqual([])
    await act('resume')
    await gateway.sendEvents()
    expect(receiver.taken).toHaveLength(1)
  })
})
