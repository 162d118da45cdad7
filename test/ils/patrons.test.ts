import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { library, startWorld, type World } from './support.ts'

let world: World
const users = [
  {
    id: 'p1',
    barcode: '20010020010',
    pin: 'pin-of-4711',
    surname: 'Reader',
    givenName: 'Ann',
    email: 'ann@reader.example',
  },
  { id: 'p2', barcode: '2002', pin: '1', surname: 'Barred', givenName: 'Bob', blocked: true },
]

beforeAll(async () => {
  world = await startWorld({ users, bearer: 'the-token-that-lendwire-shows' })
  await world.settings({ outboundCredentials: { kind: 'bearer', token: 'the-token-that-lendwire-shows' } })
})
afterAll(() => world.stop())

const create = (more: Readonly<Record<string, unknown>>) =>
  world.gateway.api('POST', '/v1/requests', {
    library,
    citation: { title: 'A title' },
    service: { type: 'loan' },
    ...more,
  })

const requests = async () =>
  ((await world.gateway.api('GET', '/v1/requests?limit=100')).body as { items: unknown[] }).items.length

describe('the patron of a new request', () => {
  test('is looked up by id, and what the library left out is filled in', async () => {
    const { status, body } = await create({ patron: { id: 'p1', surname: 'As Given' } })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      patron: { id: 'p1', surname: 'As Given', givenName: 'Ann', email: 'ann@reader.example' },
    })
  })

  test('is looked up by barcode and PIN, which are kept nowhere', async () => {
    const { status, body } = await create({ patronLogin: { barcode: '20010020010', pin: 'pin-of-4711' } })
    expect(status).toBe(201)
    expect(body).toMatchObject({ patron: { id: 'p1', surname: 'Reader' } })
    const { number } = body as { number: string }
    const kept = JSON.stringify([await world.timeline(number), await world.read(number), world.gateway.log])
    expect(kept).not.toContain('pin-of-4711')
    expect(kept).not.toContain('20010020010')
  })

  test.each([
    ['unknown', { patron: { id: 'nobody-at-all' } }, 'patron/id', 'knows no such patron'],
    ['blocked', { patron: { id: 'p2' } }, 'patron/id', 'has this patron blocked'],
    [
      'not who they say',
      { patronLogin: { barcode: '20010020010', pin: 'nobody-at-all' } },
      'patronLogin',
      'does not take the barcode and PIN',
    ],
    [
      'unknown by barcode',
      { patronLogin: { barcode: 'nobody-at-all', pin: '1' } },
      'patronLogin',
      'knows no',
    ],
  ])('makes no request if %s', async (_, more, path, words) => {
    const before = await requests()
    const { status, body } = await create(more)
    expect(status).toBe(400)
    expect(body).toMatchObject({ faults: [{ path, text: expect.stringContaining(words) }] })
    expect(JSON.stringify([body, world.gateway.log])).not.toMatch(/nobody-at-all|Bob|Barred/)
    expect(await requests()).toBe(before)
  })

  test('is looked up for staff, without a request', async () => {
    const before = await requests()
    const lookUp = (body: unknown) =>
      world.gateway.api('POST', `/v1/libraries/${library}/patrons/look-up`, body)
    expect((await lookUp({ id: 'p1' })).body).toEqual({
      result: 'found',
      patron: { id: 'p1', surname: 'Reader', givenName: 'Ann', email: 'ann@reader.example' },
    })
    expect((await lookUp({ barcode: '20010020010', pin: 'pin-of-4711' })).body).toMatchObject({
      patron: { id: 'p1' },
    })
    expect((await lookUp({ barcode: '20010020010', pin: 'nobody-at-all' })).body).toEqual({
      result: 'wrong_pin',
    })
    expect((await lookUp({ id: 'nobody-at-all' })).body).toEqual({ result: 'unknown' })
    expect((await lookUp({ id: 'p2' })).body).toEqual({ result: 'blocked' })
    expect((await lookUp({})).status).toBe(400)
    expect(await requests()).toBe(before)
    expect(JSON.stringify(world.gateway.log)).not.toMatch(/Reader|pin-of-4711/)
  })

  test('is not looked up where that is off', async () => {
    await world.settings({ calls: { lookup_user: false } })
    const before = world.ils.calls().length
    expect((await create({ patron: { id: 'nobody-at-all' } })).status).toBe(201)
    expect((await create({ patronLogin: { barcode: '20010020010' } })).status).toBe(400)
    const lookUp = await world.gateway.api('POST', `/v1/libraries/${library}/patrons/look-up`, { id: 'p1' })
    expect(lookUp).toMatchObject({ status: 409, body: { type: '/problems/not-allowed-now' } })
    expect(world.ils.calls().length).toBe(before)
  })

  test('whose system does not answer: the request is made with a note, or refused, by setting', async () => {
    await world.settings({ outboundCredentials: { kind: 'none' } })
    const made = await create({ patron: { id: 'p1' } })
    expect(made.status).toBe(201)
    const [first] = await world.timeline((made.body as { number: string }).number)
    expect(first?.explanations?.map(({ code }) => code)).toContain('explanation.patron_not_looked_up')
    expect((await create({ patronLogin: { barcode: '20010020010', pin: 'pin-of-4711' } })).status).toBe(503)

    await world.settings({ url: 'http://127.0.0.1:9/ncip', whenAway: 'refuse' })
    const before = await requests()
    expect((await create({ patron: { id: 'p1' } })).status).toBe(503)
    expect(await requests()).toBe(before)
  })
})
