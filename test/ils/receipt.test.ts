import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { startWorld, type World } from './support.ts'

let world: World
const users = [{ id: 'p1', surname: 'Reader', givenName: 'Ann' }]

beforeAll(async () => {
  world = await startWorld({ users })
})
afterAll(() => world.stop())

const kinds = (id: string) =>
  world.ils
    .calls()
    .filter(({ itemId }) => itemId === id)
    .map(({ kind }) => kind)

const operationsOf = async (number: string) =>
  (await world.timeline(number)).flatMap(({ delivery }) => delivery?.operation ?? [])

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
    const order = (await operationsOf(number)).filter((each) => each !== 'request')
    expect(order).toEqual(['accept_item', 'accept_item', 'received'])

    await world.command(number, { type: 'return' })
    await world.settled(number)
    expect(world.ils.items().filter(({ requestId }) => requestId === number)).toEqual([])
    expect(kinds('A1')).toEqual(['AcceptItem', 'CancelRequestItem', 'CheckInItem', 'DeleteItem'])
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
    expect(kinds('T-900')).toEqual(['CancelRequestItem', 'CheckInItem', 'DeleteItem'])
  })
})

describe('a refusal', () => {
  const refused = { answer: 'problem', type: 'Cannot Accept Item', detail: 'no such location' } as const

  test('tells the partner nothing, and names its reason; a retry records what is not recorded yet', async () => {
    world.ils.behaveNext('AcceptItem', { answer: 'ok' }, refused)
    const number = await world.shipped([{ barcode: 'C1' }, { barcode: 'C2' }])
    await world.command(number, { type: 'receive' })
    const { attention, allowedCommands } = await world.reaches(number, 'ils_refused')
    expect(attention[0]?.detail?.reason).toBe('AcceptItem: Cannot Accept Item: no such location')
    expect(allowedCommands).toEqual(expect.arrayContaining(['retry_ils', 'skip_ils', 'undo_receive']))
    expect(await operationsOf(number)).not.toContain('received')
    await world.command(number, { type: 'retry_ils' })
    await world.reaches(number, 'received_physically')
    expect(kinds('C1')).toEqual(['AcceptItem'])
    expect(kinds('C2')).toEqual(['AcceptItem', 'AcceptItem'])
    expect(await operationsOf(number)).toContain('received')
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
    expect(kinds('D1')).toEqual(['AcceptItem', 'CancelRequestItem', 'CheckInItem', 'DeleteItem'])
    expect(kinds('D2')).toEqual(['AcceptItem'])
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
    expect(kinds('E2')).toEqual(['AcceptItem'])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'received_physically')
    expect(kinds('E1')).toEqual(['AcceptItem', 'DeleteItem', 'LookupItem', 'AcceptItem'])
  })
})

describe('an answer that never came', () => {
  test('is settled by a look-up: what is there is not recorded twice', async () => {
    world.ils.behaveNext('AcceptItem', { answer: 'drop', done: true })
    const number = await world.shipped([{ barcode: 'F1' }])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'received_physically')
    expect(kinds('F1')).toEqual(['AcceptItem', 'LookupItem'])
  })

  test('is settled by a look-up: what is not there is recorded', async () => {
    world.ils.behaveNext('AcceptItem', { answer: 'drop', done: false })
    const number = await world.shipped([{ barcode: 'G1' }])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'received_physically')
    expect(kinds('G1')).toEqual(['AcceptItem', 'LookupItem', 'AcceptItem'])
  })

  test('without a look-up: that the item is there already means that it was recorded', async () => {
    await world.settings({ calls: { lookup_item: false } })
    world.ils.behaveNext('AcceptItem', { answer: 'drop', done: true })
    const number = await world.shipped([{ barcode: 'H1' }])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'received_physically')
    expect(kinds('H1')).toEqual(['AcceptItem', 'AcceptItem'])
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
    expect(kinds('J1')).toEqual(['AcceptItem'])
    expect(kinds('J2')).toEqual(['AcceptItem', 'AcceptItem'])
  })

  test('its settings may be deleted: staff go on without it', async () => {
    world.ils.behaveNext('AcceptItem', { answer: 'http', status: 503 })
    const number = await world.shipped([{ barcode: 'K1' }])
    await world.command(number, { type: 'receive' })
    await world.gateway.api('DELETE', '/v1/libraries/OWN/ils')
    await world.reaches(number, 'ils_refused')
    await world.command(number, { type: 'skip_ils' })
    await world.reaches(number, 'received_physically')
    await world.settings()
  })
})

