import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiAnswer, startWholeGateway, type WholeGateway } from '../support/gateway.ts'

let gateway: WholeGateway
const keys: Record<string, string> = {}

const at = (answer: ApiAnswer, name: string): unknown => Object(answer.body)[name]

/** Calls the API as staff of a library. */
const as = (library: string, method: string, path: string, body?: unknown) =>
  gateway.api(method, path, body, { key: keys[library] ?? '' })

const create = async (members: object = {}): Promise<string> =>
  String(
    at(
      await as('ABC', 'POST', '/v1/requests', {
        citation: { title: 'Kindred' },
        service: { type: 'loan' },
        patron: { id: 'p1' },
        rota: ['ALPHA', 'BETA'],
        ...members,
      }),
      'number',
    ),
  )

const run = (number: string, command: object) => as('ABC', 'POST', `/v1/requests/${number}/commands`, command)

const hears = (number: string, event: object, entry = 1) =>
  run(number, { type: 'record_partner_event', entry, event })

const read = async (number: string) =>
  (await as('ABC', 'GET', `/v1/requests/${number}`)).body as Record<string, unknown>

const parcels = async (library = 'ABC'): Promise<readonly unknown[]> =>
  Object(await as(library, 'GET', '/v1/parcels')).body.items

const record = async (members: object = {}): Promise<string> =>
  String(at(await as('ABC', 'POST', '/v1/parcels', { lender: 'alpha', barcode: '3011', ...members }), 'id'))

const match = (parcel: string, request: string, entry?: number, adopt = false) =>
  as('ABC', 'POST', `/v1/parcels/${parcel}/match`, {
    request,
    adopt,
    ...(entry === undefined ? {} : { entry }),
  })

beforeAll(async () => {
  gateway = await startWholeGateway({}, { inMemory: true })
  for (const code of ['ALPHA', 'BETA'])
    await gateway.api('PUT', `/v1/partners/${code}`, {
      name: code,
      symbols: [{ type: 'ISIL', value: code }],
      connection: { protocol: 'iso18626', url: 'https://lender.example.org' },
    })
  for (const library of ['ABC', 'XYZ']) {
    await gateway.api('PUT', `/v1/libraries/${library}`, {
      name: library,
      symbols: [{ type: 'ISIL', value: library }],
      holdBack: 'PT0S',
    })
    const made = await gateway.api('POST', '/v1/keys', { name: library, role: 'staff', library })
    keys[library] = String(at(made, 'key'))
  }
})
afterAll(() => gateway.stop())

