import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from './support.ts'

let world: World
const users = [{ id: 'p1', surname: 'Reader', givenName: 'Ann' }]

beforeAll(async () => {
  world = await startWorld({ users })
})
afterAll(() => world.stop())

describe('a receipt', () => {
  test('is recorded item by item, before the partner gets a message; a return removes the records', async () => {
    const number = await world.shipped([{ barcode: 'A1', volume: '1' }, { barcode: 'A2' }])
    await world.command(number, { type: 'receive', dueDate: '2027-01-31' })
    const received = await world.reaches(number, 'received_physically')
    expect(received.items.map(({ ils }) => ils)).toEqual([
      { id: 'A1', confirmed: true },
      { id: 'A2', confirmed: true },
    ])
    expect(world.ils.items().find(({ id }) => id === 'A1')).toMatchObject({
      requestId: number,
      title: 'A title (1)',
      dueDate: '2027-01-31T23:59:59',
      pickupLocation: 'Main desk',
      hold: true,
    })
    const order = (await world.operationsOf(number)).filter((each) => each !== 'request')
    expect(order).toEqual(['accept_item', 'accept_item', 'received'])

    await world.command(number, { type: 'return' })
    await world.settled(number)
    expect(world.ils.items().filter(({ requestId }) => requestId === number)).toEqual([])
    expect(world.callsAbout('A1')).toEqual(['AcceptItem', 'CancelRequestItem', 'CheckInItem', 'DeleteItem'])
    const states = (await world.timeline(number)).map(({ delivery }) => delivery?.state ?? 'delivered')
    expect(new Set(states)).toEqual(new Set(['delivered']))
  })

  test('without a barcode of the lender is recorded under the request’s number; a file is not recorded', async () => {
    const number = await world.shipped([{ volume: '1' }])
    await world.command(number, { type: 'receive' })
    const { items } = await world.reaches(number, 'received_physically')
    expect(items[0]?.ils).toEqual({ id: `${number}-${items[0]?.id}`, confirmed: true })

    const digital = await world.shipped([{}])
    const before = world.ils.calls().length
    await world.command(digital, { type: 'receive', form: 'digital' })
    await world.reaches(digital, 'received_digitally')
    expect(world.ils.calls().slice(before)).toEqual([])
  })

  test('goes by the id that the system gives', async () => {
    world.ils.behaveNext('AcceptItem', { answer: 'rename', id: 'T-900' })
    const number = await world.shipped([{ barcode: 'B1' }])
    await world.command(number, { type: 'receive' })
    const { items } = await world.reaches(number, 'received_physically')
    expect(items[0]?.ils).toEqual({ id: 'T-900', confirmed: true })
    await world.command(number, { type: 'return' })
    await world.settled(number)
    expect(world.callsAbout('T-900')).toEqual(['CancelRequestItem', 'CheckInItem', 'DeleteItem'])
  })
})

