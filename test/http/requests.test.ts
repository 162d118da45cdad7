import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../support/answer.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { supplierMessage } from './messages.ts'
import { command, expectProblem, makeRequest, patronWords, wanted } from './scene.ts'

let gateway: TestGateway
let key: string
beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP', {
    connection: {
      protocol: 'iso18626',
      url: 'http://127.0.0.1:9/',
      outboundCredentials: { kind: 'bearer', token: 'what-we-send-to-them' },
      account: { accountId: 'abc', securityCode: 'the-code-of-the-account' },
    },
  })
  await gateway.makePartner('OTHER')
})
afterAll(() => gateway.close())

const listed = (answer: Answer, member: string): unknown[] => {
  const items = answer.at('items')
  return Array.isArray(items) ? items.map((item) => Reflect.get(item, member)) : []
}

const fromPartner = (body: string) =>
  gateway.call('POST', '/partners/SUP/iso18626', {
    key: null,
    headers: { authorization: 'Bearer SUP-token-long-enough', 'content-type': 'application/xml' },
    body,
  })

describe('a request', () => {
  test('is made, and read with its status, meaning, rota and what is allowed', async () => {
    const made = await gateway.call('POST', '/v1/requests', {
      key,
      json: { ...wanted(), reference: 'ours-1' },
    })
    expect(made.status, made.text).toBe(201)
    const number = made.words('number')
    expect(made.headers.get('location')).toBe(`/v1/requests/${number}`)
    expect(made.headers.get('cache-control')).toBe('no-store')
    expect(made.json).toMatchObject({
      library: 'ABC',
      reference: 'ours-1',
      stage: 'ready',
      status: 'ready_to_send',
      statusMeaning: 'Ready; waits to be sent.',
      rota: [{ id: 1, partner: 'SUP', state: 'pending' }],
      patron: { surname: 'Nightingale' },
      waitingFor: [],
      negotiation: null,
      outcome: null,
      items: [],
      deadlines: [{ kind: 'idle' }],
      attention: [],
      next: {
        who: 'library',
        for: 'send',
        text: expect.stringMatching(/^Your turn since/),
      },
    })
    expect(made.at('allowedCommands')).toEqual(expect.arrayContaining(['send', 'cancel', 'edit']))
    const read = await gateway.call('GET', `/v1/requests/${number}`, { key })
    expect(read.json).toEqual({
      ...Object(made.json),
      refusedCommands: read.at('refusedCommands'),
      notSendableCommands: read.at('notSendableCommands'),
      renewal: {},
    })
  })

  test('takes commands: 202 where a message to a partner follows, 200 where none does', async () => {
    const number = await makeRequest(gateway, key)
    const edited = await command(gateway, key, number, { type: 'edit', staffNote: 'soon' })
    expect(edited.status, edited.text).toBe(200)
    expect(edited.at('messagesSent')).toEqual([])
    const sent = await command(gateway, key, number, { type: 'send' })
    expect(sent.status, sent.text).toBe(202)
    expect(sent.json).toMatchObject({
      number,
      status: 'request_sent',
      statusMeaning: expect.stringMatching(/asked/),
      messagesSent: [{ operation: 'request', entry: 1, delivery: expect.any(String) }],
    })
    expect(sent.at('allowedCommands')).toContain('cancel')
  })

  test('asks the next partners for the volumes that did not come, in a request of its own, once', async () => {
    const citation = { title: 'On lending', volumes: ['1', '2', '3'] }
    const number = await makeRequest(gateway, key, { ...wanted(), citation, rota: ['SUP', 'OTHER'] })
    const split = { type: 'split_request', note: 'We ask others.' }
    await command(gateway, key, number, { type: 'send' })
    expectProblem(await command(gateway, key, number, split), 409, 'not-allowed-now')
    const event = { type: 'shipped', items: [{ volume: '2' }] }
    await command(gateway, key, number, { type: 'record_partner_event', event })
    expectProblem(
      await command(gateway, key, number, { ...split, request: 'ABC-22222222' }),
      404,
      'not-found',
    )
    const done = await command(gateway, key, number, split)
    expect(done.json).toMatchObject({
      status: 'shipped_physically',
      attention: [],
      messagesSent: [{ entry: 1 }],
    })
    const rest = await gateway.call('GET', `/v1/requests/${done.words('restIn', 0)}`, { key })
    expect(rest.json).toMatchObject({
      restOf: number,
      stage: 'ready',
      citation: { title: 'On lending', volumes: ['1', '3'] },
      patron: { surname: 'Nightingale' },
      rota: [{ partner: 'OTHER' }],
      itemsWanted: 2,
    })
    expectProblem(await command(gateway, key, number, split), 409, 'not-allowed-now')
  })

  test('lets a person undo a command: its message waits, and is withdrawn', async () => {
    const anna = { 'x-actor': 'staff:anna' }
    const number = await makeRequest(gateway, key)
    const deliveries = async () =>
      (await gateway.call('GET', `/v1/deliveries?request=${number}`, { key })).at('items')
    const sent = await command(gateway, key, number, { type: 'send' }, anna)
    expect(sent.at('undo')).toMatchObject({ command: 'send', by: { kind: 'staff', id: 'anna' } })
    expect(sent.text).not.toContain('"before"')
    await gateway.deliver()
    expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 0 }])
    const undone = await command(gateway, key, number, { type: 'undo', command: 'send' }, anna)
    expect(undone.json).toMatchObject({ stage: 'ready', rota: [{ state: 'pending' }] })
    expect(undone.at('undo')).toBeUndefined()
    expect(await deliveries()).toMatchObject([{ state: 'withdrawn' }])
    await command(gateway, key, number, { type: 'send' }, anna)
    gateway.advance(11_000)
    await gateway.deliver()
    const late = await command(gateway, key, number, { type: 'undo' }, anna)
    expectProblem(late, 409, 'not-allowed-now')
    expect(late.words('detail')).toContain('its message has left')
  })

  test('refuses what is not allowed now, with the present status and what is', async () => {
    const number = await makeRequest(gateway, key)
    await command(gateway, key, number, { type: 'send' })
    const again = await command(gateway, key, number, { type: 'send' })
    expectProblem(again, 409, 'not-allowed-now')
    expect(again.at('requestStatus')).toBe('request_sent')
    expect(again.at('allowedCommands')).toContain('cancel')
    expect(again.at('allowedCommands')).not.toContain('send')
  })

  test('that does not exist is 404 on every path', async () => {
    for (const number of ['ABC-AAAAAAAA', 'NONE-AAAAAAAA']) {
      expectProblem(await gateway.call('GET', `/v1/requests/${number}`), 404, 'not-found')
      expectProblem(await gateway.call('GET', `/v1/requests/${number}/timeline`), 404, 'not-found')
    }
    expectProblem(await command(gateway, key, 'ABC-AAAAAAAA', { type: 'send' }), 404, 'not-found')
    expectProblem(await gateway.call('GET', '/v1/requests/nothing'), 400, 'invalid-input')
  })

  test('with an unknown partner in its rota is refused', async () => {
    const answer = await gateway.call('POST', '/v1/requests', {
      key,
      json: { ...wanted(), rota: ['SUP', 'NIL'] },
    })
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faults', 0, 'path')).toBe('rota/1')
  })
})

