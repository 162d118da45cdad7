import { validateNcip } from 'node-ncip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { itemId, message, startWorld, userId, type World } from './support.ts'

let world: World
let number: string
const xml = (kind: string, content: string) => world.post(message(kind, content))

beforeAll(async () => {
  world = await startWorld({ users: [{ id: 'p1', surname: 'Reader', givenName: 'Ann' }] })
  number = await world.shipped([{ barcode: '31111' }, { barcode: '31112' }])
  await world.command(number, { type: 'receive' })
  await world.reaches(number, 'received_physically')
})
afterAll(() => world.stop())

const problemIn = (text: string) => /<ProblemType[^>]*>([^<]*)</.exec(text)?.[1]

describe('messages of the library’s own system', () => {
  test('loans are mirrored, one item at a time; a repeat changes nothing', async () => {
    const out = message(
      'CheckOutItem',
      `${userId('p1')}${itemId('31111')}<DesiredDateDue>2027-01-15T22:59:59Z</DesiredDateDue>`,
    )
    const first = await world.post(out)
    expect(first.status).toBe(200)
    expect(validateNcip(first.text)).toMatchObject({
      kind: 'CheckOutItemResponse',
      faults: [],
      version: '2.02',
    })
    expect(first.text).toContain('2027-01-15T23:59:59')
    expect((await world.read(number)).items).toMatchObject([
      { state: 'on_loan', patronDueDate: '2027-01-15' },
      { state: 'received' },
    ])
    expect((await world.post(out)).text).toBe(first.text)
    const answer = await xml(
      'ItemCheckedOut',
      `${userId('p1')}${itemId('31112')}<DateDue>2027-01-16</DateDue>`,
    )
    expect(validateNcip(answer.text)).toMatchObject({ kind: 'ItemCheckedOutResponse', faults: [] })
    expect((await world.read(number)).status).toBe('loaned_to_patron')
    const kept = (await world.timeline(number))
      .filter(({ kind }) => kind === 'message_in')
      .flatMap(({ message: each }) => each ?? [])
    expect(kept.map(({ summary, state }) => [summary, state])).toEqual([
      ['CheckOutItem', 'applied'],
      ['CheckOutItem', 'ignored'],
      ['ItemCheckedOut', 'applied'],
    ])
    expect(kept[0]?.raw).toContain('********')
    expect(JSON.stringify(kept)).not.toContain('a-secret-of-the-ils')
  })

  test('returns are mirrored, asked for or told', async () => {
    const back = await xml('CheckInItem', itemId('31111'))
    expect(validateNcip(back.text)).toMatchObject({ kind: 'CheckInItemResponse', faults: [] })
    await xml('ItemCheckedIn', itemId('31112'))
    expect((await world.read(number)).status).toBe('returned_by_patron')
    expect(problemIn((await xml('CheckInItem', itemId('31111'))).text)).toBeUndefined()
  })

  test('holds are mirrored', async () => {
    const held = await world.shipped([{ barcode: '32111' }])
    await world.command(held, { type: 'receive' })
    await world.reaches(held, 'received_physically')
    const hold = async () => (await world.read(held)).items[0]?.hold
    await xml(
      'CirculationStatusUpdated',
      `${itemId('32111')}<CirculationStatus>Available For Pickup</CirculationStatus>`,
    )
    expect(await hold()).toBe('on_shelf')
    const cancelled = await xml(
      'ItemRequestCancelled',
      `${userId('p1')}<RequestId><RequestIdentifierValue>${held}</RequestIdentifierValue></RequestId><RequestType>Hold</RequestType>`,
    )
    expect(validateNcip(cancelled.text).faults).toEqual([])
    expect(await hold()).toBe('cancelled')
  })

  test('are read in version 1 too, and answered in it', async () => {
    const agency = '<UniqueAgencyId><Scheme>x</Scheme><Value>OWN</Value></UniqueAgencyId>'
    const { text } =
      await world.post(`<NCIPMessage version="http://www.niso.org/ncip/v1_0/imp1/dtd/ncip_v1_0.dtd">
      <CheckOutItem>
        <InitiationHeader><FromAgencyId>${agency}</FromAgencyId><ToAgencyId>${agency}</ToAgencyId></InitiationHeader>
        <UniqueUserId>${agency}<UserIdentifierValue>p1</UserIdentifierValue></UniqueUserId>
        <UniqueItemId>${agency}<ItemIdentifierValue>31111</ItemIdentifierValue></UniqueItemId>
      </CheckOutItem></NCIPMessage>`)
    expect(validateNcip(text)).toMatchObject({ kind: 'CheckOutItemResponse', edition: '1', faults: [] })
    expect(text.match(/<UniqueAgencyId><Scheme>x<\/Scheme><Value>OWN</g)?.length).toBeGreaterThanOrEqual(2)
    expect((await world.read(number)).items[0]?.state).toBe('on_loan')
  })
})

