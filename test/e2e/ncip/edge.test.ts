import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { itemIdElement, message, userIdElement } from '../../partners/ncip/sample-messages.ts'
import { startWholeGateway, until, type WholeGateway } from '../../support/gateway.ts'
import { about, problemsIn, shipped } from './lender-messages.ts'
import { makePair, type Pair, type PairOptions } from './setting.ts'

const secret = 'the-agency-secret-that-nobody-guesses'

let gateway: WholeGateway
const closing: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  gateway = await startWholeGateway({ LENDWIRE_PARTNER_MESSAGE_LIMIT: '20000' })
})
afterAll(async () => {
  await Promise.all(closing.map((close) => close()))
  await gateway.stop()
})
const pair = async (options: PairOptions = {}): Promise<Pair> => {
  const made = await makePair(gateway, 'standard', options)
  closing.push(made.lender.stop)
  return made
}

describe('bad input', () => {
  let made: Pair
  let number: string
  beforeAll(async () => {
    made = await pair()
    number = await made.borrow()
    await made.reaches(number, 'request_accepted')
  })

  test.each<[string, (made: Pair, number: string) => string, string]>([
    [
      'another agency than the partner’s',
      (made, number) => shipped(made, number, 'XX-OTHER'),
      'Unknown Agency',
    ],
    [
      'a message to another library than the request’s',
      (made, number) => shipped(made, number, undefined, undefined, 'XX-ELSEWHERE'),
      'Unknown Agency',
    ],
    [
      'a question to another library than the request’s',
      (made, number) => about(made, number, 'LookupRequest', '', undefined, 'XX-ELSEWHERE'),
      'Unknown Agency',
    ],
    ['an unknown request', (made) => shipped(made, 'NONE-AAAAAAAA'), 'Unknown Request'],
    ['an unknown item', () => message('RecallItem', itemIdElement('nobody’s'), ''), 'Unknown Item'],
    [
      'a service for lenders',
      (made, number) => about(made, number, 'RequestItem', `${userIdElement}<RequestType>Loan</RequestType>`),
      'Unsupported Service',
    ],
    ['an unknown service', () => message('LendMeYourEars', ''), 'Unknown Service'],
    [
      'a message without anything in it',
      () => message('ItemShipped', '').replace(/<ItemShipped>.*<.ItemShipped>/, ''),
      'Needed Data Missing',
    ],
    ['neither request nor item', () => message('ItemRequestCancelled', userIdElement), 'Needed Data Missing'],
    ['a renewal without its item', () => message('ItemRenewed', ''), 'Needed Data Missing'],
    ['a response', () => message('ItemShippedResponse', '', ''), 'Protocol Error'],
  ])('%s is answered with a Problem and status 200', async (_, body, type) => {
    const before = await made.look(number)
    const xml = body(made, number)
    const answer = await made.post(xml)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^application\/xml/)
    expect(await problemsIn(answer)).toEqual([type])
    expect(await made.newest()).toMatchObject({ state: 'rejected', raw: xml })
    const { attention, status, stage, items, rota } = await made.look(number)
    const text =
      type === 'Unsupported Service'
        ? 'RequestItem'
        : xml.includes('XX-OTHER')
          ? 'XX-OTHER: ItemShipped'
          : undefined
    expect({ status, stage, items }).toEqual({
      status: before.status,
      stage: before.stage,
      items: before.items,
    })
    // What it says of a request is shown all the same.
    expect(attention.slice(before.attention.length)).toMatchObject(
      text === undefined ? [] : [{ kind: 'message_received', detail: { text } }],
    )
    if (text === undefined) expect(rota).toEqual(before.rota)
  })

  test.each([
    ['no XML', 'item shipped, thank you'],
    ['XML that breaks off', '<NCIPMessage><ItemShipped>'],
    ['XML of something else', '<rss version="2.0"><channel/></rss>'],
    ['nothing at all', ''],
  ])('%s is answered 400', async (_, body) => {
    const answer = await made.post(body)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(await made.newest()).toMatchObject({ state: 'unreadable', raw: body })
  })

  test('a message that is too large is answered with 413, and its beginning is kept', async () => {
    const answer = await made.post(shipped(made, number).padEnd(20_001, ' '))
    expect(answer.status).toBe(413)
    expect(await made.newest()).toMatchObject({ state: 'too_large', truncated: true })
  })

  test('a partner that speaks another protocol is none here', async () => {
    const body = { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626' }
    await gateway.api('PUT', '/v1/partners/ISO', {
      name: 'Speaks ISO 18626',
      symbols: [{ type: 'ISIL', value: 'XX-ISO' }],
      allowPrivateNetwork: true,
      inboundCredentials: [{ kind: 'bearer', token: 'the-token-of-ISO-is-long' }],
      connection: body,
    })
    const headers = { authorization: 'Bearer the-token-of-ISO-is-long' }
    for (const path of ['/partners/ISO/ncip', '/ncip'])
      expect((await fetch(`${gateway.url}${path}`, { method: 'POST', headers, body: '<x/>' })).status).toBe(
        401,
      )
  })
})

