import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { startWorld, type World } from './support.ts'

let world: World
const users = [{ id: 'p1', surname: 'Reader', givenName: 'Ann' }]

beforeAll(async () => {
  world = await startWorld({ users })
})
afterAll(() => world.stop())

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
      {
        kind: 'ils_records_left',
        asks: true,
        detail: { reason: { text: 'DeleteItem: 9999: item has fines' } },
      },
    ])
    expect(stage).toBe('returned')
    expect(await world.operationsOf(number)).toContain('shipped_return')
    expect(allowedCommands).toEqual(expect.arrayContaining(['retry_ils', 'skip_ils', 'dismiss']))
    expect(allowedCommands).not.toContain('undo_receive')
    await world.command(number, { type: 'retry_ils' })
    await world.settled(number)
    expect((await world.read(number)).status).toBe('lender_check_in')
    expect(world.callsAbout('M1')).toEqual([
      ...['AcceptItem', 'CancelRequestItem', 'CheckInItem', 'DeleteItem'],
      ...['CheckInItem', 'DeleteItem'],
    ])
    expect(world.ils.items().some(({ id }) => id === 'M1')).toBe(false)
  })

  test('that is asked for again counts as done where the system knows the item no more, and does not name it', async () => {
    const { number } = await refusedAtReturn('K1')
    const unknown = { answer: 'problem', type: 'Unknown Item', detail: 'Item is not known.' } as const
    world.ils.behaveNext('CheckInItem', unknown)
    world.ils.behaveNext('DeleteItem', unknown)
    await world.command(number, { type: 'retry_ils' })
    await world.settled(number)
    expect(await world.read(number)).toMatchObject({ status: 'lender_check_in', attention: [] })
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
    expect(world.callsAbout('M6').slice(-4)).toEqual([
      'CheckInItem',
      'CheckInItem',
      'DeleteItem',
      'AcceptItem',
    ])
    expect(world.ils.items().find(({ id }) => id === 'M6')).toMatchObject({ hold: true })

    const left = await refusedAtReturn('M7')
    await world.command(left.number, { type: 'undo_return' })
    const there = await world.reaches(left.number, 'received_physically')
    expect(there).toMatchObject({ attention: [], items: [{ ils: { confirmed: true } }] })
    expect(world.callsAbout('M7').slice(-3)).toEqual(['CheckInItem', 'DeleteItem', 'AcceptItem'])
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
    expect(refusal?.delivery).toMatchObject({ state: 'refused', lastError: { text: '9999: item has fines' } })
    await world.gateway.api('POST', `/v1/deliveries/${refusal?.delivery?.id}/resend`)
    await world.settled(number)
    expect(world.ils.items().some(({ id }) => id === 'M2')).toBe(false)
  })

  test('by a system without DeleteItem, by its settings or its answer, leaves the record where nothing was checked out', async () => {
    const received = async (barcode: string, onLoan = false) => {
      const number = await world.shipped([{ barcode }])
      await world.command(number, { type: 'receive' })
      await world.reaches(number, 'received_physically')
      world.ils.circulate(barcode, onLoan)
      return number
    }
    const attentionAfter = async (number: string, command: 'return' | 'undo_receive') => {
      await world.command(number, { type: command })
      await world.settled(number)
      return (await world.read(number)).attention
    }
    const left = (call: string) => [
      {
        kind: 'ils_records_left',
        detail: { reason: { text: expect.stringMatching(`^${call}: nothing was checked out there`) } },
      },
    ]
    const unsupported = { answer: 'problem', type: 'Unsupported Service' } as const
    const calls = ['AcceptItem', 'CancelRequestItem', 'CheckInItem', 'DeleteItem']
    world.ils.behaveNext('DeleteItem', unsupported)
    expect(await attentionAfter(await received('M4', true), 'return')).toEqual([])
    expect(world.callsAbout('M4')).toEqual(calls)
    for (const command of ['return', 'undo_receive'] as const) {
      world.ils.behaveNext('DeleteItem', unsupported)
      expect(await attentionAfter(await received(`M4-${command}`), command)).toMatchObject(left('DeleteItem'))
    }
    await world.settings({ calls: { delete_item: false } })
    expect(await attentionAfter(await received('M5', true), 'return')).toEqual([])
    expect(world.callsAbout('M5')).toEqual(calls.slice(0, 3))
    const number = await received('M5-2')
    expect(await attentionAfter(number, 'return')).toMatchObject(left('CheckInItem'))
    await world.command(number, { type: 'skip_ils' })
    expect((await world.read(number)).attention).toEqual([])
    await world.settings()
  })

  test('after a receipt that is undone leaves the hold to the deletion of its record', async () => {
    const number = await world.shipped([{ barcode: 'M10' }])
    await world.command(number, { type: 'receive', onHoldShelf: true })
    await world.reaches(number, 'received_physically')
    world.ils.behaveNext('CancelRequestItem', { answer: 'problem', type: 'Unknown Request' })
    await world.command(number, { type: 'undo_receive' })
    await world.settled(number)
    expect((await world.read(number)).attention).toEqual([])
    expect(world.callsAbout('M10')).toEqual(['AcceptItem', 'CancelRequestItem', 'DeleteItem'])
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
    expect(world.callsAbout('M8')).toEqual(['AcceptItem', 'CancelRequestItem', 'CheckInItem', 'DeleteItem'])

    await world.settings({ calls: { delete_item: false } })
    const keeping = await onShelf('M9')
    world.ils.circulate('M9', true)
    world.ils.behaveNext('CancelRequestItem', refusal)
    await world.command(keeping, { type: 'return' })
    await world.settled(keeping)
    expect((await world.read(keeping)).attention).toMatchObject([
      {
        kind: 'ils_records_left',
        detail: { reason: { text: 'CancelRequestItem: Unknown Request: not this one' } },
      },
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
    expect(world.callsAbout('M3')).toEqual(['AcceptItem', 'CancelRequestItem', 'CancelRequestItem'])
  })
})
