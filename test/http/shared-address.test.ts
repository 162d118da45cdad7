import { describe, expect, test } from 'vitest'
import { supplierMessage } from './messages.ts'
import { basic, bearer, startPartnerScene } from './partner-scene.ts'
import { command, expectProblem, expectUnauthenticated, newestMessage } from './scene.ts'

const { gateway, abc, post, sentRequest, statusOf, expectNoSecretLogged } = await startPartnerScene()

describe('the shared address', () => {
  test('finds the partner by its credentials', async () => {
    for (const headers of [
      bearer('SUP-token-long-enough'),
      basic('súp:SUP-passphrase-long-enough:with-colon'),
    ]) {
      const number = await sentRequest()
      const answer = await post('/iso18626', headers, supplierMessage({ requestId: `${number}-1` }))
      expect(answer.text).toContain('<messageStatus>OK</messageStatus>')
      expect(await statusOf(number)).toBe('will_supply')
    }
  })

  test('lets nobody in by an agency in the header alone', async () => {
    const number = await sentRequest()
    const body = supplierMessage({ requestId: `${number}-1` })
    for (const headers of [{}, bearer('wrong'), bearer('SUP-path-secret-long-enough'), basic('súp:')]) {
      expectUnauthenticated(await post('/iso18626', headers, body))
    }
    expect(await statusOf(number)).toBe('request_sent')
    expect((await newestMessage(gateway)).json).toMatchObject({
      state: 'not_authenticated',
      partner: null,
      raw: body,
    })
  })

  test('says in the protocol’s words that a partner does not answer for an agency; staff read what came', async () => {
    const number = await sentRequest()
    const body = supplierMessage({ requestId: `${number}-1`, supplier: 'OTHER' })
    const answer = await post('/iso18626', bearer('SUP-token-long-enough'), body)
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('<errorType>UnrecognisedDataValue</errorType>')
    expect(await statusOf(number)).toBe('request_sent')
    const again = await post('/iso18626', bearer('SUP-token-long-enough'), body)
    expect(again.text).toBe(answer.text)
    expect((await gateway.call('GET', `/v1/requests/${number}`)).at('attention')).toMatchObject([
      { kind: 'message_received', asks: true, detail: { text: expect.stringMatching(/^OTHER: supplying/) } },
    ])
  })

  test('applies a message once when its agency became one of the partner’s, and shows it once before', async () => {
    await gateway.makePartner('MERGED')
    gateway.advance(1000)
    const number = await sentRequest(['MERGED'])
    const body = supplierMessage({ requestId: `${number}-1`, supplier: 'MERGER' })
    const say = async () => {
      const answer = await post('/iso18626', bearer('MERGED-token-long-enough'), body)
      const state = (await newestMessage(gateway)).at('state')
      return [/<messageStatus>(\w+)/.exec(answer.text)?.[1], state, await statusOf(number)]
    }
    const attention = async () => (await gateway.call('GET', `/v1/requests/${number}`)).at('attention')
    expect(await say()).toEqual(['ERROR', 'rejected', 'request_sent'])
    expect(await attention()).toMatchObject([{ kind: 'message_received' }])
    await command(gateway, abc, number, { type: 'mark_read' })
    expect(await say()).toEqual(['ERROR', 'rejected', 'request_sent'])
    expect(await attention()).toEqual([])
    const symbols = ['MERGED', 'MERGER'].map((value) => ({ type: 'ISIL', value }))
    await gateway.makePartner('MERGED', { symbols })
    expect(await say()).toEqual(['OK', 'applied', 'will_supply'])
    await gateway.makePartner('MERGED')
    expect(await say()).toEqual(['OK', 'repeat', 'will_supply'])
  })

  test('tells partners that share a broker’s credentials apart by the agency', async () => {
    const inboundCredentials = [{ kind: 'bearer', token: 'the-token-of-the-broker' }]
    await gateway.makePartner('BR1', { inboundCredentials })
    await gateway.makePartner('BR2', { inboundCredentials, answersFor: [{ type: 'ISIL', value: 'MEMBER' }] })
    await gateway.makePartner('BR3', { inboundCredentials, answersFor: 'any' })
    gateway.advance(1000)
    const say = async (partner: string, supplier: string) => {
      const number = await sentRequest([partner])
      const body = supplierMessage({ requestId: `${number}-1`, supplier })
      const answer = await post('/iso18626', bearer('the-token-of-the-broker'), body)
      return answer.status === 200 ? statusOf(number) : answer.status
    }
    expect(await say('BR1', 'BR1')).toBe('will_supply')
    expect(await say('BR2', 'br2')).toBe('will_supply')
    expect(await say('BR2', 'MEMBER')).toBe('will_supply')
    expect(await say('BR3', 'anybody else')).toBe('will_supply')
    expect(await say('BR1', 'MEMBER')).toBe('request_sent')
    await gateway.makePartner('BR4', { inboundCredentials, answersFor: 'any' })
    gateway.advance(1000)
    expect(await say('BR3', 'anybody else')).toBe(401)
    expect((await newestMessage(gateway)).at('reason', 'code')).toBe('kept_message.several_partners')
  })

  test('knows a new credential within a second, and an old one no more at once', async () => {
    await gateway.makePartner('ROT')
    const say = async (token: string) => {
      const number = await sentRequest(['ROT'])
      const body = supplierMessage({ requestId: `${number}-1`, supplier: 'ROT' })
      return (await post('/iso18626', bearer(token), body)).status
    }
    gateway.advance(1000)
    expect(await say('ROT-token-long-enough')).toBe(200)
    await gateway.makePartner('ROT', {
      inboundCredentials: [{ kind: 'bearer', token: 'the-next-token-of-rot' }],
    })
    expect(await say('ROT-token-long-enough')).toBe(401)
    gateway.advance(1000)
    expect(await say('the-next-token-of-rot')).toBe(200)
    await gateway.call('DELETE', '/v1/partners/ROT')
  })

  test('takes only so many bytes', async () => {
    const answer = await post('/iso18626', bearer('SUP-token-long-enough'), 'x'.repeat(100_001))
    expectProblem(answer, 413, 'too-large')
    expect((await newestMessage(gateway)).json).toMatchObject({ state: 'too_large', partner: 'SUP' })
  })
})
test('no part of a message, a header or a secret is logged', () => expectNoSecretLogged())