describe('bad input changes nothing', () => {
  test.each([
    ['an unknown item', 'CheckOutItem', `${userId('p1')}${itemId('999')}`, 'Unknown Item'],
    [
      'an unknown request',
      'CancelRequestItem',
      `${userId('p1')}<RequestId><RequestIdentifierValue>OWN-AAAA1111</RequestIdentifierValue></RequestId><RequestType>Hold</RequestType>`,
      'Unknown Request',
    ],
    ['an item of another library', 'CheckInItem', itemId('ELSE-AAAA1111-1'), 'Unknown Item'],
    ['a missing element', 'CheckOutItem', userId('p1'), 'Needed Data Missing'],
    [
      'a service that is not heard here',
      'RenewItem',
      `${userId('p1')}${itemId('31111')}`,
      'Unsupported Service',
    ],
    ['a response', 'CheckInItemResponse', itemId('31111'), 'Protocol Error'],
    ['no service of NCIP', 'BorrowItem', itemId('31111'), 'Unknown Service'],
    [
      'a state that says nothing',
      'CirculationStatusUpdated',
      `${itemId('31111')}<CirculationStatus>In Repair</CirculationStatus>`,
      'Unknown Value From Known Scheme',
    ],
  ])('%s: a Problem', async (_, kind, content, type) => {
    const before = await world.read(number)
    const { status, text } = await xml(kind, content)
    expect(status).toBe(200)
    expect(problemIn(text)).toBe(type)
    expect(validateNcip(text).faults).toEqual([])
    expect(await world.read(number)).toEqual(before)
    const { body } = await world.gateway.api('GET', '/v1/messages?state=rejected&limit=1')
    expect((body as { items: { protocol: string }[] }).items[0]?.protocol).toBe('ncip')
  })

  test('two messages in one: a Problem, and neither is taken', async () => {
    const before = await world.read(number)
    const one = message('CheckInItem', itemId('31111'))
    const [inner = ''] = /<(?:\w+:)?CheckInItem>.*<\/(?:\w+:)?CheckInItem>/s.exec(one) ?? []
    const { status, text } = await world.post(one.replace(inner, `${inner}${inner}`))
    expect(status).toBe(200)
    expect(problemIn(text)).toBe('Invalid Message Syntax Error')
    expect(await world.read(number)).toEqual(before)
  })

  test('an item that is not for loan: a Problem to a check-out', async () => {
    const fixed = await world.shipped([{ barcode: '33111' }])
    await world.command(fixed, { type: 'receive', notForLoan: true })
    await world.reaches(fixed, 'received_not_for_loan')
    const { text } = await xml('CheckOutItem', `${userId('p1')}${itemId('33111')}`)
    expect(problemIn(text)).toBe('Item Does Not Circulate')
  })

  test('an item that is not for loan, and was lent: the report is recorded', async () => {
    const fixed = await world.shipped([{ barcode: '33112' }])
    await world.command(fixed, { type: 'receive', notForLoan: true })
    await world.reaches(fixed, 'received_not_for_loan')
    await xml('ItemCheckedOut', `${userId('p1')}${itemId('33112')}`)
    await world.reaches(fixed, 'loaned_to_patron')
  })

  test.each([
    ['no XML', 'hello', 400],
    [
      'entities',
      '<!DOCTYPE a [<!ENTITY b "c">]><NCIPMessage><CheckInItem>&b;</CheckInItem></NCIPMessage>',
      400,
    ],
    ['no NCIP', '<html/>', 400],
    ['too large', `<a>${'x'.repeat(1_100_000)}</a>`, 413],
  ])('%s', async (_, body, status) => {
    expect((await world.post(body)).status).toBe(status)
  })

  test('wrong credentials, another library’s address, no credentials, another method', async () => {
    const body = message('CheckInItem', itemId('31111'))
    const statuses = await Promise.all([
      world.post(body, { headers: { authorization: 'Bearer another-token-long-enough' } }),
      world.post(body, { headers: {} }),
      world.post(body, { headers: {}, path: '/a-secret-that-is-no-secret' }),
    ])
    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401])
    const elsewhere = await fetch(`${world.gateway.url}/ils/NONE/ncip`, { method: 'POST', body })
    expect(elsewhere.status).toBe(401)
    expect((await fetch(`${world.gateway.url}/ils/OWN/ncip`)).status).toBe(405)
    expect(JSON.stringify(world.gateway.log)).not.toContain('another-token')
  })
})

