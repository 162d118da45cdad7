import { describe, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { idOf, startCrosslinkScene } from './crosslink-scene.ts'

const { gateway, broker, call, look, command, reaches, about, say, borrow } = await startCrosslinkScene()

describe('a CrossLink broker in transparent mode', () => {
  test('finds a retry by the previous id, and takes a loan to its end', async () => {
    const number = await borrow()
    expect(about(number)[0]).toContain('<supplierUniqueRecordId>R-1</supplierUniqueRecordId>')
    expect(about(number)[0]).not.toContain('PatronRequest')
    await say(number, { status: 'RetryPossible' })
    await command(number, { type: 'retry' })
    await until('the retry', async () => about(number).length > 1)
    await reaches(number, 'request_sent')
    expect(about(number)[1]).toContain(`<requestingAgencyPreviousRequestId>${idOf(number)}<`)
    expect(about(number)[1]).toContain(`<requestingAgencyRequestId>${idOf(number, 2)}<`)
    await say(number, { attempt: 2, status: 'Loaned', itemId: '39001' })
    await command(number, { type: 'receive' })
    await command(number, { type: 'return' })
    await reaches(number, 'lender_check_in')
    await say(number, { attempt: 2, status: 'LoanCompleted' })
    await reaches(number, 'request_completed')
  })

  test.each([
    ['Duplicate copies are for the reading room', 'accepted'],
    ['DUPLICATE\nSee your request of May', 'unfilled'],
    ['DUPLICATE_REQUEST', 'unfilled'],
  ])('ends its rota where the note begins with its mark, in capitals: %s', async (note, stage) => {
    const number = await borrow()
    await say(number, { reason: 'Notification', status: 'ExpectToSupply', note: 'Vendor: ReShare' })
    await say(number, { reason: 'Notification', status: 'Unfilled', note })
    expect((await look(number)).stage).toBe(stage)
  })

  test('names no supplier by a note of the one that has said no', async () => {
    const number = await borrow()
    await say(number, { reason: 'Notification', status: 'ExpectToSupply', note: 'Vendor: ReShare' })
    await say(number, { reason: 'Notification', status: 'Unfilled', reasonUnfilled: 'NotOnShelf' })
    await say(number, { reason: 'Notification', status: 'ExpectToSupply', note: 'Found it. Still wanted?' })
    const seen = await look(number)
    expect(seen.rota[0]?.supplier).toBeUndefined()
    expect(seen.attention.at(-1)).toMatchObject({ kind: 'message_received' })
    await say(number, { reason: 'Notification', status: 'ExpectToSupply', note: 'Vendor: ReShare' })
    expect((await look(number)).rota[0]?.supplier).toMatchObject({ value: 'SUP1' })
  })

  test('refuses a retry that its supplier offers no more: sent again, it is a retry again', async () => {
    const number = await borrow()
    await say(number, { status: 'RetryPossible' })
    broker.confirmNext('retry', [
      { answer: 'error', errorType: 'UnrecognisedDataValue', errorValue: 'requestType: Retry not possible' },
    ])
    await command(number, { type: 'retry' })
    await reaches(number, 'send_failed')
    await command(number, { type: 'resend' })
    await reaches(number, 'request_sent')
    expect(about(number).at(-1)).toContain('<requestType>Retry</requestType>')
  })

  test('is cancelled while a retry is offered: the Cancel goes out, and nothing waits for its answer', async () => {
    const number = await borrow()
    await say(number, { status: 'RetryPossible' })
    await command(number, { type: 'cancel' })
    const { next, attention } = await reaches(number, 'cancelled_by_staff')
    expect([next, attention]).toEqual([null, []])
    await until('the cancel', async () => about(number).at(-1)?.includes('<action>Cancel</action>') === true)
  })

  test('names the library itself as the supplier: staff decide, and nobody looks for the item', async () => {
    const number = await borrow()
    await say(number, { supplier: 'NO-DEF', reason: 'RequestResponse', status: 'ExpectToSupply' })
    const { attention, next } = await reaches(number, 'locally_owned')
    expect(attention.map(({ kind }) => kind)).toEqual(['locally_owned'])
    expect(next).toMatchObject({ who: 'library' })
    await command(number, { type: 'cancel' })
    expect(await reaches(number, 'cancelled_by_staff')).toMatchObject({ stage: 'closed', next: null })
  })

  test('passes on a supplier’s no, which informs; the last reason stands with the rejected entry', async () => {
    const number = await borrow()
    await say(number, { reason: 'RequestResponse', status: 'WillSupply' })
    await say(number, {
      reason: 'Notification',
      status: 'Unfilled',
      note: 'Supplier: SUP1, Sorry: at the binder',
    })
    const { attention } = await reaches(number, 'request_accepted')
    expect(attention).toMatchObject([{ kind: 'message_received', asks: false }])
    await say(number, { supplier: 'BROKER', status: 'Unfilled' })
    expect((await reaches(number, 'rejected_by_partner')).rota).toMatchObject([
      { state: 'rejected', reason: { text: 'Sorry: at the binder' } },
    ])
  })

  test('takes a receipt and a return once, and the return behind the receipt; a closed lender refuses both once', async () => {
    const ship = async () => {
      const number = await borrow()
      await say(number, { status: 'Loaned', itemId: `I-${number}` })
      await reaches(number, 'shipped_physically')
      return number
    }
    const actions = (number: string) => about(number).flatMap((xml) => /<action>(\w+)</.exec(xml)?.[1] ?? [])
    const number = await ship()
    await command(number, { type: 'receive' })
    await until('the receipt', async () => actions(number).length === 1)
    await command(number, { type: 'undo_receive' })
    await command(number, { type: 'receive' })
    await command(number, { type: 'return' })
    await reaches(number, 'lender_check_in')
    await until('the return', async () => actions(number).includes('ShippedReturn'))
    expect(actions(number).filter((action) => action === 'Received')).toHaveLength(1)
    const rejected = await ship()
    await command(rejected, { type: 'reject_shipment', reason: 'wrong item' })
    await until('both', async () => actions(rejected).length === 2)
    expect(actions(rejected)).toEqual(['Received', 'ShippedReturn'])
    const ended = await ship()
    broker.confirmNext('received', [
      { answer: 'error', errorType: 'UnsupportedActionType', errorValue: 'unsupported action: Received' },
    ])
    await command(ended, { type: 'receive' })
    const { attention } = await until('the refusal', async () => {
      const seen = await look(ended)
      return seen.attention.length > 0 && seen
    })
    expect(attention).toMatchObject([{ kind: 'not_sendable' }])
    expect(JSON.stringify(attention)).toContain(
      'the partner has finished the request (UnsupportedActionType: unsupported action: Received)',
    )
    await command(ended, { type: 'mark_communicated' })
    await command(ended, { type: 'return' })
    expect(await reaches(ended, 'lender_check_in')).toMatchObject({ attention: [] })
    expect(actions(ended)).toEqual(['Received'])
  })

  test('a receipt that is undone before it left is withdrawn: only the next one goes out', async () => {
    const library = { name: 'Library ABC', symbols: [{ type: 'ISIL', value: 'NO-ABC' }] }
    await call('PUT', '/v1/libraries/ABC', { ...library, holdBack: 'PT1H' })
    const number = await borrow(1, { library: 'ABC', rota: ['broker'] })
    await say(number, { status: 'Loaned', itemId: `I-${number}` })
    await reaches(number, 'shipped_physically')
    // Only what people do waits for an undo.
    const byStaff = { headers: { 'x-actor': 'staff:anna' } }
    for (const type of ['receive', 'undo_receive', 'receive'])
      await gateway.api('POST', `/v1/requests/${number}/commands`, { type }, byStaff)
    await call('PUT', '/v1/libraries/ABC', library)
    const { items } = (await call('GET', `/v1/deliveries?request=${number}`)) as {
      readonly items: readonly { readonly operation: string; readonly state: string }[]
    }
    const states = items
      .filter(({ operation }) => operation !== 'request')
      .map((each) => [each.operation, each.state])
    expect(states.toSorted()).toEqual([
      ['received', 'waiting'],
      ['received', 'withdrawn'],
    ])
  })

  test('takes whole loans of two libraries at once, and each of its messages is about its own request', async () => {
    const numbers = [await borrow(1, { library: 'ABC' }), await borrow(1, { library: 'DEF' })]
    for (const number of numbers) {
      await say(number, { reason: 'RequestResponse', status: 'ExpectToSupply' })
      await say(number, { status: 'WillSupply' })
    }
    for (const number of numbers) await say(number, { status: 'Loaned', itemId: `I-${number}` })
    for (const number of numbers) {
      const { items } = await reaches(number, 'shipped_physically')
      expect(items).toMatchObject([{ partnerItemId: `I-${number}` }])
      await command(number, { type: 'receive' })
      await command(number, { type: 'return' })
    }
    for (const number of numbers) {
      await reaches(number, 'lender_check_in')
      await until('the return', async () => about(number).at(-1)?.includes('ShippedReturn') === true)
      expect(about(number).every((xml) => xml.includes(`NO-${number.slice(0, 3)}<`))).toBe(true)
      await say(number, { status: 'LoanCompleted' })
      await reaches(number, 'request_completed')
      // The no of another supplier, which came late, asks nothing of a request that is over: only its words are to be read.
      const late = { supplier: 'SUP2', reason: 'Notification', status: 'Unfilled' } as const
      await say(number, late)
      expect(await look(number)).toMatchObject({ attention: [], next: null })
      await say(number, { ...late, note: 'Not here' })
      expect(await look(number)).toMatchObject({
        attention: [{ kind: 'message_received', asks: false, detail: { text: 'Not here' } }],
        next: null,
      })
    }
  })

  test('sends a copy: no receipt is sent for it', async () => {
    const number = await borrow(1, {
      citation: { title: 'A journal', titleOfComponent: 'An article' },
      service: { type: 'copy', form: 'physical' },
    })
    await say(number, { status: 'CopyCompleted' })
    await reaches(number, 'shipped_physically')
    await command(number, { type: 'receive' })
    const { attention } = await until('the receipt', async () => {
      const seen = await look(number)
      return seen.stage !== 'shipped' && seen
    })
    expect(attention).toEqual([])
    expect(about(number)).toHaveLength(1)
  })

  test('is asked again with the same bytes where its answer was lost; it refuses the question whether it has it, and staff decide', async () => {
    broker.confirmNext('request', [{ answer: 'drop', taken: true }])
    const number = await borrow()
    await until('the first attempt to fail', async () => {
      const page = (await call('GET', `/v1/deliveries?request=${number}`)) as {
        readonly items: readonly { readonly attempts: number }[]
      }
      return page.items[0]?.attempts === 1
    })
    gateway.advance(600_000)
    await until('the second attempt', () => about(number).length > 1)
    expect(new Set(about(number)).size).toBe(1)
    // Its lenders refuse the StatusRequest that would settle it: that goes to staff at once.
    const { attention } = await until('the question to staff', async () => {
      const seen = await look(number)
      return seen.attention.some(({ kind }) => kind === 'no_answer') && seen
    })
    expect(attention.map(({ kind }) => kind)).toContain('unconfirmed')
    await say(number, { status: 'WillSupply' })
    expect((await reaches(number, 'will_supply')).attention).toEqual([])
  })

  test('is cancelled before its first message, and agrees', async () => {
    const number = await borrow()
    await command(number, { type: 'cancel' })
    await until('the cancel', async () => about(number).at(-1)?.includes('<action>Cancel</action>') === true)
    await say(number, { supplier: 'BROKER', reason: 'CancelResponse', status: 'Cancelled', answer: 'Y' })
    expect(await reaches(number, 'cancelled_by_staff')).toMatchObject({ stage: 'closed', attention: [] })
  })

  test('says Unfilled as a status change: its rota has ended', async () => {
    const number = await borrow()
    await say(number, { supplier: 'BROKER', status: 'Unfilled' })
    await reaches(number, 'rejected_by_partner')
  })
})
