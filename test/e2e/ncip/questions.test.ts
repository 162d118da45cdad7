import { problemsOf } from 'node-ncip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  header,
  itemIdElement,
  message,
  requestIdElement,
  userIdElement,
  valid,
} from '../../partners/ncip/sample-messages.ts'
import { unknownValueIn } from '../../peers/toolkit-lists.ts'
import { startWholeGateway, type WholeGateway } from '../../support/gateway.ts'
import { makePair, type Pair, type PairOptions } from './setting.ts'

let gateway: WholeGateway
const pairs: Pair[] = []
beforeAll(async () => {
  gateway = await startWholeGateway()
})
afterAll(async () => {
  await Promise.all(pairs.map(({ lender }) => lender.stop()))
  await gateway.stop()
})
const pair = async (profile: 'standard' | 'alma_p2p' | 'nncipp' = 'standard', options: PairOptions = {}) => {
  const made = await makePair(gateway, profile, options)
  pairs.push(made)
  return made
}

describe('a lender that asks how a request stands', () => {
  const requestId = (number: string) => requestIdElement.replace('BORR-7K2MQ4X9-1', `${number}-1`)
  const ask = async (made: Pair, what: string, from = `XX-${made.partner}`) => {
    const answer = await made.post(message('LookupRequest', what, header(from, `XX-${made.library}`)))
    expect(answer.status).toBe(200)
    const xml = await answer.text()
    expect(unknownValueIn(xml)).toBeUndefined()
    return valid(xml)
  }
  const status = async (made: Pair, number: string): Promise<unknown> =>
    (await ask(made, requestId(number))).body
  /** Returns the circulation status: the lists of the standard have no RequestStatusType for it. */
  const stands = (circulation: string) => ({
    RequestStatusType: { value: 'In Process' },
    ItemOptionalFields: { CirculationStatus: { value: circulation } },
  })

  test('is told, at each step, and nothing changes', async () => {
    const made = await pair()
    const number = await made.borrow()
    await made.reaches(number, 'request_accepted')
    const before = await made.look(number)
    const first = await ask(made, requestId(number))
    expect(first.kind).toBe('LookupRequestResponse')
    expect(first.body).toMatchObject({
      RequestId: { RequestIdentifierValue: `${number}-1` },
      RequestStatusType: { value: 'In Process' },
    })
    expect(await made.look(number)).toEqual(before)
    expect(await made.newest()).toMatchObject({ state: 'applied', request: number, summary: 'LookupRequest' })

    await made.lender.send(`${number}-1`, {
      reason: 'StatusChange',
      status: 'Loaned',
      delivery: { items: ['Q-1'] },
    })
    await made.reaches(number, 'shipped_physically')
    expect(await status(made, number)).toMatchObject(stands('In Transit Between Library Locations'))
    await made.command(number, { type: 'receive' })
    expect(await status(made, number)).toMatchObject(stands('In Process'))
    await made.command(number, { type: 'patron_loan' })
    const byItem = await ask(made, `${userIdElement}${itemIdElement('Q-1')}<RequestType>Loan</RequestType>`)
    expect(byItem.body).toMatchObject({
      ItemId: { ItemIdentifierValue: 'Q-1' },
      ...stands('On Loan'),
    })
    await made.command(number, { type: 'patron_return' })
    await made.command(number, { type: 'return' })
    expect(await status(made, number)).toMatchObject(stands('In Transit Between Library Locations'))
    await made.post(
      message(
        'ItemReceived',
        `${itemIdElement('Q-1')}${requestId(number)}<DateReceived>2026-11-28T10:00:00Z</DateReceived>`,
        header(`XX-${made.partner}`, `XX-${made.library}`),
      ),
    )
    await made.reaches(number, 'request_completed')
    expect(await status(made, number)).not.toHaveProperty('RequestStatusType')

    const unwanted = await made.borrow()
    await made.reaches(unwanted, 'request_accepted')
    await made.command(unwanted, { type: 'cancel' })
    expect(await status(made, unwanted)).toMatchObject({ RequestStatusType: { value: 'In Process' } })
  })

  test('that was left hears that alone, and not who was asked after it', async () => {
    const other = await pair()
    const made = await pair()
    const number = await made.borrow({ rota: [made.partner, other.partner], library: made.library })
    await made.reaches(number, 'request_accepted')
    await made.lender.send(`${number}-1`, { reason: 'StatusChange', status: 'Unfilled' })
    await other.reaches(number, 'request_accepted')
    expect(await status(made, number)).toMatchObject({
      RequestStatusType: { value: 'Cannot Fulfill Request' },
    })
  })

  test('about a request in which it was not asked, or under the name of another agency, is told nothing', async () => {
    const made = await pair()
    const stranger = await pair()
    const number = await made.borrow()
    await made.reaches(number, 'request_accepted')
    const types = async (of: Pair, what: string, from?: string) =>
      problemsOf(await ask(of, what, from)).map(({ type }) => type)
    expect(await types(stranger, requestId(number))).toEqual(['Unknown Request'])
    expect(await types(made, requestId('NONE-AAAAAAAA'))).toEqual(['Unknown Request'])
    expect(await types(made, requestId(number), 'XX-OTHER')).toEqual(['Unknown Agency'])
    expect(await types(made, userIdElement)).toEqual(['Needed Data Missing'])
    expect(await made.newest()).toMatchObject({ state: 'rejected' })
  })
})