describe('a partner that changes its agency id while loans run', () => {
  const former = (value: string, until: string) => ({ type: 'ISIL', value, until })
  const token = bearer('MOVES-token-long-enough')
  const makeMoving = (value: string, formerSymbols: readonly unknown[] = []) =>
    gateway.makePartner('MOVES', { symbols: [{ type: 'ISIL', value }], formerSymbols })
  /** Returns the agency ids under which the partner was written to of a request, the newest first. */
  const addressed = async (number: string): Promise<readonly string[]> => {
    const list = await gateway.call('GET', `/v1/deliveries?request=${number}`)
    const ids = (list.at('items') as readonly { readonly id: string }[]).map(({ id }) => id)
    const texts = await Promise.all(
      ids.map(async (id) => (await gateway.call('GET', `/v1/deliveries/${id}`)).text),
    )
    return texts.map((text) => /supplyingAgencyId>.*?agencyIdValue>([^<]*)/s.exec(text)?.[1] ?? '')
  }
  const says = (number: string, supplier: string, status: string) =>
    post('/partners/MOVES/iso18626', token, supplierMessage({ requestId: `${number}-1`, supplier, status }))
  const message = (number: string) =>
    command(gateway, abc, number, { type: 'message', note: 'When does it come?' })

  test('is the same partner under both, and is addressed by the one that it knows a request under', async () => {
    await makeMoving('OLD')
    const running = await sentRequest(['MOVES'])
    const today = new Date(gateway.time()).toISOString().slice(0, 10)
    gateway.advance(86_400_000)
    expect((await makeMoving('NEW', [former('OLD', today)])).status).toBe(200)
    const later = await sentRequest(['MOVES'])
    await message(running)
    expect([await addressed(running), await addressed(later)]).toEqual([['OLD', 'OLD'], ['NEW']])
    for (const [supplier, status] of [
      ['OLD', 'WillSupply'],
      ['NEW', 'Loaned'],
    ] as const) {
      const answer = await says(running, supplier, status)
      expect(answer.text).toContain('<messageStatus>OK</messageStatus>')
      await message(running)
    }
    expect(await addressed(running)).toEqual(['NEW', 'OLD', 'OLD', 'OLD'])
    expect(await statusOf(running)).toBe('shipped_physically')
    const shown = await gateway.call('GET', `/v1/requests/${running}`)
    expect(shown.json).toMatchObject({
      rota: [{ agency: { type: 'ISIL', value: 'NEW' } }],
      attention: [],
    })
  })

  test('is asked under the former one until its last day', async () => {
    const nextWeek = new Date(gateway.time() + 7 * 86_400_000).toISOString().slice(0, 10)
    await makeMoving('NEW', [former('OLD', nextWeek)])
    expect(await addressed(await sentRequest(['MOVES']))).toEqual(['OLD'])
    gateway.advance(8 * 86_400_000)
    expect(await addressed(await sentRequest(['MOVES']))).toEqual(['NEW'])
  })

  test('keeps former agency ids from other partners, and has each once', async () => {
    await makeMoving('NEW', [former('OLD', '2026-01-01')])
    const taken = await gateway.makePartner('THIEF', { symbols: [{ type: 'ISIL', value: 'old' }] })
    expectProblem(taken, 409, 'conflict')
    const twice = await makeMoving('NEW', [former('new', '2026-01-01')])
    expect(twice.at('faults')).toMatchObject([{ path: 'formerSymbols/0', code: 'fault.agency_twice' }])
  })
})
