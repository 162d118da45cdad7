import { type ApiEvent, type components, createClient, dataOf } from '@lendwire/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPerson, createVisitor, goodPassword } from '../http/accounts/visitor.ts'
import { supplierMessage } from '../http/messages.ts'
import { startHttp, type TestGateway } from '../support/http.ts'

let gateway: TestGateway
let key: string
beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
})
afterAll(() => gateway.close())

const client = () => createClient({ baseUrl: gateway.url, key })
const newRequest = (title: string) => ({
  citation: { title },
  service: { type: 'loan' as const },
  rota: ['SUP'],
})

test('a whole loan is typed from its beginning to its end', async () => {
  const api = client()
  const made = await dataOf(api.POST('/v1/requests', { body: newRequest('Kindred') }))
  const path = { number: made.number }
  const run = (body: components['schemas']['Command']) =>
    dataOf(api.POST('/v1/requests/{number}/commands', { params: { path }, body }))
  const lender = async (status: string) => {
    const answer = await gateway.call('POST', '/partners/SUP/iso18626', {
      key: 'SUP-token-long-enough',
      body: supplierMessage({ requestId: `${made.number}-1`, status }),
    })
    expect(answer.status).toBe(200)
  }
  expect((await run({ type: 'send' })).messagesSent.map(({ operation }) => operation)).toEqual(['request'])
  await lender('Loaned')
  await run({ type: 'receive' })
  await run({ type: 'patron_loan' })
  await run({ type: 'patron_return' })
  await run({ type: 'return' })
  await lender('LoanCompleted')
  const closed = await dataOf(api.GET('/v1/requests/{number}', { params: { path } }))
  expect(closed.stage).toBe('closed')
  expect(closed.next).toBeNull()
})

test('a refusal is thrown with its problem document', async () => {
  const api = client()
  const call = dataOf(api.GET('/v1/requests/{number}', { params: { path: { number: 'ABC-000999' } } }))
  await expect(call).rejects.toMatchObject({
    name: 'ApiError',
    status: 404,
    problem: { type: '/problems/not-found', status: 404 },
  })
})

test('pages and items of a list follow one another until the last', async () => {
  const api = client()
  for (const title of ['First', 'Second', 'Third'])
    await dataOf(api.POST('/v1/requests', { body: newRequest(title) }))
  const sizes: number[] = []
  for await (const page of api.pages('/v1/requests', { limit: 2 })) sizes.push(page.items.length)
  const titles: (string | undefined)[] = []
  for await (const { title } of api.items('/v1/requests', { limit: 1 })) titles.push(title)
  expect(sizes.length).toBeGreaterThan(1)
  expect(sizes.slice(0, -1).every((size) => size === 2)).toBe(true)
  expect(titles.slice(0, 3)).toEqual(['Third', 'Second', 'First'])
})

describe('retries', () => {
  /** Makes a client whose first attempts fail, and keeps what was sent and waited. */
  const flaky = (...failures: readonly (Response | Error)[]) => {
    const sent: Request[] = []
    const waits: number[] = []
    const api = createClient({
      baseUrl: gateway.url,
      key,
      surroundings: { wait: async (milliseconds) => void waits.push(milliseconds), random: () => 1 },
      fetch: async (request) => {
        const failure = failures[sent.length]
        sent.push(request.clone())
        if (failure instanceof Error) throw failure
        return failure ?? fetch(request)
      },
    })
    return { api, sent, waits }
  }
  const unavailable = (retryAfter?: string) =>
    new Response('{}', {
      status: 503,
      headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
    })

  test('a POST is sent again under one idempotency key, and carried out once', async () => {
    const { api, sent, waits } = flaky(new TypeError('broken'), unavailable('2'))
    const made = await dataOf(api.POST('/v1/requests', { body: newRequest('Once') }))
    expect(made.citation.title).toBe('Once')
    const keys = sent.map(({ headers }) => headers.get('idempotency-key'))
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(new Set(keys).size).toBe(1)
    expect(waits).toEqual([250, 2000])
  })

  test('an answer that was lost is replayed', async () => {
    let isFirst = true
    const api = createClient({
      baseUrl: gateway.url,
      key,
      surroundings: { wait: async () => undefined },
      fetch: async (request) => {
        const response = await fetch(request)
        if (!isFirst) return response
        isFirst = false
        await response.body?.cancel()
        throw new TypeError('the answer was lost')
      },
    })
    const { data, response } = await api.POST('/v1/requests', { body: newRequest('Lost answer') })
    expect(response.headers.get('idempotency-replayed')).toBe('true')
    const matches = await dataOf(api.GET('/v1/requests', { params: { query: { text: 'Lost answer' } } }))
    expect(matches.items.map(({ number }) => number)).toEqual([data?.number])
  })

  test('are given up after the last attempt, and where the wait would be too long', async () => {
    const broken = flaky(...Array.from({ length: 9 }, () => new TypeError('broken')))
    await expect(broken.api.GET('/v1/session')).rejects.toThrow('broken')
    expect(broken.sent).toHaveLength(4)
    const long = flaky(unavailable('60'))
    expect((await long.api.GET('/v1/session')).response.status).toBe(503)
  })

  test('a write under If-Match is not sent again, since the first may have been taken', async () => {
    const { api, sent } = flaky(new TypeError('broken'))
    const call = api.PUT('/v1/libraries/{code}', {
      params: { path: { code: 'ABC' }, header: { 'If-Match': '"1"' } },
      body: { name: 'Abc', symbols: [{ type: 'ISIL', value: 'LIB-ABC' }] },
    })
    await expect(call).rejects.toThrow('broken')
    expect(sent).toHaveLength(1)
  })
})