describe('a parcel without a request', () => {
  test('is in the list of its library until it is taken off', async () => {
    const id = await record({ shelf: 'Trolley 2', title: 'Kindred' })
    expect(await parcels()).toMatchObject([{ id, lender: 'alpha', barcode: '3011', shelf: 'Trolley 2' }])
    expect(await parcels('XYZ')).toEqual([])
    expect((await as('XYZ', 'DELETE', `/v1/parcels/${id}`)).status).toBe(404)
    expect((await as('ABC', 'DELETE', `/v1/parcels/${id}`)).status).toBe(204)
    expect(await parcels()).toEqual([])
    expect((await as('ABC', 'POST', '/v1/parcels', { barcode: '1' })).status).toBe(400)
  })

  /** How a request comes into a situation, and what it is once the parcel was matched. */
  test.each<[string, (number: string) => Promise<unknown>, object]>([
    ['that asks its sender', () => Promise.resolve(), { stage: 'received', items: [{ barcode: '3011' }] }],
    [
      'that has left its sender for the next one',
      (number) => hears(number, { type: 'unfilled', reason: 'OnLoan' }),
      { items: expect.arrayContaining([expect.objectContaining({ entry: 1, state: 'received' })]) },
    ],
    [
      'that is cancelled',
      async (number) => {
        await run(number, { type: 'cancel' })
        await hears(number, { type: 'cancel_accepted' })
      },
      { stage: 'closed', items: [expect.objectContaining({ entry: 1, state: 'received' })] },
    ],
    [
      'whose loan is on the shelf: a further volume',
      async (number) => {
        await hears(number, { type: 'shipped', items: [{ barcode: '3010', volume: '1' }] })
        await run(number, { type: 'receive' })
      },
      {
        stage: 'received',
        items: [{ barcode: '3010' }, { barcode: '3011', volume: '2', state: 'received' }],
      },
    ],
    [
      'whose loan has another barcode: a further item',
      async (number) => {
        await hears(number, { type: 'shipped', items: [{ barcode: '3010' }] })
        await run(number, { type: 'receive' })
        await run(number, { type: 'patron_loan' })
      },
      {
        items: [
          { barcode: '3010', state: 'on_loan' },
          { barcode: '3011', state: 'received' },
        ],
      },
    ],
    [
      'whose rota is used up',
      async (number) => {
        await hears(number, { type: 'unfilled' })
        await hears(number, { type: 'unfilled' }, 2)
      },
      { items: expect.arrayContaining([expect.objectContaining({ entry: 1, state: 'received' })]) },
    ],
  ])('is received in a request %s', async (_situation, begin, after) => {
    const number = await create()
    await run(number, { type: 'send' })
    await begin(number)
    const id = await record({ volume: '2' })
    const matched = await match(id, number)
    expect([matched.status, matched.body]).toMatchObject([expect.any(Number), {}])
    expect([200, 202]).toContain(matched.status)
    expect(await read(number)).toMatchObject(after)
    expect(await parcels()).toEqual([])
    // The partner that was asked last does not become the sender.
    expect((await match(id, number)).status).toBe(404)
  })

  test('serves the request in place of the partner that is asked now, where staff say so', async () => {
    const number = await create()
    await run(number, { type: 'send' })
    await hears(number, { type: 'unfilled', reason: 'OnLoan' })
    await hears(number, { type: 'will_supply' }, 2)
    expect((await match(await record(), number, undefined, true)).status).toBe(202)
    expect(await read(number)).toMatchObject({
      stage: 'received',
      rota: [{ state: 'active' }, { state: 'cancelled' }],
    })
    expect((await run(number, { type: 'patron_loan' })).status).toBe(200)
  })

  test('changes nothing where it brings no further item, and fits another request afterwards', async () => {
    const [number, other, id] = [await create(), await create(), await record()]
    for (const each of [number, other]) await run(each, { type: 'send' })
    await hears(number, { type: 'shipped', items: [{ barcode: '3011' }] })
    for (const type of ['receive', 'patron_loan']) await run(number, { type })
    const before = await read(number)
    expect((await match(id, number)).status).toBe(409)
    expect(await read(number)).toEqual(before)
    expect((await match(id, other)).status).toBe(202)
  })

  test('is not matched with a request that asked nobody, nor with another library’s', async () => {
    const [number, id] = [await create(), await record()]
    expect((await match(id, number)).status).toBe(409)
    await run(number, { type: 'send' })
    expect((await match(id, number, 2)).status).toBe(409)
    expect((await as('XYZ', 'POST', `/v1/parcels/${id}/match`, { request: number })).status).toBe(404)
    expect(await parcels()).toHaveLength(1)
    expect((await match(id, number)).status).toBe(202)
  })
})

test('an item serves another patron: its request gets that patron, and the other request is completed', async () => {
  const [first, second] = [await create(), await create({ patron: { id: 'p2' }, rota: ['BETA'] })]
  for (const number of [first, second]) await run(number, { type: 'send' })
  await hears(first, { type: 'shipped', items: [] })
  await run(first, { type: 'receive' })
  expect((await run(first, { type: 'edit', patron: { id: 'p2' } })).status).toBe(200)
  expect((await run(second, { type: 'complete', reason: `served by ${first}` })).status).toBeLessThan(300)
  expect(await read(first)).toMatchObject({ stage: 'received', patron: { id: 'p2' } })
  expect(await read(second)).toMatchObject({
    stage: 'closed',
    outcome: { kind: 'completed' },
    rota: [{ state: 'cancelled' }],
  })
  expect((await run(first, { type: 'patron_loan' })).status).toBe(200)
})