describe('a refusal', () => {
  const refused = { answer: 'problem', type: 'Cannot Accept Item', detail: 'no such location' } as const

  test('tells the partner nothing, and names its reason; a retry records what is not recorded yet', async () => {
    world.ils.behaveNext('AcceptItem', { answer: 'ok' }, refused)
    const number = await world.shipped([{ barcode: 'C1' }, { barcode: 'C2' }])
    await world.command(number, { type: 'receive' })
    const { attention, allowedCommands } = await world.reaches(number, 'ils_refused')
    expect(attention[0]?.detail?.reason?.text).toBe('AcceptItem: Cannot Accept Item: no such location')
    expect(allowedCommands).toEqual(expect.arrayContaining(['retry_ils', 'skip_ils', 'undo_receive']))
    expect(await world.operationsOf(number)).not.toContain('received')
    await world.command(number, { type: 'retry_ils' })
    await world.reaches(number, 'received_physically')
    expect(world.callsAbout('C1')).toEqual(['AcceptItem'])
    expect(world.callsAbout('C2')).toEqual(['AcceptItem', 'AcceptItem'])
    expect(await world.operationsOf(number)).toContain('received')
  })

  test('is skipped: received without the system, which later hears of the recorded item alone', async () => {
    world.ils.behaveNext('AcceptItem', { answer: 'ok' }, refused)
    const number = await world.shipped([{ barcode: 'D1' }, { barcode: 'D2' }])
    await world.command(number, { type: 'receive' })
    const before = await world.reaches(number, 'ils_refused')
    expect(before.items.map(({ hold }) => hold)).toEqual(['placed', 'refused_by_ils'])
    await world.command(number, { type: 'skip_ils' })
    const { items } = await world.reaches(number, 'received_physically')
    expect(items.map(({ hold }) => hold)).toEqual(['placed', 'none'])
    await world.command(number, { type: 'return' })
    await world.settled(number)
    expect(world.callsAbout('D1')).toEqual(['AcceptItem', 'CancelRequestItem', 'CheckInItem', 'DeleteItem'])
    expect(world.callsAbout('D2')).toEqual(['AcceptItem'])
  })

  test('is skipped: no item claims a hold that the system is not known to have, also after a call without an answer', async () => {
    const skipped = async (barcode: string, more: Readonly<Record<string, unknown>> = {}) => {
      const number = await world.shipped([{ barcode }])
      await world.command(number, { type: 'receive', ...more })
      await world.reaches(number, 'ils_refused')
      await world.command(number, { type: 'skip_ils' })
      const { items } = await world.reaches(number, 'received_physically')
      return items.map(({ hold }) => hold)
    }
    world.ils.behaveNext('AcceptItem', refused)
    expect(await skipped('D3')).toEqual(['none'])
    world.ils.behaveNext('AcceptItem', refused)
    expect(await skipped('D4', { onHoldShelf: true })).toEqual(['none'])
    await world.settings({ calls: { lookup_item: false }, retry: { attempts: 1, firstDelay: 'PT1S' } })
    world.ils.behaveNext('AcceptItem', { answer: 'drop', done: false })
    expect(await skipped('D5')).toEqual(['none'])
    await world.settings()
  })

  test('is not sent again as it is: a command asks again, and once it is settled nothing does', async () => {
    world.ils.behaveNext('AcceptItem', refused)
    const number = await world.shipped([{ barcode: 'R1' }])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'ils_refused')
    const call = (await world.timeline(number)).find(({ delivery }) => delivery?.operation === 'accept_item')
    const resent = async () => {
      const { status, body } = await world.gateway.api('POST', `/v1/deliveries/${call?.delivery?.id}/resend`)
      return [status, (body as { detail: string }).detail]
    }
    expect(await resent()).toEqual([
      409,
      'The delivery cannot be sent again: a receipt is asked for again by the command retry_ils.',
    ])
    await world.command(number, { type: 'skip_ils' })
    expect((await world.read(number)).allowedCommands).not.toContain('retry_ils')
    expect(await resent()).toEqual([
      409,
      'The delivery cannot be sent again: its receipt was settled since: what came is received or undone.',
    ])
  })

  test('is undone: what was recorded is deleted, what was refused is not, and both can be received again', async () => {
    world.ils.behaveNext('AcceptItem', { answer: 'ok' }, refused)
    const number = await world.shipped([{ barcode: 'E1' }, { barcode: 'E2' }])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'ils_refused')
    await world.command(number, { type: 'undo_receive' })
    await world.settled(number)
    expect((await world.read(number)).status).toBe('shipped_physically')
    expect(world.ils.items().some(({ id }) => id === 'E1')).toBe(false)
    expect(world.callsAbout('E2')).toEqual(['AcceptItem'])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'received_physically')
    expect(world.callsAbout('E1')).toEqual(['AcceptItem', 'DeleteItem', 'LookupItem', 'AcceptItem'])
  })
})