describe('the sender of a message', () => {
  let made: Pair
  let number: string
  beforeAll(async () => {
    const inboundCredentials = [{ kind: 'message', secret }]
    made = await pair({ partner: { inboundCredentials } })
    number = await made.borrow()
    await made.reaches(number, 'request_accepted')
    // On the shared address a new credential takes up to a second.
    gateway.advance(1_500)
  })
  const authenticated = (shown: string): string =>
    shipped(made, number).replace(
      '</FromAgencyId>',
      `</FromAgencyId><FromAgencyAuthentication>${shown}</FromAgencyAuthentication>`,
    )

  test.each(['/partners/PARTNER/ncip', '/ncip'])('FromAgencyAuthentication says it at %s', async (path) => {
    const url = `${gateway.url}${path.replace('PARTNER', made.partner)}`
    const send = (body: string) => fetch(url, { method: 'POST', body })
    const wrong = await send(authenticated('something else that is long'))
    expect(wrong.status).toBe(401)
    expect((await send(shipped(made, number))).status).toBe(401)
    expect(await problemsIn(await send(authenticated(secret)))).toEqual([])
    const { raw } = await made.newest()
    expect(raw).toContain('<FromAgencyAuthentication>********</FromAgencyAuthentication>')
  })

  test('a message that is too large or broken gets its reason, once its sender is authenticated', async () => {
    const url = `${gateway.url}/partners/${made.partner}/ncip`
    const send = (body: string) => fetch(url, { method: 'POST', body })
    expect((await send(authenticated(secret).padEnd(20_001, ' '))).status).toBe(413)
    expect(await made.newest()).toMatchObject({ state: 'too_large', truncated: true })
    expect((await send(authenticated(secret).replace('</NCIPMessage>', ''))).status).toBe(400)
    expect(await made.newest()).toMatchObject({ state: 'unreadable' })
    expect((await send(authenticated('a secret of somebody else').padEnd(20_001, ' '))).status).toBe(401)
    const shared = await fetch(`${gateway.url}/ncip`, {
      method: 'POST',
      body: authenticated(secret).padEnd(20_001, ' '),
    })
    expect(shared.status).toBe(413)
  })

  test('no secret that was shown is kept anywhere', async () => {
    const list = await gateway.api('GET', '/v1/messages?limit=100')
    const ids = JSON.stringify(list.body).match(/"id":"[^"]+"/g) ?? []
    for (const id of ids) {
      const { body } = await gateway.api('GET', `/v1/messages/${id.slice(6, -1)}`)
      expect(JSON.stringify(body)).not.toContain(secret)
      expect(JSON.stringify(body)).not.toContain('something else that is long')
    }
    expect(JSON.stringify(gateway.log)).not.toContain(secret)
  })

  test('a form with a field xml is taken, and so is XML that is called a form', async () => {
    const url = `${gateway.url}/partners/${made.partner}/ncip`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const xml = authenticated(secret)
    for (const body of [new URLSearchParams({ other: '1', xml }).toString(), xml]) {
      const answer = await fetch(url, { method: 'POST', headers, body })
      expect(answer.status).toBe(200)
      expect(await problemsIn(answer)).toEqual([])
    }
    expect(await made.newest()).toMatchObject({ summary: 'ItemShipped', request: number })
    const none = await fetch(url, { method: 'POST', headers, body: 'yml=1' })
    expect(none.status).toBe(401)
  })

  test('credentials are filled in at sending, and stored nowhere', async () => {
    const connection = { agencyAuthentication: 'our-own-secret', systemAuthentication: 'our-other-secret' }
    const other = await pair({ connection })
    const number = await other.borrow()
    await other.reaches(number, 'request_accepted')
    const [arrived] = other.lender.received()
    const xml = new TextDecoder().decode(arrived?.bytes)
    expect(xml).toContain('<ncip:FromAgencyAuthentication>our-own-secret<')
    expect(xml).toContain('<ncip:FromSystemAuthentication>our-other-secret<')
    for (const path of [
      `/v1/requests/${number}/timeline`,
      `/v1/partners/${other.partner}`,
      '/v1/deliveries',
    ]) {
      const { body } = await gateway.api('GET', path)
      expect(JSON.stringify(body)).not.toMatch(/our-own-secret|our-other-secret/)
    }
    // A profile that is written back with its masks keeps what is stored.
    const { body: profile } = await gateway.api('GET', `/v1/partners/${other.partner}`)
    expect((await gateway.api('PUT', `/v1/partners/${other.partner}`, profile)).status).toBe(200)
    const again = await other.borrow()
    await other.reaches(again, 'request_accepted')
    expect(new TextDecoder().decode(other.lender.received().at(-1)?.bytes)).toContain('>our-own-secret<')
  })
})

test('a lender in doubt is asked with LookupRequest, and what it answers counts', async () => {
  const made = await pair()
  made.lender.confirmNext('request', [
    { answer: 'drop', taken: true },
    { answer: 'error', errorType: 'UnrecognisedDataValue', problem: 'Duplicate Request' },
  ])
  made.lender.confirmNext('status_request', [
    {
      answer: 'http',
      status: 200,
      contentType: 'application/xml',
      body: message('LookupRequestResponse', '<RequestStatusType>In Process</RequestStatusType>', ''),
    },
  ])
  const number = await made.borrow()
  await until(
    'the status to be asked for',
    () => made.lender.received({ trigger: 'status_request' }).length > 0,
  )
  expect(made.lender.received().map(({ message: parsed }) => parsed?.message.kind)).toEqual([
    'RequestItem',
    'RequestItem',
    'LookupRequest',
  ])
  const firstEntry = async () => (await made.look(number)).rota[0]
  await until('the answer to be applied', async () => (await firstEntry())?.lastEvent === 'status')
  expect(await firstEntry()).toMatchObject({ state: 'active', requestState: 'delivered' })
  expect(made.lender.received({ trigger: 'status_request' })).toHaveLength(1)
})