describe('a partner is asked who it is', () => {
  const check = (partner: string, body?: unknown, options?: { readonly key: string }) =>
    gateway.api('POST', `/v1/partners/${partner}/check`, body, options)

  test.each([
    ['standard', '2'],
    ['alma_p2p', '2'],
    ['nncipp', '2'],
    ['standard', '1'],
  ] as const)('with LookupAgency, in the profile %s, version %s', async (profile, edition) => {
    const made = await pair(profile, { connection: { edition, agencyAuthentication: 'our-own-secret' } })
    const { status, body } = await check(made.partner, { library: made.library })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      partner: made.partner,
      protocol: 'ncip',
      outcome: 'answered',
      detail: `It reads the message and says that it is XX-${made.partner} (A lender of lendwire). Whether it knows the library cannot be told from its answer.`,
    })
    expect(JSON.stringify(body)).not.toContain('our-own-secret')
    const [received] = made.lender.received()
    const xml = new TextDecoder().decode(received?.bytes)
    expect(valid(xml)).toMatchObject({ kind: 'LookupAgency', edition })
    expect(xml).toContain('our-own-secret')
  })

  test('and what is wrong is shown: a Problem, credentials, another answer, nobody there', async () => {
    const made = await pair()
    const url = gateway.url
    const put = async (more: Readonly<Record<string, unknown>>) => {
      const { body } = await gateway.api('GET', `/v1/partners/${made.partner}`)
      const { connection, ...rest } = body as { connection: object }
      const changed = { ...rest, connection: { ...connection, ...more } }
      expect((await gateway.api('PUT', `/v1/partners/${made.partner}`, changed)).status).toBe(200)
      return (await check(made.partner)).body
    }
    const posts = `${url}/partners/${made.partner}/ncip`
    const token = { kind: 'bearer', token: `the-token-of-${made.partner}-is-long` }
    const wrong = { kind: 'bearer', token: 'a-token-that-nobody-knows' }
    expect(await put({ url: posts, outboundCredentials: wrong })).toMatchObject({
      outcome: 'refused',
      detail: expect.stringContaining('HTTP 401'),
    })
    expect(await put({ url: posts, outboundCredentials: token })).toMatchObject({
      outcome: 'answered',
      detail: expect.stringMatching(/does not know the library’s agency id.*Unknown Agency/),
      answer: expect.stringContaining('Unknown Agency'),
    })
    expect(await put({ url: `${url}/docs`, outboundCredentials: token })).toMatchObject({
      outcome: 'refused',
    })
    expect(await put({ url: 'http://127.0.0.1:9/ncip', outboundCredentials: token })).toMatchObject({
      outcome: 'not_reached',
      answer: null,
    })
  })

  test('an ISO 18626 partner is asked after an id that cannot exist; nobody but an admin asks', async () => {
    const made = await pair()
    await gateway.api('PUT', '/v1/partners/ISOQ', {
      name: 'Speaks ISO 18626',
      symbols: [{ type: 'ISIL', value: 'XX-ISOQ' }],
      connection: { protocol: 'iso18626', url: 'https://iso.example.org/iso18626' },
    })
    expect((await check('ISOQ')).body).toMatchObject({
      outcome: 'not_reached',
      sentMessage: expect.stringContaining('<action>StatusRequest</action>'),
    })
    expect((await check('NOBODY')).status).toBe(404)
    expect((await check(made.partner, { library: 'NOBODY' })).status).toBe(404)
    const keyed = await gateway.api('POST', '/v1/keys', {
      role: 'system',
      library: made.library,
      name: 'own',
    })
    expect((await check(made.partner, {}, keyed.body as { key: string })).status).toBe(403)
    expect(made.lender.received()).toEqual([])
  })
})
