import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EventView } from '../../src/http/api/events/event-view.ts'
import type { Answer } from '../support/answer.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { supplierMessage } from './messages.ts'
import { command, expectProblem, makeRequest, wanted } from './scene.ts'

let gateway: TestGateway
let abc: string
let xyz: string
beforeAll(async () => {
  gateway = await startHttp()
  abc = await gateway.makeLibrary('ABC')
  xyz = await gateway.makeLibrary('XYZ')
  await gateway.makePartner('SUP')
})
afterAll(() => gateway.close())

const updates = (answer: Answer): readonly string[] => {
  const items = answer.at('items')
  return Array.isArray(items)
    ? items.map(({ request, data, status }) => `${request} ${data.cause.name} ${status}`)
    : []
}

/** Reads the whole feed in small parts, as a library system does. */
const readAll = async (query: string, key?: string, limit = 2): Promise<readonly string[]> => {
  const events: string[] = []
  let after = ''
  for (;;) {
    const call = key === undefined ? {} : { key }
    const part = await gateway.call('GET', `/v1/events?limit=${limit}&cursor=${after}${query}`, call)
    expect(part.status, part.text).toBe(200)
    if (updates(part).length === 0) {
      expect(part.words('nextCursor')).toBe(after === '' ? '0' : after)
      return events
    }
    events.push(...updates(part))
    after = part.words('nextCursor')
    expect(part.at('items', updates(part).length - 1, 'cursor')).toBe(after)
  }
}

