import { problemsOf, readNcip } from 'node-ncip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  header,
  itemIdElement,
  message,
  requestIdElement,
  userIdElement,
  valid,
} from '../../partners/ncip/sample.ts'
import { startWholeGateway, until, type WholeGateway } from '../../support/gateway.ts'
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

/** Returns the problem types of an answer, which must be valid. */
const problemsIn = async (answer: Response): Promise<readonly string[]> =>
  problemsOf(valid(await answer.text())).map(({ type }) => type)

/** Returns a lender's message about a request. */
const about = (
  made: Pair,
  number: string,
  kind: string,
  content: string,
  from = `XX-${made.partner}`,
  to = `XX-${made.library}`,
): string =>
  message(kind, `${requestIdElement.replace('BORR-7K2MQ4X9-1', `${number}-1`)}${content}`, header(from, to))

const shipped = (made: Pair, number: string, from?: string, item = itemIdElement(), to?: string): string =>
  about(
    made,
    number,
    'ItemShipped',
    `${item}<DateShipped>2026-11-24T14:00:00Z</DateShipped><ShippingInformation><PhysicalAddress><UnstructuredAddress><UnstructuredAddressType>Newline-Delimited Text</UnstructuredAddressType><UnstructuredAddressData>There</UnstructuredAddressData></UnstructuredAddress><PhysicalAddressType>Postal Address</PhysicalAddressType></PhysicalAddress></ShippingInformation>`,
    from,
    to,
  )

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
    expect(await made.look(number)).toEqual(before)
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