describe('the event stream', () => {
  test('goes on behind the last event where the connection breaks, without a gap or a repeat', async () => {
    const opened: (string | null)[] = []
    const api = createClient({
      baseUrl: gateway.url,
      key,
      surroundings: { wait: async () => undefined },
      fetch: async (request) => {
        opened.push(request.headers.get('last-event-id'))
        const response = await fetch(request)
        // Each connection ends behind its first event.
        let text = ''
        const cut = new TransformStream<Uint8Array, string>({
          transform: (chunk, controller) => {
            text += new TextDecoder().decode(chunk)
            const end = text.indexOf('\n\n')
            if (end < 0) return
            controller.enqueue(text.slice(0, end + 2))
            controller.terminate()
          },
        })
        const body = response.body?.pipeThrough(cut).pipeThrough(new TextEncoderStream())
        return new Response(body, response)
      },
    })
    const existingEvents = await dataOf(client().GET('/v1/events', { params: { query: { limit: 1000 } } }))
    const stopping = new AbortController()
    const seen: ApiEvent[] = []
    for await (const event of api.events({ signal: stopping.signal })) {
      seen.push(event)
      if (seen.length === existingEvents.items.length)
        await client().POST('/v1/requests', { body: newRequest('Live') })
      if (seen.length > existingEvents.items.length) break
    }
    expect(seen.slice(0, -1)).toEqual(existingEvents.items)
    expect(opened).toEqual([null, ...seen.slice(0, -1).map(({ cursor }) => cursor)])
  })

  test('begins with what comes from now on, also where the first connection breaks', async () => {
    let streams = 0
    const api = createClient({
      baseUrl: gateway.url,
      key,
      retries: { firstWait: 1, longestWait: 1 },
      fetch: async (request) => {
        if (request.headers.get('accept') === 'text/event-stream') {
          streams += 1
          if (streams === 1) {
            await client().POST('/v1/requests', { body: newRequest('Missed otherwise') })
            throw new TypeError('the connection broke')
          }
        }
        return fetch(request)
      },
    })
    for await (const event of api.events({ cursor: 'latest' })) {
      expect(event).toMatchObject({ type: 'request.created' })
      break
    }
    expect(streams).toBeGreaterThan(1)
  })

  test('ends with the problem where the API refuses', async () => {
    const api = createClient({ baseUrl: gateway.url, key: 'a-key-that-nobody-has' })
    const read = api.events()[Symbol.asyncIterator]().next()
    await expect(read).rejects.toMatchObject({ name: 'ApiError', status: 401 })
  })
})

test('a cookie session sends its CSRF token, also after the person signed in anew', async () => {
  const email = 'client@example.org'
  await createPerson(gateway, { email, role: 'staff', library: 'ABC' })
  const browser = createVisitor(gateway)
  await browser.signIn(email, goodPassword)
  const api = createClient({
    baseUrl: gateway.url,
    fetch: (request) => {
      const cookie = [...browser.cookies()].map(([name, value]) => `${name}=${value}`).join('; ')
      request.headers.set('cookie', cookie)
      request.headers.set('origin', 'https://ill.example.org')
      return fetch(request)
    },
  })
  const make = (title: string) => dataOf(api.POST('/v1/requests', { body: newRequest(title) }))
  const first = await make('By cookie')
  expect(first.createdBy.kind).toBe('staff')
  await browser.signIn(email, goodPassword)
  expect((await make('In a new session')).createdBy).toEqual(first.createdBy)
})
