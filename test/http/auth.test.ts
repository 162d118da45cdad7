import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminKey, startHttp, type TestGateway } from '../support/http.ts'
import { supplierMessage } from './messages.ts'
import { command, expectProblem, makeRequest, textWithoutRequestId } from './scene.ts'

let gateway: TestGateway
let abc: string
let xyz: string
beforeAll(async () => {
  gateway = await startHttp()
  abc = await gateway.makeLibrary('ABC')
  xyz = await gateway.makeLibrary('XYZ')
  await gateway.makePartner('SUP', {
    overrides: { ABC: { status: 'active' }, XYZ: { status: 'inactive' } },
    connection: {
      protocol: 'iso18626',
      url: 'http://127.0.0.1:9/',
      outboundCredentials: { kind: 'bearer', token: 'what-we-send-to-them' },
    },
  })
})
afterAll(() => gateway.close())

describe('API keys', () => {
  test.each([
    ['no header', null],
    ['an unknown key', `${adminKey}x`],
    ['a key that is cut', adminKey.slice(0, -1)],
    ['an empty key', ''],
    ['a key of a thousand characters', 'k'.repeat(1000)],
  ])('%s is answered 401 with the scheme that is wanted', async (_, key) => {
    const answer = await gateway.call('GET', '/v1/requests', { key })
    expectProblem(answer, 401, 'not-authenticated')
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="lendwire"')
  })

  test('Basic and a key in the query are no way in', async () => {
    const basic = { authorization: `Basic ${btoa(`admin:${adminKey}`)}` }
    expectProblem(
      await gateway.call('GET', '/v1/requests', { key: null, headers: basic }),
      401,
      'not-authenticated',
    )
    expectProblem(
      await gateway.call('GET', `/v1/requests?key=${adminKey}`, { key: null }),
      401,
      'not-authenticated',
    )
  })

  test('the scheme is read in any case', async () => {
    const headers = { authorization: `bearer ${adminKey}` }
    expect((await gateway.call('GET', '/v1/requests', { key: null, headers })).status).toBe(200)
  })

  test('a path that does not exist tells a stranger nothing', async () => {
    expectProblem(await gateway.call('GET', '/v1/nowhere', { key: null }), 401, 'not-authenticated')
    expectProblem(await gateway.call('GET', '/v1/nowhere'), 404, 'not-found')
  })

  test('a mistyped path is not found, not forbidden', async () => {
    for (const path of ['/v1/request', '/v1/requests/ABC-2K7Q9M4X/command', '/v1/webhook/ils/pause'])
      expectProblem(await gateway.call('POST', path, { key: abc, json: {} }), 404, 'not-found')
    expectProblem(await gateway.call('POST', '/v1/keys', { key: abc, json: {} }), 403, 'forbidden')
  })

  test('a key ends at its time, and when it is deleted', async () => {
    const expiresAt = '2026-11-24T11:00:00.000Z'
    const short = await gateway.call('POST', '/v1/keys', {
      json: { role: 'admin', name: 'short', expiresAt },
    })
    const key = short.words('key')
    expect((await gateway.call('GET', '/v1/keys', { key })).status).toBe(200)
    gateway.advance(3_600_000)
    expectProblem(await gateway.call('GET', '/v1/keys', { key }), 401, 'not-authenticated')

    const soon = await gateway.call('POST', '/v1/keys', {
      json: { role: 'admin', name: 'soon', expiresAt: '2026-11-25T13:00:00+01:00' },
    })
    expect(soon.at('settings', 'expiresAt')).toBe('2026-11-25T12:00:00.000Z')
    const past = await gateway.call('POST', '/v1/keys', { json: { role: 'admin', name: 'past', expiresAt } })
    expectProblem(past, 400, 'invalid-input')
    expect(past.at('faults', 0, 'path')).toBe('expiresAt')

    const other = await gateway.call('POST', '/v1/keys', { json: { role: 'admin', name: 'other' } })
    const id = other.words('settings', 'id')
    expect((await gateway.call('DELETE', `/v1/keys/${id}`)).status).toBe(204)
    expectProblem(
      await gateway.call('GET', '/v1/keys', { key: other.words('key') }),
      401,
      'not-authenticated',
    )
    expect((await gateway.call('GET', `/v1/keys/${id}`)).json).toMatchObject({
      revokedAt: expect.any(String),
      revokedBy: expect.stringMatching(/^[0-9a-f]{16}$/),
    })
  })

  test('lists of keys show neither key nor hash', async () => {
    const list = await gateway.call('GET', '/v1/keys')
    expect(list.at('items')).toContainEqual(
      expect.objectContaining({ role: 'admin', name: 'tests', lastFour: 'ough' }),
    )
    expect(list.text).not.toContain(adminKey)
    expect(list.text).not.toMatch(/hash|[0-9a-f]{64}/)
  })

  test('the last key of the role admin stays', async () => {
    const alone = await startHttp()
    const id = (await alone.call('GET', '/v1/keys')).words('items', 0, 'id')
    expectProblem(await alone.call('DELETE', `/v1/keys/${id}`), 409, 'conflict')
    const second = await alone.call('POST', '/v1/keys', { json: { role: 'admin', name: 'second' } })
    expect((await alone.call('DELETE', `/v1/keys/${id}`, { key: second.words('key') })).status).toBe(204)
    await alone.close()
  })

  test('a key of the role library names a library that there is', async () => {
    const missing = await gateway.call('POST', '/v1/keys', { json: { role: 'system', name: 'x' } })
    expectProblem(missing, 400, 'invalid-input')
    const unknown = await gateway.call('POST', '/v1/keys', {
      json: { role: 'system', library: 'NO', name: 'x' },
    })
    expectProblem(unknown, 400, 'invalid-input')
    expect(unknown.at('faults', 0, 'path')).toBe('library')
  })
})