describe('the list of requests', () => {
  test.each(['bogus', '', 'Request_Sent', 'toString'])('refuses an unknown status (%j)', async (status) => {
    const answer = await gateway.call('GET', `/v1/requests?status=${status}`, { key })
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faults')).toEqual([
      expect.objectContaining({ path: 'status', text: expect.stringContaining('docs/life-cycle.md') }),
    ])
  })

  test('is newest first, comes in parts, and is filtered', async () => {
    const fresh = await gateway.makeLibrary('LIST')
    const numbers: string[] = []
    for (const title of ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon']) {
      gateway.advance(1000)
      numbers.unshift(await makeRequest(gateway, fresh, { ...wanted(title), rota: ['OTHER'] }))
    }
    await command(gateway, fresh, numbers[0] ?? '', { type: 'send' })

    const all = await gateway.call('GET', '/v1/requests', { key: fresh })
    expect(listed(all, 'number')).toEqual(numbers)
    expect(all.at('nextCursor')).toBeNull()
    expect(all.at('items', 0)).toMatchObject({
      title: 'Epsilon',
      status: 'request_sent',
      activePartner: 'OTHER',
      service: 'loan',
      attention: [],
    })
    expect(all.text).not.toMatch(patronWords)

    const parts: unknown[] = []
    let cursor: string | null = null
    do {
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const part = await gateway.call('GET', `/v1/requests?limit=2${query}`, { key: fresh })
      parts.push(...listed(part, 'number'))
      const next = part.at('nextCursor')
      cursor = typeof next === 'string' ? next : null
    } while (cursor !== null)
    expect(parts).toEqual(numbers)

    const numbersOf = async (query: string) =>
      listed(await gateway.call('GET', `/v1/requests?${query}`, { key: fresh }), 'number')
    expect(await numbersOf('status=request_sent')).toEqual(numbers.slice(0, 1))
    expect(await numbersOf('partner=OTHER')).toEqual(numbers)
    expect(await numbersOf('partner=SUP')).toEqual([])
    expect(await numbersOf('text=gamma')).toEqual(numbers.slice(2, 3))
    // A library system may see patrons, so it finds them by name; the list still shows no patron data.
    expect(await numbersOf('text=Nightingale')).toEqual(numbers)
  })

  test.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'cursor=never',
    'stauts=created',
    'partner=%20',
    'library=abc',
  ])('refuses ?%s', async (query) => {
    expectProblem(await gateway.call('GET', `/v1/requests?${query}`, { key }), 400, 'invalid-input')
  })
})

