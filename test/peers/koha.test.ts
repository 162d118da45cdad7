import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { library, startWorld, type World } from '../ils/support.ts'
import { type KohaResponder, startKohaResponder } from './koha-responder.ts'

let world: World
let koha: KohaResponder

const settings = (more: Readonly<Record<string, unknown>> = {}) =>
  world.settings({ dialect: 'koha', url: koha.url, pickupLocation: 'CPL', timeout: 'PT30S', ...more })

beforeAll(async () => {
  koha = await startKohaResponder({ patrons: ['p1'], branches: ['CPL', 'MPL'] })
  world = await startWorld()
  await settings()
})
afterAll(async () => {
  await world.stop()
  await koha.stop()
})

const services = (from: number) =>
  koha
    .came()
    .slice(from)
    .map((xml) => /<(?:\w+:)?(\w+)><(?:\w+:)?InitiationHeader/.exec(xml)?.[1])

describe('a Koha whose server reads the namespace of 2008 alone', () => {
  test('knows the patron, records the item, and removes it when it goes back', async () => {
    const from = koha.came().length
    const number = await world.shipped([{ barcode: 'K-1' }])
    expect((await world.read(number)).patron).toMatchObject({ id: 'p1', surname: 'Reader' })
    await world.command(number, { type: 'receive', dueDate: '2027-01-31' })
    await world.reaches(number, 'received_physically')
    expect(koha.items.get('K-1')).toEqual({ patron: 'p1', holdId: expect.any(Number) })
    await world.command(number, { type: 'return' })
    await world.settled(number)
    expect([...koha.items.keys()]).toEqual([])
    expect((await world.read(number)).attention).toEqual([])
    expect(services(from)).toEqual(['LookupUser', 'AcceptItem', 'LookupUser', 'CheckInItem', 'DeleteItem'])
  })

  test('refuses a patron that it does not know', async () => {
    const refused = await world.gateway.api('POST', '/v1/requests', {
      library,
      citation: { title: 'A title' },
      service: { type: 'loan' },
      patron: { id: 'nobody' },
    })
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).toMatch(/patron/)
  })

  test('refuses a pickup place that is no branch: the reason says which it must be', async () => {
    const number = await world.shipped([{ barcode: 'K-2' }], { pickupLocation: 'Main desk' })
    await world.command(number, { type: 'receive' })
    const { attention } = await world.reaches(number, 'ils_refused')
    expect(attention).toMatchObject([
      {
        kind: 'ils_refused',
        detail: { reason: { text: expect.stringContaining('PickupLocation must match a Koha branchcode') } },
      },
    ])
    await world.command(number, { type: 'edit', pickupLocation: 'MPL' })
    await world.command(number, { type: 'retry_ils' })
    await world.reaches(number, 'received_physically')
    expect(koha.items.has('K-2')).toBe(true)
  })

  test('keeps a hold that it names nowhere, and staff are asked to remove it', async () => {
    const number = await world.shipped([{ barcode: 'K-3' }])
    await world.command(number, { type: 'receive', onHoldShelf: true })
    await world.reaches(number, 'received_physically')
    const from = koha.came().length
    await world.command(number, { type: 'cancel_hold' })
    await world.settled(number)
    expect(services(from)).toEqual(['LookupUser'])
    expect((await world.read(number)).attention).toMatchObject([{ kind: 'ils_records_left' }])
    expect(koha.items.get('K-3')?.holdId).toBeDefined()
  })

  test('is shown by the test of the connection to read the calls', async () => {
    const { body } = await world.gateway.api('POST', `/v1/libraries/${library}/ils/check`, {})
    expect(body).toMatchObject({
      outcome: 'answered',
      calls: expect.arrayContaining([
        expect.objectContaining({ call: 'lookup_user', result: 'passed' }),
        expect.objectContaining({ call: 'lookup_item', result: 'passed' }),
      ]),
    })
  })

  test('is not understood where names are in no namespace: nobody is called unknown, and nothing counts as done', async () => {
    await world.gateway.api('PUT', '/v1/vendors/bare_koha', {
      name: 'Koha without a namespace',
      ils: { namespace: false, cancelBy: 'own_request' },
    })
    await settings({ dialect: 'bare_koha' })
    const { body } = await world.gateway.api('POST', `/v1/libraries/${library}/ils/check`, {})
    expect(body).toMatchObject({
      outcome: 'refused',
      detail: expect.stringContaining('No user identifier provided'),
    })
    const number = await world.shipped([{ barcode: 'K-4' }])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'ils_refused')
    await settings()
  })
})
