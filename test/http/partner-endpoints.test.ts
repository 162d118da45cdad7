import { describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../support/http.ts'
import { supplierMessage } from './messages.ts'
import { basic, bearer, startPartnerScene } from './partner-scene.ts'
import { command, expectProblem, expectUnauthenticated, makeRequest, newestMessage } from './scene.ts'

const { gateway, abc, post, sentRequest, statusOf, expectNoSecretLogged } = await startPartnerScene()

describe('messages that cannot be read', () => {
  test.each([
    ['no XML', 'hello'],
    ['another document', '<nothing/>'],
    ['nothing', ''],
  ])('%s is kept with a reason that begins with words', async (_, body) => {
    const answer = await post('/partners/SUP/iso18626', bearer('SUP-token-long-enough'), body)
    expectProblem(answer, 400, 'invalid-input')
    expect((await newestMessage(gateway)).json).toMatchObject({
      state: 'unreadable',
      reason: { text: expect.stringMatching(/^\w/) },
    })
  })
})

describe('a partner’s own address', () => {
  test.each([
    ['its bearer token', '/partners/SUP/iso18626', bearer('SUP-token-long-enough')],
    ['its other bearer token', '/partners/SUP/iso18626', bearer('SUP-other-long-enough')],
    ['its name and password', '/partners/SUP/iso18626', basic('súp:SUP-passphrase-long-enough:with-colon')],
    ['a secret in the path', '/partners/SUP/iso18626/SUP-path-secret-long-enough', {}],
  ])('takes a message with %s, and answers in the protocol', async (_, path, headers) => {
    const number = await sentRequest()
    for (const status of ['WillSupply', 'Loaned']) {
      const body = supplierMessage({ requestId: `${number}-1`, status })
      const answer = await post(path, headers, body)
      expect(answer.status, answer.text).toBe(200)
      expect(answer.headers.get('content-type')).toMatch(/^application\/xml/)
      expect(answer.text).toContain('<messageStatus>OK</messageStatus>')
      expect((await newestMessage(gateway)).json).toMatchObject({
        raw: body,
        state: 'applied',
        partner: 'SUP',
        request: number,
      })
    }
    expect(await statusOf(number)).toBe('shipped_physically')
  })

  test.each([
    ['no credentials', '/partners/SUP/iso18626', {}],
    ['another partner’s token', '/partners/SUP/iso18626', bearer('OTHER-token-long-enough')],
    ['a token that is cut', '/partners/SUP/iso18626', bearer('SUP-token-long-enoug')],
    ['the token as a password', '/partners/SUP/iso18626', basic('súp:SUP-token-long-enough')],
    [
      'the password under another name',
      '/partners/SUP/iso18626',
      basic('sup:SUP-passphrase-long-enough:with-colon'),
    ],
    ['the path secret as a token', '/partners/SUP/iso18626', bearer('SUP-path-secret-long-enough')],
    ['the token in the path', '/partners/SUP/iso18626/SUP-token-long-enough', {}],
    [
      'a wrong secret in the path, the token beside it',
      '/partners/SUP/iso18626/x',
      bearer('SUP-token-long-enough'),
    ],
    ['Basic that is no Base64', '/partners/SUP/iso18626', { authorization: 'Basic ***' }],
    ['Basic without a colon', '/partners/SUP/iso18626', basic('SUP-password')],
    ['the hash of the token', '/partners/SUP/iso18626', bearer('0'.repeat(64))],
    ['an unknown code', '/partners/NONE/iso18626', bearer('SUP-token-long-enough')],
    ['a code that cannot be', '/partners/%2e%2e%2fx/iso18626', bearer('SUP-token-long-enough')],
    ['such a code and a secret in the path', '/partners/NONE/iso18626/SUP-path-secret-long-enough', {}],
  ])('with %s says the same to all, and changes nothing', async (_, path, headers) => {
    const number = await sentRequest()
    const body = supplierMessage({ requestId: `${number}-1` })
    const answer = await post(path, headers, body)
    expectUnauthenticated(answer)
    expect(answer.text).toBe((await post('/partners/NIL/iso18626', bearer('x'))).text)
    expect(await statusOf(number)).toBe('request_sent')
  })

  test('keeps what came from a stranger for admins, with the reason and without a library', async () => {
    const body = supplierMessage({ requestId: 'ABC-AAAAAAAA-1' })
    await post('/partners/SUP/iso18626', bearer('wrong'), body)
    expect((await newestMessage(gateway)).json).toMatchObject({
      state: 'not_authenticated',
      partner: 'SUP',
      library: null,
      reason: { code: 'kept_message.not_credentials_of_partner' },
      raw: body,
      truncated: false,
      reply: null,
    })
  })

  test('does not let a partner speak for another’s request', async () => {
    const number = await sentRequest(['OTHER'])
    const body = supplierMessage({ requestId: `${number}-1` })
    const answer = await post('/partners/SUP/iso18626', bearer('SUP-token-long-enough'), body)
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('<messageStatus>ERROR</messageStatus>')
    expect(await statusOf(number)).toBe('request_sent')
  })

  test('says in the protocol’s words that the request is not of the library that a message names', async () => {
    const number = await sentRequest()
    const say = (requester: string) =>
      post(
        '/partners/SUP/iso18626',
        bearer('SUP-token-long-enough'),
        supplierMessage({ requestId: `${number}-1`, requester }),
      )
    const answer = await say('LIB-OTHER')
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('<errorType>UnrecognisedDataValue</errorType>')
    expect(answer.text).toContain('requestingAgencyId')
    expect((await newestMessage(gateway)).json).toMatchObject({ state: 'rejected', request: number })
    expect(await statusOf(number)).toBe('request_sent')
    for (const nobody of ['', 'null', 'lib-abc']) {
      expect((await say(nobody)).text).toContain('<messageStatus>OK</messageStatus>')
    }
    expect(await statusOf(number)).toBe('will_supply')
  })

  test('shows staff what a message says that is answered with an error, once', async () => {
    const number = await sentRequest()
    const body = supplierMessage({ requestId: `${number}-1` })
      .replace('>WillSupply<', '>Lendable<')
      .replace('</reasonForMessage>', '</reasonForMessage><note>Only with gloves</note>')
    for (const each of [body, body]) {
      const answer = await post('/partners/SUP/iso18626', bearer('SUP-token-long-enough'), each)
      expect(answer.text).toContain('<errorType>UnrecognisedDataValue</errorType>')
    }
    const request = await gateway.call('GET', `/v1/requests/${number}`)
    expect(request.json).toMatchObject({
      status: 'request_sent',
      attention: [
        {
          kind: 'message_received',
          detail: { text: 'reasonForMessage: RequestResponse, status: Lendable\nOnly with gloves' },
        },
      ],
    })
    const kept = (await gateway.call('GET', '/v1/messages?limit=2')).at('items')
    expect(kept).toMatchObject([
      { state: 'repeat', request: number },
      { state: 'rejected', request: number },
    ])
  })

  test('lets an inactive partner speak, and sees a changed profile at once', async () => {
    await gateway.makePartner('TURN')
    const number = await sentRequest(['TURN'])
    await gateway.makePartner('TURN', {
      status: 'inactive',
      inboundCredentials: [{ kind: 'bearer', token: 'the-new-token-of-turn' }],
    })
    const body = supplierMessage({ requestId: `${number}-1`, supplier: 'TURN' })
    expectUnauthenticated(await post('/partners/TURN/iso18626', bearer('TURN-token-long-enough'), body))
    const answer = await post('/partners/TURN/iso18626', bearer('the-new-token-of-turn'), body)
    expect(answer.status, answer.text).toBe(200)
    expect(await statusOf(number)).toBe('will_supply')
  })

  test('answers 400 with a problem to what cannot be read, and keeps it', async () => {
    for (const body of [
      '',
      'nothing',
      '<a><b></a>',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "e">]><x>&e;</x>',
    ]) {
      const answer = await post('/partners/SUP/iso18626', bearer('SUP-token-long-enough'), body)
      expectProblem(answer, 400, 'invalid-input')
      const kept = await newestMessage(gateway)
      expect(kept.at('state')).toBe('unreadable')
      expect(kept.at('raw')).toBe(body)
    }
  })

  test('says by which method it is spoken to', async () => {
    const answer = await gateway.call('GET', '/partners/SUP/iso18626', { key: null })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
    expect((await gateway.call('PUT', '/iso18626', { key: null })).status).toBe(405)
  })
})