const strangers = async () => {
  const { body } = await world.gateway.api('GET', '/v1/messages?state=not_authenticated&limit=100')
  return (body as { items: { id: string; reason: { text: string } }[] }).items
}

describe('the sender of a message', () => {
  test('a stranger’s message is kept without its secrets, and stays what it is', async () => {
    const before = await strangers()
    const body = message('CheckInItem', itemId('31112'))
    const reasons = [
      ['Bearer a-token-that-nobody-gave-out', 'credentials are not those'],
      [undefined, 'without credentials'],
    ] as const
    for (const [authorization, reason] of reasons) {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
      expect((await world.post(body, { headers })).status).toBe(401)
      const [newest] = await strangers()
      expect(newest?.reason.text).toContain(`As the system of the library OWN: `)
      expect(newest?.reason.text).toContain(reason)
    }
    const after = await strangers()
    expect(after).toHaveLength(before.length + 2)
    const kept = await world.gateway.api('GET', `/v1/messages/${after[0]?.id}`)
    expect(kept.body).toMatchObject({ protocol: 'ncip', partner: null, library: null, request: null })
    expect(JSON.stringify(kept.body)).toContain('31112')
    expect(JSON.stringify(kept.body)).not.toContain('a-secret-of-the-ils')
    expect((await world.gateway.api('POST', `/v1/messages/${after[0]?.id}/reprocess`)).status).toBe(409)
  })

  test('a message may come from allowed networks alone', async () => {
    await world.settings({ allowedNetworks: ['192.0.2.0/24'] })
    const body = message('CheckInItem', itemId('31111'))
    expect((await world.post(body)).status).toBe(401)
    expect((await strangers())[0]?.reason.text).toContain('allowedNetworks')
    await world.settings({ allowedNetworks: ['127.0.0.0/8'] })
    expect((await world.post(body)).status).toBe(200)
    await world.settings()
  })

  test('FromAgencyAuthentication says it, where the settings have it so', async () => {
    await world.settings({ inboundCredentials: [{ kind: 'message', secret: 'a-secret-of-the-ils' }] })
    const post = (body: string) => world.post(body, { headers: {} })
    const body = message('CheckInItem', itemId('31111'))
    expect((await post(body)).status).toBe(200)
    expect((await post(body.replace('a-secret-of-the-ils', 'another-secret-of-it'))).status).toBe(401)
    expect((await post(body.replace('</NCIPMessage>', ''))).status).toBe(400)
    const tooLong = await post(body.padEnd(1_100_000, ' '))
    expect(tooLong.status).toBe(413)
    expect(tooLong.text).toMatch(/may be \d+ bytes long/)
    await world.settings()
  })
})

test('an unknown service of a very long name makes no long Problem', async () => {
  const { text } = await xml('N'.repeat(100_000), '')
  expect(problemIn(text)).toBe('Unknown Service')
  expect(text).toContain(`${'N'.repeat(199)}…`)
  expect(text.length).toBeLessThan(3000)
})