describe('a hold', () => {
  test('that is cancelled is cancelled in the system; one that was settled there counts as cancelled', async () => {
    const number = await world.shipped([{ barcode: 'L1' }, { barcode: 'L2' }])
    await world.command(number, { type: 'receive', onHoldShelf: true })
    await world.reaches(number, 'received_physically')
    world.ils.behaveNext('CancelRequestItem', { answer: 'problem', type: 'Request Already Processed' })
    await world.command(number, { type: 'cancel_hold' })
    const items = await world.settled(number)
    expect(world.ils.items().find(({ id }) => id === 'L2')?.hold).toBe(false)
    expect(items.filter(({ delivery }) => delivery?.operation === 'cancel_request_item')).toMatchObject([
      { delivery: { state: 'delivered' } },
      { delivery: { state: 'delivered' } },
    ])
  })
})

describe('clean-up', () => {
  const refusedAtReturn = async (barcode: string) => {
    const number = await world.shipped([{ barcode }])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'received_physically')
    world.ils.behaveNext('DeleteItem', { answer: 'problem', type: '9999', detail: 'item has fines' })
    await world.command(number, { type: 'return' })
    await world.settled(number)
    return await world.read(number)
  }

  test('that is refused is shown to staff, with its reason; the loan goes on, and a retry cleans up', async () => {
    const { number, attention, stage, allowedCommands } = await refusedAtReturn('M1')
    expect(attention).toMatchObject([
      { kind: 'ils_records_left', asks: true, detail: { reason: 'DeleteItem: 9999: item has fines' } },
    ])
    expect(stage).toBe('returned')
    expect(await operationsOf(number)).toContain('shipped_return')
    expect(allowedCommands).toEqual(expect.arrayContaining(['retry_ils', 'skip_ils', 'dismiss']))
    expect(allowedCommands).not.toContain('undo_receive')
    await world.command(number, { type: 'retry_ils' })
    await world.settled(number)
    expect((await world.read(number)).status).toBe('lender_check_in')
    expect(kinds('M1')).toEqual([
      ...['AcceptItem', 'CancelRequestItem', 'CheckInItem', 'DeleteItem'],
      ...['CheckInItem', 'DeleteItem'],
    ])
    expect(world.ils.items().some(({ id }) => id === 'M1')).toBe(false)
  })

  test('that was a mistake: the item is recorded again with its hold; a record that is left is there again', async () => {
    const number = await world.shipped([{ barcode: 'M6' }])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'received_physically')
    await world.command(number, { type: 'return' })
    await world.settled(number)
    expect(world.ils.items().some(({ id }) => id === 'M6')).toBe(false)
    await world.command(number, { type: 'undo_return' })
    const undone = await world.reaches(number, 'received_physically')
    expect(undone.items).toMatchObject([{ state: 'received', ils: { id: 'M6', confirmed: true } }])
    expect(world.ils.items().find(({ id }) => id === 'M6')).toMatchObject({ hold: true })

    world.ils.behaveNext('CheckInItem', { answer: 'http', status: 503 })
    await world.command(number, { type: 'return' })
    const removals = async () =>
      (await world.timeline(number))
        .flatMap(({ delivery }) => delivery ?? [])
        .filter(({ operation }) => ['check_in_item', 'delete_item'].includes(operation))
        .slice(-2)
    await until('the check-in to wait for its next attempt', async () =>
      (await removals()).some(({ state, lastError }) => state === 'waiting' && lastError !== null),
    )
    await world.command(number, { type: 'undo_return' })
    await world.reaches(number, 'received_physically')
    expect((await removals()).map(({ state }) => state)).toEqual(['delivered', 'delivered'])
    expect(kinds('M6').slice(-4)).toEqual(['CheckInItem', 'CheckInItem', 'DeleteItem', 'AcceptItem'])
    expect(world.ils.items().find(({ id }) => id === 'M6')).toMatchObject({ hold: true })

    const left = await refusedAtReturn('M7')
    await world.command(left.number, { type: 'undo_return' })
    const there = await world.reaches(left.number, 'received_physically')
    expect(there).toMatchObject({ attention: [], items: [{ ils: { confirmed: true } }] })
    expect(kinds('M7').slice(-3)).toEqual(['CheckInItem', 'DeleteItem', 'AcceptItem'])
    expect(world.ils.items().find(({ id }) => id === 'M7')).toMatchObject({ hold: true })
  })

  test('that is refused may be left to staff, also when the loan has ended; the call can be sent again', async () => {
    const { number } = await refusedAtReturn('M2')
    await world.command(number, { type: 'record_partner_event', event: { type: 'checked_in' } })
    expect(await world.read(number)).toMatchObject({
      stage: 'closed',
      status: 'request_completed',
      attention: [{ kind: 'ils_records_left' }],
    })
    await world.command(number, { type: 'skip_ils' })
    expect((await world.read(number)).status).toBe('request_completed')
    const refusal = (await world.timeline(number)).find(
      ({ delivery }) => delivery?.operation === 'delete_item',
    )
    expect(refusal?.delivery).toMatchObject({ state: 'refused', lastError: '9999: item has fines' })
    await world.gateway.api('POST', `/v1/deliveries/${refusal?.delivery?.id}/resend`)
    await world.settled(number)
    expect(world.ils.items().some(({ id }) => id === 'M2')).toBe(false)
  })

  test('by a system without DeleteItem leaves nothing for staff, whether its settings say so or its answer', async () => {
    const returned = async (barcode: string) => {
      const number = await world.shipped([{ barcode }])
      await world.command(number, { type: 'receive' })
      await world.reaches(number, 'received_physically')
      await world.command(number, { type: 'return' })
      await world.settled(number)
      return await world.read(number)
    }
    world.ils.behaveNext('DeleteItem', { answer: 'problem', type: 'Unsupported Service' })
    expect(await returned('M4')).toMatchObject({ status: 'lender_check_in', attention: [] })
    expect(kinds('M4')).toEqual(['AcceptItem', 'CancelRequestItem', 'CheckInItem', 'DeleteItem'])
    await world.settings({ calls: { delete_item: false } })
    expect(await returned('M5')).toMatchObject({ status: 'lender_check_in', attention: [] })
    expect(kinds('M5')).toEqual(['AcceptItem', 'CancelRequestItem', 'CheckInItem'])
    await world.settings()
  })

  test('of an item that nobody collected: its hold goes first; a refusal asks staff where no record is deleted', async () => {
    const onShelf = async (barcode: string) => {
      const number = await world.shipped([{ barcode }])
      await world.command(number, { type: 'receive', onHoldShelf: true })
      await world.reaches(number, 'received_physically')
      return number
    }
    const refusal = { answer: 'problem', type: 'Unknown Request', detail: 'not this one' } as const
    const deleting = await onShelf('M8')
    world.ils.behaveNext('CancelRequestItem', refusal)
    await world.command(deleting, { type: 'return' })
    await world.settled(deleting)
    expect((await world.read(deleting)).attention).toEqual([])
    expect(kinds('M8')).toEqual(['AcceptItem', 'CancelRequestItem', 'CheckInItem', 'DeleteItem'])

    await world.settings({ calls: { delete_item: false } })
    const keeping = await onShelf('M9')
    world.ils.behaveNext('CancelRequestItem', refusal)
    await world.command(keeping, { type: 'return' })
    await world.settled(keeping)
    expect((await world.read(keeping)).attention).toMatchObject([
      { kind: 'ils_records_left', detail: { reason: 'CancelRequestItem: Unknown Request: not this one' } },
    ])
    await world.command(keeping, { type: 'retry_ils' })
    await world.settled(keeping)
    expect(world.ils.items().find(({ id }) => id === 'M9')).toMatchObject({ hold: false })
    await world.settings()
  })

  test('is asked for again if it was refused for a cancelled hold', async () => {
    const number = await world.shipped([{ barcode: 'M3' }])
    await world.command(number, { type: 'receive', onHoldShelf: true })
    await world.reaches(number, 'received_physically')
    world.ils.behaveNext('CancelRequestItem', { answer: 'problem', type: '9999', detail: 'not today' })
    await world.command(number, { type: 'cancel_hold' })
    await world.settled(number)
    expect((await world.read(number)).attention).toMatchObject([{ kind: 'ils_records_left' }])
    await world.command(number, { type: 'retry_ils' })
    await world.settled(number)
    expect((await world.read(number)).status).toBe('received_physically')
    expect(kinds('M3')).toEqual(['AcceptItem', 'CancelRequestItem', 'CancelRequestItem'])
  })
})

describe('records that are made with the request', () => {
  test('are accepted at receipt, and deleted where nothing came', async () => {
    await world.settings({ calls: { create_item: true } })
    const number = await world.shipped([{ barcode: 'N1' }])
    await world.command(number, { type: 'receive' })
    await world.reaches(number, 'received_physically')
    expect(kinds(`${number}-1`)).toEqual(['CreateItem', 'AcceptItem'])

    const cancelled = await world.request({ rota: [] })
    await world.command(cancelled, { type: 'cancel' })
    await world.settled(cancelled)
    expect(kinds(`${cancelled}-1`)).toEqual(['CreateItem', 'DeleteItem'])
    await world.settings()
  })
})