describe('a library', () => {
  test('sees only its own requests', async () => {
    const number = await makeRequest(gateway, abc)
    const none = 'ABC-AAAAAAAA'
    for (const path of ['', '/timeline']) {
      expect((await gateway.call('GET', `/v1/requests/${number}${path}`, { key: abc })).status).toBe(200)
      const other = await gateway.call('GET', `/v1/requests/${number}${path}`, { key: xyz })
      const absent = await gateway.call('GET', `/v1/requests/${none}${path}`, { key: xyz })
      expectProblem(other, 404, 'not-found')
      expect(textWithoutRequestId(other).replaceAll(number, none)).toBe(textWithoutRequestId(absent))
    }
    const mine = await gateway.call('GET', '/v1/requests', { key: xyz })
    expect(mine.at('items')).toEqual([])
  })

  test('cannot change another’s request, nor ask for another’s lists', async () => {
    const number = await makeRequest(gateway, abc)
    expectProblem(await command(gateway, xyz, number, { type: 'cancel' }), 404, 'not-found')
    const still = await gateway.call('GET', `/v1/requests/${number}`, { key: abc })
    expect(still.at('status')).toBe('ready_to_send')
    for (const path of ['requests', 'events', 'deliveries', 'messages']) {
      expectProblem(await gateway.call('GET', `/v1/${path}?library=ABC`, { key: xyz }), 403, 'forbidden')
      expect((await gateway.call('GET', `/v1/${path}?library=ABC`, { key: abc })).status).toBe(200)
    }
    for (const path of ['requests', 'requests/counts']) {
      const both = await gateway.call('GET', `/v1/${path}?library=XYZ,ABC`, { key: abc })
      expectProblem(both, 403, 'forbidden')
    }
    const json = { library: 'ABC', citation: {}, service: { type: 'loan' } }
    expectProblem(await gateway.call('POST', '/v1/requests', { key: xyz, json }), 403, 'forbidden')
  })

  test('sees no event, delivery or message of another', async () => {
    const number = await makeRequest(gateway, abc)
    await command(gateway, abc, number, { type: 'send' })
    const headers = { authorization: 'Bearer SUP-token-long-enough', 'content-type': 'application/xml' }
    const body = supplierMessage({ requestId: `${number}-1` })
    await gateway.call('POST', '/partners/SUP/iso18626', { key: null, headers, body })

    expect((await gateway.call('GET', '/v1/events', { key: xyz })).at('items')).toEqual([])
    for (const list of ['deliveries', 'messages']) {
      expect((await gateway.call('GET', `/v1/${list}`, { key: xyz })).at('items')).toEqual([])
      const own = await gateway.call('GET', `/v1/${list}`, { key: abc })
      const id = own.words('items', 0, 'id')
      expect((await gateway.call('GET', `/v1/${list}/${id}`, { key: abc })).status).toBe(200)
      expectProblem(await gateway.call('GET', `/v1/${list}/${id}`, { key: xyz }), 404, 'not-found')
      const action = list === 'messages' ? 'reprocess' : 'resend'
      expectProblem(await gateway.call('POST', `/v1/${list}/${id}/${action}`, { key: xyz }), 404, 'not-found')
    }
  })

  test('does not see messages that belong to nobody', async () => {
    const headers = { authorization: 'Bearer SUP-token-long-enough' }
    await gateway.call('POST', '/partners/SUP/iso18626', { key: null, headers, body: 'nothing of XML' })
    const unreadable = await gateway.call('GET', '/v1/messages?state=unreadable')
    const id = unreadable.words('items', 0, 'id')
    expectProblem(await gateway.call('GET', `/v1/messages/${id}`, { key: abc }), 404, 'not-found')
    expect((await gateway.call('GET', '/v1/messages?state=unreadable', { key: abc })).at('items')).toEqual([])
  })

  test('reads the directory of partners without secrets or others’ settings', async () => {
    const partner = await gateway.call('GET', '/v1/partners/SUP', { key: abc })
    expect(partner.json).toMatchObject({ inboundCredentials: [], overrides: { ABC: { status: 'active' } } })
    expect(partner.at('overrides', 'XYZ')).toBeUndefined()
    expect(partner.at('connection', 'outboundCredentials')).toEqual({ kind: 'bearer', token: '********' })
    const list = await gateway.call('GET', '/v1/partners', { key: abc })
    expect(list.text).not.toMatch(/what-we-send|[0-9a-f]{64}|XYZ/)
  })

  test('reads itself and no other library', async () => {
    const list = await gateway.call('GET', '/v1/libraries', { key: abc })
    expect(list.at('items')).toMatchObject([{ code: 'ABC' }])
    expect((await gateway.call('GET', '/v1/libraries/ABC', { key: abc })).status).toBe(200)
    expectProblem(await gateway.call('GET', '/v1/libraries/XYZ', { key: abc }), 404, 'not-found')
  })

  test.each([
    ['PUT', '/v1/partners/NEW', { whatever: 'x' }],
    ['PUT', '/v1/libraries/ABC', { name: 'x', symbols: [{ type: 'ISIL', value: 'x' }] }],
    ['PUT', '/v1/workflows/new', {}],
    ['POST', '/v1/keys', { role: 'admin', name: 'mine' }],
    ['DELETE', '/v1/partners/SUP', undefined],
    ['DELETE', '/v1/workflows/standard%20loan', undefined],
    ['DELETE', '/v1/keys/0123456789abcdef', undefined],
    ['GET', '/v1/keys', undefined],
    ['GET', '/v1/keys/0123456789abcdef', undefined],
  ])('cannot %s %s', async (method, path, json) => {
    const answer = await gateway.call(method, path, { key: abc, json })
    expectProblem(answer, 403, 'forbidden')
  })
})