describe('the timeline', () => {
  test('shows events and messages in order, with their text and no secret', async () => {
    const number = await makeRequest(gateway, key)
    await command(gateway, key, number, { type: 'send' })
    const body = supplierMessage({ requestId: `${number}-1`, note: 'æ & more'.replace('&', '&amp;') })
    const confirmation = await fromPartner(body)
    expect(confirmation.status, confirmation.text).toBe(200)

    const timeline = await gateway.call('GET', `/v1/requests/${number}/timeline`, { key })
    const kinds = listed(timeline, 'kind')
    expect(kinds.toSorted()).toEqual(['event', 'event', 'event', 'message_in', 'message_out'])
    const of = (kind: string) => timeline.at('items', kinds.indexOf(kind))
    expect(of('message_in')).toMatchObject({
      message: { raw: body, state: 'applied', partner: 'SUP', request: number, reply: { status: 200 } },
    })
    expect(of('message_out')).toMatchObject({
      delivery: {
        state: 'waiting',
        operation: 'request',
        partner: 'SUP',
        content: expect.stringMatching('<request>'),
      },
    })
    expect(timeline.text).not.toContain('what-we-send-to-them')
    expect(timeline.text).not.toContain('the-code-of-the-account')
    expect(timeline.at('items', kinds.lastIndexOf('event'))).toMatchObject({
      status: 'will_supply',
      by: { kind: 'partner', id: 'SUP' },
    })
  })

  const kept = async (body: Uint8Array<ArrayBuffer>) => {
    const headers = { authorization: 'Bearer SUP-token-long-enough' }
    await gateway.call('POST', '/partners/SUP/iso18626', { key: null, headers, body })
    const inbox = await gateway.call('GET', '/v1/messages?state=unreadable')
    return gateway.call('GET', `/v1/messages/${inbox.words('items', 0, 'id')}`)
  }

  test('shows bytes that are no UTF-8 as Base64 too', async () => {
    const message = await kept(new Uint8Array([0xff, 0xfe, 0x3c, 0x00]))
    expect(message.at('rawBase64')).toBe('//48AA==')
  })

  test('shows a byte order mark with the text, so that it gives back the very bytes', async () => {
    const bytes = new TextEncoder().encode('\uFEFF<x/>')
    const message = await kept(bytes)
    expect(new TextEncoder().encode(message.words('raw'))).toEqual(bytes)
    expect(message.at('rawBase64')).toBeUndefined()
  })
})