describe('allowed networks', () => {
  test('are checked against the client behind trusted proxies; the answer is that to a stranger', async () => {
    await gateway.makePartner('NET', { allowedNetworks: ['198.51.100.0/24', '::ffff:203.0.113.0/120'] })
    const from = (forwarded: Readonly<Record<string, string>>) =>
      post(
        '/partners/NET/iso18626',
        { ...bearer('NET-token-long-enough'), ...forwarded },
        supplierMessage({ requestId: 'ABC-AAAAAAAA-1', supplier: 'NET' }),
      )
    for (const inside of ['198.51.100.7', '192.0.2.1, 198.51.100.7', '203.0.113.9']) {
      const answer = await from({ 'x-forwarded-for': inside })
      expect(answer.status, inside).toBe(200)
    }
    for (const outside of ['192.0.2.1', '198.51.100.7, 192.0.2.1', 'unknown']) {
      expectUnauthenticated(await from({ 'x-forwarded-for': outside }))
    }
    expectUnauthenticated(await from({}))
    expect((await newestMessage(gateway)).at('reason', 'code')).toBe('kept_message.other_network')
  })

  test('the header is ignored where it comes from no trusted proxy', async () => {
    const open = await startHttp()
    await open.makePartner('NET', { allowedNetworks: ['198.51.100.0/24'] })
    await open.makePartner('HOME', { allowedNetworks: ['127.0.0.0/8'] })
    const send = (code: string) =>
      open.call('POST', `/partners/${code}/iso18626`, {
        key: `${code}-token-long-enough`,
        headers: { 'x-forwarded-for': '198.51.100.7' },
        body: supplierMessage({ requestId: 'ABC-AAAAAAAA-1', supplier: code }),
      })
    expectUnauthenticated(await send('NET'))
    expect((await send('HOME')).status).toBe(200)
    await open.close()
  })
})
test('no part of a message, a header or a secret is logged', () => expectNoSecretLogged())