describe('an admin', () => {
  test('reads all libraries, one, or several', async () => {
    await makeRequest(gateway, xyz)
    await makeRequest(gateway, await gateway.makeLibrary('THIRD'))
    const libraries = async (query: string) => {
      const list = await gateway.call('GET', `/v1/requests${query}`)
      const items = list.at('items')
      return Array.isArray(items)
        ? new Set(items.map((item: { library: string }) => item.library))
        : new Set()
    }
    expect(await libraries('')).toEqual(new Set(['ABC', 'XYZ', 'THIRD']))
    expect(await libraries('?library=XYZ,ABC')).toEqual(new Set(['ABC', 'XYZ']))
    expect(await libraries('?library=XYZ')).toEqual(new Set(['XYZ']))
  })

  test('acts for a library that it names', async () => {
    const unnamed = { citation: { title: 'On keys' }, service: { type: 'loan' } }
    const refused = await gateway.call('POST', '/v1/requests', { json: unnamed })
    expectProblem(refused, 400, 'invalid-input')
    expect(refused.at('faults', 0, 'path')).toBe('library')
    const unknown = await gateway.call('POST', '/v1/requests', { json: { ...unnamed, library: 'NONE' } })
    expectProblem(unknown, 400, 'invalid-input')
    const made = await gateway.call('POST', '/v1/requests', { json: { ...unnamed, library: 'XYZ' } })
    expect(made.status, made.text).toBe(201)
    expect(made.words('number')).toMatch(/^XYZ-/)
    const done = await command(gateway, adminKey, made.words('number'), { type: 'cancel' })
    expect(done.status, done.text).toBe(200)
  })
})

describe('X-Actor', () => {
  const actorOf = async (number: string) => {
    const timeline = await gateway.call('GET', `/v1/requests/${number}/timeline`)
    const items = timeline.at('items')
    return Array.isArray(items) ? items.at(-1)?.by : undefined
  }

  test('says for whom a command is given; without it the key’s id stands', async () => {
    const number = await makeRequest(gateway, abc)
    const made = await actorOf(number)
    expect(made).toMatchObject({ kind: 'system', id: expect.stringMatching(/^[0-9a-f]{16}$/) })
    await command(gateway, abc, number, { type: 'edit', staffNote: 'x' }, { 'x-actor': 'staff:anna:7' })
    expect(await actorOf(number)).toEqual({ kind: 'staff', id: 'anna:7' })
    await command(gateway, abc, number, { type: 'cancel', by: 'patron' }, { 'x-actor': 'patron:4711' })
    expect(await actorOf(number)).toEqual({ kind: 'patron', id: '4711' })
  })

  test.each(['anna', 'admin:anna', 'partner:SUP', 'staff:', 'staff:a b', `staff:${'x'.repeat(121)}`])(
    '%s is refused',
    async (actor) => {
      const number = await makeRequest(gateway, abc)
      const answer = await command(gateway, abc, number, { type: 'cancel' }, { 'x-actor': actor })
      expectProblem(answer, 400, 'invalid-input')
      expect(answer.at('faults', 0, 'path')).toBe('X-Actor')
    },
  )
})