describe('the feed of state updates', () => {
  test('gives a library its own, in order, each once', async () => {
    const first = await makeRequest(gateway, abc)
    const second = await makeRequest(gateway, abc)
    await makeRequest(gateway, xyz)
    await command(gateway, abc, first, { type: 'send' })
    await command(gateway, abc, second, { type: 'cancel' })
    expect(await readAll('', abc)).toEqual([
      `${first} create ready_to_send`,
      `${second} create ready_to_send`,
      `${first} send request_sent`,
      `${second} cancel cancelled_by_staff`,
    ])
    const whole = await gateway.call('GET', '/v1/events', { key: abc })
    expect(whole.at('items', 2)).toMatchObject({
      library: 'ABC',
      type: 'request.sent',
      previousStatus: 'ready_to_send',
      stage: 'sent',
      partner: 'SUP',
      next: { who: 'gateway', for: 'delivery' },
      data: { ignored: false, messagesSent: [{ operation: 'request', entry: 1 }] },
    })
  })

  test('with a filter gives what it selects, however many other events lie before it', async () => {
    const before = (await gateway.call('GET', '/v1/events?cursor=latest', { key: abc })).words('nextCursor')
    const requests = [await makeRequest(gateway, abc), await makeRequest(gateway, abc)]
    for (const request of requests) await command(gateway, abc, request, { type: 'send' })
    const query = '/v1/events?limit=1&type=request.sent&cursor='
    const first = await gateway.call('GET', `${query}${before}`, { key: abc })
    expect(updates(first)).toEqual([`${requests[0]} send request_sent`])
    const second = await gateway.call('GET', `${query}${first.words('nextCursor')}`, { key: abc })
    expect(updates(second)).toEqual([`${requests[1]} send request_sent`])
    const end = await gateway.call('GET', `${query}${second.words('nextCursor')}`, { key: abc })
    expect(end.json).toEqual({ items: [], nextCursor: second.words('nextCursor') })
  })

  test('tells each event by its type, and holds no personal data but the patron’s id', async () => {
    const before = (await gateway.call('GET', '/v1/events?limit=1000', { key: abc })).words('nextCursor')
    const number = await makeRequest(gateway, abc, { ...wanted(), reference: 'R-1' })
    const edit = { type: 'edit', patron: { id: 'patron-4712', surname: 'Nightingale' } }
    await command(gateway, abc, number, edit)
    await command(gateway, abc, number, { type: 'send' })
    for (const status of ['WillSupply', 'Loaned', 'Recalled', 'Overdue'])
      await gateway.call('POST', '/partners/SUP/iso18626', {
        key: 'SUP-token-long-enough',
        body: supplierMessage({ requestId: `${number}-1`, status }),
      })
    await command(gateway, abc, number, { type: 'receive' })
    await command(gateway, abc, number, { type: 'return' })
    const page = await gateway.call('GET', `/v1/events?cursor=${before}`, { key: abc })
    const items = EventView.array().parse(page.at('items'))
    expect(items.map(({ type }) => type)).toEqual([
      'request.created',
      'request.edited',
      'request.sent',
      'request.will_supply',
      'request.shipped',
      'request.recalled',
      'request.overdue',
      'request.received',
      'request.returned',
    ])
    expect(items[0]).toMatchObject({ stage: 'ready', data: { reference: 'R-1', patron: 'patron-4711' } })
    expect(items[4]).toMatchObject({ partner: 'SUP', data: { items: [{ id: 1, state: 'shipped' }] } })
    expect(items[5]).toMatchObject({ attention: ['recalled'], data: { raised: ['recalled'] } })
    expect(page.text).not.toMatch(/Nightingale|example.org|On lending/)
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)

    const only = async (query: string) => {
      const part = await gateway.call('GET', `/v1/events?cursor=${before}&${query}`, { key: abc })
      return EventView.array()
        .parse(part.at('items'))
        .map(({ type }) => type)
    }
    expect(await only('type=request.recalled,request.overdue')).toEqual([
      'request.recalled',
      'request.overdue',
    ])
    expect(await only('type=request.created&type=request.sent')).toEqual(['request.created', 'request.sent'])
    expect(await only(`request=${number}&partner=SUP`)).toHaveLength(7)
    expect(await only('partner=NOBODY')).toEqual([])
    expectProblem(
      await gateway.call('GET', '/v1/events?type=request.eaten', { key: abc }),
      400,
      'invalid-input',
    )
  })

  test('gives an admin one library’s, or all merged by time with a cursor for each', async () => {
    gateway.advance(1000)
    const late = await makeRequest(gateway, xyz)
    const one = await readAll('&library=XYZ')
    expect(one.at(-1)).toBe(`${late} create ready_to_send`)

    const all = await readAll('')
    for (const limit of [1, 3, 100]) expect(await readAll('', undefined, limit)).toEqual(all)
    const abcOnly = await readAll('', abc)
    expect(all.filter((each) => each.startsWith('ABC-'))).toEqual(abcOnly)
    expect(all.filter((each) => each.startsWith('XYZ-'))).toEqual(one)
    expect(all.at(-1)).toBe(`${late} create ready_to_send`)
    const whole = await gateway.call('GET', '/v1/events')
    expect(whole.words('nextCursor')).toMatch(/^(ABC|XYZ):\d+-[0-9a-f]{8},(ABC|XYZ):\d+-[0-9a-f]{8}$/)
  })

  test.each([
    ['one library', '&library=ABC'],
    ['all libraries', ''],
  ])('begins for %s with what comes from now on, where `latest` is asked for', async (_, query) => {
    const behind = await gateway.call('GET', `/v1/events?cursor=latest${query}`)
    expect(updates(behind)).toEqual([])
    const number = await makeRequest(gateway, abc)
    const cursor = behind.words('nextCursor')
    const ofOne = await gateway.call('GET', `/v1/events?cursor=${cursor}&library=ABC`)
    expect(ofOne.json).toMatchObject({ items: [{ library: 'ABC', type: 'request.created' }] })
    const next = await gateway.call('GET', `/v1/events?cursor=${cursor}${query}`)
    expect(updates(next)).toEqual([`${number} create ready_to_send`])
  })

  test.each([
    ['a cursor of one library in the feed of several', 'cursor=1'],
    ['an invalid cursor', 'cursor=x'],
    ['a library that cannot be', 'library=a-b'],
    ['a wait beyond a minute', 'wait=61'],
    ['an unknown parameter', 'since=1'],
  ])('refuses %s', async (_, query) => {
    expectProblem(await gateway.call('GET', `/v1/events?${query}`), 400, 'invalid-input')
  })

  test('refuses a cursor of another store, one past the end, and one that was changed', async () => {
    const other = await startHttp()
    try {
      const key = await other.makeLibrary('ABC')
      await other.makePartner('SUP')
      await makeRequest(other, key)
      await makeRequest(other, key)
      const foreign = (await other.call('GET', '/v1/events?limit=2', { key })).words('nextCursor')
      const own = (await gateway.call('GET', '/v1/events?limit=2', { key: abc })).words('nextCursor')
      const [place] = own.split('-')
      for (const cursor of [foreign, '999999', '999999-8f3a01bc', `${place}-00000000`, String(place)]) {
        const answer = await gateway.call('GET', `/v1/events?cursor=${cursor}`, { key: abc })
        expectProblem(answer, 410, 'gone')
        expect(answer.words('detail')).toMatch(/Read again without a cursor/)
        const headers = { accept: 'text/event-stream', 'last-event-id': cursor }
        expectProblem(await gateway.call('GET', '/v1/events', { key: abc, headers }), 410, 'gone')
      }
    } finally {
      await other.close()
    }
  })

  test('waits for something new, and answers as soon as it is there', async () => {
    const { next } = await gateway
      .call('GET', '/v1/events?library=ABC&limit=1000')
      .then((answer) => ({ next: answer.words('nextCursor') }))
    const waiting = gateway.call('GET', `/v1/events?cursor=${next}&wait=30`, { key: abc })
    const number = await makeRequest(gateway, abc, wanted('Awaited'))
    expect(updates(await waiting)).toEqual([`${number} create ready_to_send`])
  })

  test('answers what it has when the gateway stops', async () => {
    const stopping = await startHttp()
    await stopping.makeLibrary('ABC')
    const waiting = stopping.call('GET', '/v1/events?wait=60')
    const stream = await stopping.fetch('GET', '/v1/events', { headers: { accept: 'text/event-stream' } })
    stopping.stop()
    expect((await waiting).json).toEqual({ items: [], nextCursor: '' })
    expect(await stream.text()).toBe('')
    expect((await stopping.call('GET', '/readyz')).status).toBe(503)
    await stopping.close()
  })
})