describe('a message that cannot be taken', () => {
  const refusing = async (commit: TestGateway['store']['commit']) => {
    const failing = await startHttp({
      storeWith: (store) => ({
        commit: (change) => (change.inbox === null ? store.commit(change) : commit(change)),
      }),
      pause: async () => undefined,
    })
    const key = await failing.makeLibrary('ABC')
    await failing.makePartner('SUP')
    const number = await makeRequest(failing, key)
    await command(failing, key, number, { type: 'send' })
    const body = supplierMessage({ requestId: `${number}-1` })
    const headers = { ...bearer('SUP-token-long-enough'), 'content-type': 'application/xml' }
    const answer = await failing.call('POST', '/partners/SUP/iso18626', { key: null, headers, body })
    const kept = (await failing.call('GET', '/v1/messages')).words('items', 0, 'id')
    const inbox = await failing.call('GET', `/v1/messages/${kept}`)
    await failing.close()
    return { answer, body, number, inbox }
  }

  test('since others change its request without end is kept, and asked for again with 503', async () => {
    const { answer, body, number, inbox } = await refusing(async () => ({ kind: 'conflict' }))
    expectProblem(answer, 503, 'unavailable')
    expect(answer.headers.get('retry-after')).toBe('2')
    expect(inbox.json).toMatchObject({
      state: 'rejected',
      raw: body,
      request: number,
      reason: { code: 'kept_message.kept_changing' },
    })
  })

  test('since the gateway fails is kept too', async () => {
    const { answer, body, inbox } = await refusing(() => Promise.reject(new TypeError('a defect')))
    expectProblem(answer, 500, 'internal')
    expect(inbox.json).toMatchObject({
      state: 'rejected',
      raw: body,
      partner: 'SUP',
      reason: { code: 'kept_message.gateway_failed' },
    })
  })
})
test('words that a partner always says inform from the next request on, once staff say so', async () => {
  const says = async (note: string) => {
    const number = await sentRequest()
    const body = supplierMessage({
      requestId: `${number}-1`,
      reason: 'Notification',
      status: 'RequestReceived',
      note,
    })
    const answer = await post('/partners/SUP/iso18626', bearer('SUP-token-long-enough'), body)
    expect(answer.text).toContain('OK')
    const request = await gateway.call('GET', `/v1/requests/${number}`)
    const attention = request.at('attention') as { asks: boolean; detail: { message: string } }[]
    return { number, asks: attention[0]?.asks, message: attention[0]?.detail.message }
  }
  const first = await says('Your request is in our queue')
  expect(first.asks).toBe(true)
  const read = { type: 'mark_read', message: first.message, always: true }
  await command(gateway, abc, first.number, read)
  const profile = await gateway.call('GET', '/v1/partners/SUP')
  expect(profile.at('overrides', 'ABC', 'standingTexts')).toEqual(['Your request is in our queue'])
  expect(await says('Your request is in our queue')).toMatchObject({ asks: false })
  expect(await says('Your request is not in our queue')).toMatchObject({ asks: true })
})