describe('the request of a message', () => {
  test('an item that was lent twice is that of the loan that is open; of two, staff say which', async () => {
    const made = await pair()
    const borrow = async () => {
      const number = await made.borrow()
      await made.reaches(number, 'request_accepted')
      await made.post(shipped(made, number, undefined, itemIdElement('AMB-1')))
      await made.reaches(number, 'shipped_physically')
      return number
    }
    const recall = () => made.post(message('RecallItem', itemIdElement('AMB-1'), ''))
    const first = await borrow()
    await made.command(first, { type: 'receive' })
    await made.command(first, { type: 'return' })
    await made.post(
      about(
        made,
        first,
        'ItemReceived',
        `${itemIdElement('AMB-1')}<DateReceived>2026-11-24T14:00:00Z</DateReceived>`,
      ),
    )
    await made.reaches(first, 'request_completed')
    const second = await borrow()
    expect(await problemsIn(await recall())).toEqual([])
    await made.reaches(second, 'recalled_by_partner')
    const third = await borrow()
    expect(await problemsIn(await recall())).toEqual([])
    const attentionOf = async (number: string): Promise<readonly string[]> => {
      const { body } = await gateway.api('GET', `/v1/requests/${number}`)
      return (body as { attention: { kind: string }[] }).attention.map(({ kind }) => kind)
    }
    const kindsOf = async (number: string) =>
      (await attentionOf(number)).filter((kind) => kind === 'mail_review')
    expect([await kindsOf(second), await kindsOf(third)]).toEqual([['mail_review'], ['mail_review']])
    const { body } = await gateway.api('GET', `/v1/messages?state=review&partner=${made.partner}`)
    const [waiting] = (body as { items: { id: string; library: string; reason: string }[] }).items
    expect(waiting).toMatchObject({ library: made.library })
    expect(waiting?.reason).toContain(second)
    expect(waiting?.reason).toContain(third)
    const assigned = await gateway.api('POST', `/v1/messages/${waiting?.id}/assign`, {
      request: third,
      event: { type: 'recalled' },
    })
    expect(assigned.status).toBe(200)
    await made.reaches(third, 'recalled_by_partner')
    expect([await kindsOf(second), await kindsOf(third)]).toEqual([[], []])
  })

  test('an item whose earlier loan waits for its check-in is that of the request that has it now, in any letter case', async () => {
    const made = await pair()
    const borrow = async () => {
      const number = await made.borrow()
      await made.reaches(number, 'request_accepted')
      await made.post(shipped(made, number.toLowerCase(), undefined, itemIdElement('AGAIN-1')))
      await made.reaches(number, 'shipped_physically')
      return number
    }
    const first = await borrow()
    await made.command(first, { type: 'receive' })
    await made.command(first, { type: 'return' })
    await made.reaches(first, 'lender_check_in')
    const second = await borrow()
    expect(await problemsIn(await made.post(message('RecallItem', itemIdElement('AGAIN-1'), '')))).toEqual([])
    await made.reaches(second, 'recalled_by_partner')
    await made.reaches(first, 'lender_check_in')
  })

  describe('an item id that the lender never named before', () => {
    const attentionOf = async (number: string): Promise<readonly string[]> => {
      const { body } = await gateway.api('GET', `/v1/requests/${number}`)
      return (body as { attention: { kind: string }[] }).attention.map(({ kind }) => kind)
    }
    const requested = async (made: Pair): Promise<string> => {
      const number = await made.borrow()
      await made.reaches(number, 'request_accepted')
      return number
    }
    /** A request whose item came with a barcode of the library, and without a name of the lender. */
    const nameless = async (made: Pair): Promise<string> => {
      const number = await requested(made)
      await made.post(shipped(made, number, undefined, ''))
      await made.reaches(number, 'shipped_physically')
      await made.command(number, { type: 'receive', barcode: `OURS-${number}` })
      await made.reaches(number, 'received_physically')
      return number
    }
    const itemMessage = (kind: string, id: string, more = ''): string =>
      message(kind, `${itemIdElement(id)}${more}`, '')

    test('is that of the only loan whose item it has not named, and is kept', async () => {
      const made = await pair()
      await requested(made)
      const number = await nameless(made)
      expect(await problemsIn(await made.post(itemMessage('ItemRecalled', 'THEIRS-1')))).toEqual([])
      expect((await made.reaches(number, 'recalled_by_partner')).items).toMatchObject([
        { partnerItemId: 'THEIRS-1', barcode: `OURS-${number}` },
      ])
      const due = '<DateDue>2027-06-30T12:00:00Z</DateDue>'
      const renewed = itemMessage('ItemRenewed', 'theirs-1', due)
      expect(await problemsIn(await made.post(renewed))).toEqual([])
      expect((await made.reaches(number, 'renewed_by_partner')).items).toMatchObject([
        { partnerItemId: 'THEIRS-1', dueDate: '2027-06-30' },
      ])
      expect(await problemsIn(await made.post(itemMessage('ItemRecalled', 'THEIRS-2')))).toEqual([
        'Unknown Item',
      ])
    })

    test('is that of the only request that waits for its shipment', async () => {
      const made = await pair()
      const shelf = await nameless(made)
      const number = await requested(made)
      const sent = shipped(made, number, undefined, itemIdElement('NEW-1')).replace(
        /<RequestId>.*<.RequestId>/,
        '',
      )
      expect(await problemsIn(await made.post(sent))).toEqual([])
      expect((await made.reaches(number, 'shipped_physically')).items).toMatchObject([
        { partnerItemId: 'NEW-1' },
      ])
      expect((await made.look(shelf)).status).toBe('received_physically')
    })

    test('of several, staff say which; nothing is guessed', async () => {
      const made = await pair()
      const both = [await nameless(made), await nameless(made)]
      expect(await problemsIn(await made.post(itemMessage('ItemRecalled', 'WHOSE-1')))).toEqual([])
      for (const number of both) {
        expect((await made.look(number)).status).toBe('received_physically')
        expect(await attentionOf(number)).toContain('mail_review')
      }
      expect(await made.newest()).toMatchObject({ state: 'review', library: made.library })
      const { id } = await made.newest()
      const event = { type: 'recalled' }
      await made.call('POST', `/v1/messages/${id}/assign`, { request: both[1], event })
      await made.reaches(both[1] ?? '', 'recalled_by_partner')
      for (const number of both) expect(await attentionOf(number)).not.toContain('mail_review')
    })

    test('in another letter case is the item that it named', async () => {
      const made = await pair()
      await nameless(made)
      const number = await requested(made)
      await made.post(shipped(made, number, undefined, itemIdElement('Case-1a')))
      await made.reaches(number, 'shipped_physically')
      expect(await problemsIn(await made.post(itemMessage('RecallItem', 'cASE-1A')))).toEqual([])
      expect((await made.reaches(number, 'recalled_by_partner')).items).toHaveLength(1)
      await made.post(shipped(made, number, undefined, itemIdElement('CASE-1A')))
      expect((await made.look(number)).items).toHaveLength(1)
    })

    test('beside an id of the lender for the loan that is new too, the known item is meant', async () => {
      const made = await pair()
      const number = await requested(made)
      await made.post(shipped(made, number, undefined, itemIdElement('KNOWN-1')))
      await made.reaches(number, 'shipped_physically')
      const theirs = about(made, number, 'ItemRecalled', itemIdElement('KNOWN-1')).replace(
        `${number}-1`,
        'loan-4711',
      )
      expect(await problemsIn(await made.post(theirs))).toEqual([])
      await made.reaches(number, 'recalled_by_partner')
    })
  })

  test('a request that the lender calls by an id of its own is known by that', async () => {
    const made = await pair()
    made.lender.confirmNext('request', [
      {
        answer: 'http',
        status: 200,
        contentType: 'application/xml',
        taken: true,
        body: message(
          'RequestItemResponse',
          `<RequestId><RequestIdentifierValue>their-77</RequestIdentifierValue></RequestId>${itemIdElement('PRE-1')}${userIdElement}<RequestType>Loan</RequestType><RequestScopeType>Item</RequestScopeType>`,
          '',
        ),
      },
    ])
    const number = await made.borrow()
    const view = await made.reaches(number, 'request_accepted')
    expect(view.rota).toMatchObject([{ partnerRequestId: 'their-77' }])
    expect(view.items).toMatchObject([{ state: 'expected', partnerItemId: 'PRE-1' }])
    const theirs = shipped(made, number, undefined, '').replace(`${number}-1`, 'their-77')
    expect(await problemsIn(await made.post(theirs))).toEqual([])
    expect((await made.reaches(number, 'shipped_physically')).items).toMatchObject([
      { partnerItemId: 'PRE-1' },
    ])
  })

  test('LookupAgency is a handshake: it tells who the library is', async () => {
    const made = await pair()
    const ask = (agency: string, from = `XX-${made.partner}`) =>
      made.post(
        message(
          'LookupAgency',
          `<AgencyId>${agency}</AgencyId><AgencyElementType>Organization Name Information</AgencyElementType>`,
          header(from, agency),
        ),
      )
    const answer = readNcip(await (await ask(`XX-${made.library}`)).text())
    expect(answer).toMatchObject({
      ok: true,
      notes: [],
      message: {
        kind: 'LookupAgencyResponse',
        body: {
          AgencyId: { value: `XX-${made.library}` },
          OrganizationNameInformation: [{ OrganizationName: `Library ${made.library}` }],
        },
      },
    })
    expect(await problemsIn(await ask('XX-NOBODY'))).toEqual(['Unknown Agency'])
    expect(await problemsIn(await ask(`XX-${made.library}`, 'XX-STRANGER'))).toEqual(['Unknown Agency'])
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