describe('the stream of state updates', () => {
  /** Reads a stream until it has so many updates. */
  const readStream = async (response: Response, count: number): Promise<string[][]> => {
    const reader = response.body?.getReader()
    let text = ''
    while (text.split('\n\n').length <= count) {
      const part = await reader?.read()
      text += new TextDecoder().decode(part?.value)
    }
    await reader?.cancel()
    return text
      .split('\n\n')
      .slice(0, count)
      .map((block) => block.split('\n'))
  }
  const open = (headers: Readonly<Record<string, string>> = {}) =>
    gateway.fetch('GET', '/v1/events', { key: xyz, headers: { accept: 'text/event-stream', ...headers } })

  test('gives what was and then what comes, and goes on behind the last id', async () => {
    const response = await open()
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const earlier = await gateway.call('GET', '/v1/events', { key: xyz })
    const reading = readStream(response, updates(earlier).length + 1)
    const number = await makeRequest(gateway, xyz, wanted('Streamed'))
    const blocks = await reading
    const last = blocks.at(-1) ?? []
    expect(last[0]).toBe('event: request.created')
    expect(JSON.parse((last[1] ?? '').slice('data: '.length))).toMatchObject({
      request: number,
      library: 'XYZ',
    })

    const id = (blocks.at(-2)?.[2] ?? '').slice('id: '.length)
    const again = await readStream(await open({ 'last-event-id': id }), 1)
    expect(again[0]).toEqual(last)
  })

  test('does not begin at a wrong cursor', async () => {
    const headers = { accept: 'text/event-stream' }
    const answer = await gateway.call('GET', '/v1/events?cursor=1', { headers })
    expectProblem(answer, 400, 'invalid-input')
  })

  test('ends with the client, without a line in the log', async () => {
    const broken = new AbortController()
    const response = await gateway.fetch('GET', '/v1/events', {
      headers: { accept: 'text/event-stream' },
      signal: broken.signal,
    })
    broken.abort()
    await expect(response.text()).rejects.toThrow()
    expect(gateway.log).toEqual([])
  })
})
