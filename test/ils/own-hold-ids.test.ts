import { afterEach, describe, expect, test } from 'vitest'
import { startWorld, type World } from './support.ts'

const users = [{ id: 'p1', surname: 'Reader', givenName: 'Ann' }]

let world: World | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

/** Returns a request whose hold was cancelled, in a library whose system, Koha, cancels holds by its own ids alone. */
const cancelledHold = async (
  ownHoldIds: 'in_accept' | 'in_lookup' | 'never',
  settings: Readonly<Record<string, unknown>> = {},
) => {
  world = await startWorld({ users, ownHoldIds })
  const { ils } = world
  await world.settings({ dialect: 'koha', ...settings })
  const number = await world.shipped([{ barcode: 'K1' }])
  await world.command(number, { type: 'receive', onHoldShelf: true })
  await world.reaches(number, 'received_physically')
  const before = ils.calls().length
  await world.command(number, { type: 'cancel_hold' })
  await world.settled(number)
  return {
    request: await world.read(number),
    calls: ils.calls().slice(before),
    holds: ils.items().map(({ hold }) => hold),
  }
}

const kinds = ({ calls }: Awaited<ReturnType<typeof cancelledHold>>) => calls.map(({ kind }) => kind)

describe('a hold in a system that cancels by its own ids alone', () => {
  test('is cancelled by the id that the answer to AcceptItem gave', async () => {
    const done = await cancelledHold('in_accept')
    expect(kinds(done)).toEqual(['CancelRequestItem'])
    expect(done.calls[0]?.xml).toContain('<RequestIdentifierValue>hold-1<')
    expect([done.holds, done.request.attention]).toEqual([[false], []])
  })

  test('is cancelled by the id that LookupUser gives, where AcceptItem gave none', async () => {
    const done = await cancelledHold('in_lookup')
    expect(kinds(done)).toEqual(['LookupUser', 'CancelRequestItem'])
    expect(done.calls[0]?.xml).toContain('<RequestedItemsDesired')
    expect(done.calls[1]?.xml).toContain('<RequestIdentifierValue>hold-1<')
    expect([done.holds, done.request.attention]).toEqual([[false], []])
  })

  test('that nothing names is left to staff: CancelRequestItem is not sent by an id that means nothing there', async () => {
    const done = await cancelledHold('never')
    expect(kinds(done)).toEqual(['LookupUser'])
    expect(done.request.attention).toMatchObject([
      {
        kind: 'ils_records_left',
        asks: true,
        detail: {
          reason: {
            text: expect.stringMatching(
              /its own id only.* item K1 in answer to LookupUser was expected, and nothing came/,
            ),
          },
        },
      },
    ])
    expect(done.holds).toEqual([true])
  })

  test('is left to staff too where LookupUser is off', async () => {
    const done = await cancelledHold('in_lookup', { calls: { lookup_user: false } })
    expect(kinds(done)).toEqual([])
    expect(done.request.attention).toMatchObject([{ kind: 'ils_records_left' }])
  })

  test('waits for a system that does not answer, and is cancelled then', async () => {
    world = await startWorld({ users, ownHoldIds: 'in_lookup' })
    await world.settings({ dialect: 'koha' })
    const number = await world.shipped([{ barcode: 'K2' }])
    await world.command(number, { type: 'receive', onHoldShelf: true })
    await world.reaches(number, 'received_physically')
    world.ils.behaveNext('LookupUser', { answer: 'http', status: 500 })
    await world.command(number, { type: 'cancel_hold' })
    await world.settled(number)
    expect(world.ils.items().map(({ hold }) => hold)).toEqual([false])
    expect((await world.read(number)).attention).toEqual([])
  })
})