describe('an answer that never came', () => {
  test('is settled by a look-up: what is there is not recorded twice', async () => {
    world.ils.behaveNext('AcceptItem', { answer: 'drop', done: true })
    const number = await world.shipped([{ barcode: 'F1' }])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'received_physically')
    expect(world.callsAbout('F1')).toEqual(['AcceptItem', 'LookupItem'])
  })

  test('is settled by a look-up: what is not there is recorded', async () => {
    world.ils.behaveNext('AcceptItem', { answer: 'drop', done: false })
    const number = await world.shipped([{ barcode: 'G1' }])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'received_physically')
    expect(world.callsAbout('G1')).toEqual(['AcceptItem', 'LookupItem', 'AcceptItem'])
  })

  test('is settled by no item of another title, which nothing deletes', async () => {
    const first = await world.shipped([{ barcode: 'K7' }])
    await world.command(first, { type: 'receive' })
    await world.reaches(first, 'received_physically')
    world.ils.behaveNext('AcceptItem', { answer: 'drop', done: false })
    const number = await world.shipped([{ barcode: 'K7' }], { citation: { title: 'Brand' } })
    await world.command(number, { type: 'receive' })
    const { attention } = await world.reaches(number, 'ils_refused')
    expect(attention[0]?.detail?.reason?.text).toContain('another title under the id K7')
    await world.command(number, { type: 'undo_receive' })
    await world.settled(number)
    expect(world.ils.items().some(({ id }) => id === 'K7')).toBe(true)
  })

  test('without a look-up: that the item is there already means that it was recorded', async () => {
    await world.settings({ calls: { lookup_item: false } })
    world.ils.behaveNext('AcceptItem', { answer: 'drop', done: true })
    const number = await world.shipped([{ barcode: 'H1' }])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'received_physically')
    expect(world.callsAbout('H1')).toEqual(['AcceptItem', 'AcceptItem'])
    await world.settings()
  })

  test('is asked of staff when the attempts are used up, and undone in case it was recorded', async () => {
    world.ils.behaveNext('AcceptItem', { answer: 'drop', done: true })
    world.ils.behaveNext('LookupItem', { answer: 'http', status: 500 })
    const number = await world.shipped([{ barcode: 'I1' }])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'ils_refused')
    await world.command(number, { type: 'undo_receive' })
    await world.settled(number)
    expect(world.ils.items().some(({ id }) => id === 'I1')).toBe(false)
  })
})

describe('while a system records items', () => {
  test('a restart loses nothing', async () => {
    world.ils.behaveNext('AcceptItem', { answer: 'ok' }, { answer: 'http', status: 503 })
    const number = await world.shipped([{ barcode: 'J1' }, { barcode: 'J2' }])
    await world.command(number, { type: 'receive' })
    await world.gateway.restart()
    await world.reaches(number, 'received_physically')
    expect(world.callsAbout('J1')).toEqual(['AcceptItem'])
    expect(world.callsAbout('J2')).toEqual(['AcceptItem', 'AcceptItem'])
  })

  test('its settings may be deleted once its calls are off: staff go on without it', async () => {
    world.ils.behaveNext('AcceptItem', { answer: 'http', status: 503 })
    const number = await world.shipped([{ barcode: 'K1' }])
    await world.command(number, { type: 'receive' })
    await world.settings({ calls: { accept_item: false, create_item: false } })
    await world.gateway.api('DELETE', '/v1/libraries/OWN/ils')
    await world.reaches(number, 'ils_refused')
    await world.command(number, { type: 'skip_ils' })
    await world.reaches(number, 'received_physically')
    await world.settings()
  })
})

describe('records that are made with the request', () => {
  test('are accepted at receipt, and deleted where nothing came', async () => {
    await world.settings({ calls: { create_item: true } })
    const number = await world.shipped([{ barcode: 'N1' }])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'received_physically')
    expect(world.callsAbout(`${number}-1`)).toEqual(['CreateItem', 'AcceptItem'])

    const cancelled = await world.request({ rota: [] })
    await world.command(cancelled, { type: 'cancel' })
    await world.settled(cancelled)
    expect(world.callsAbout(`${cancelled}-1`)).toEqual(['CreateItem', 'DeleteItem'])
    await world.settings()
  })
})
