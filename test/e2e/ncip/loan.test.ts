import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { instantOf } from '../../../src/borrowing/time.ts'
import { valid } from '../../partners/ncip/sample-messages.ts'
import { drawn } from '../../support/draws.ts'
import { startWholeGateway, until, type WholeGateway } from '../../support/gateway.ts'
import { makePair, type Pair, type PairOptions } from './setting.ts'

const Events = z.object({
  nextCursor: z.string(),
  items: z.array(
    z.object({
      status: z.string(),
      previousStatus: z.string().nullable(),
      data: z.object({ cause: z.object({ name: z.string() }) }),
    }),
  ),
})

let gateway: WholeGateway
const pairs: Pair[] = []
beforeAll(async () => {
  gateway = await startWholeGateway()
})
afterAll(async () => {
  await Promise.all(pairs.map(({ lender }) => lender.stop()))
  await gateway.stop()
})

const receivedKinds = ({ lender }: Pair): readonly (string | undefined)[] =>
  lender.received().map(({ message: parsed }) => parsed?.message.kind)

const profiles = [
  ['standard', '2'],
  ['alma_p2p', '2'],
  ['nncipp', '2'],
  ['standard', '1'],
] as const

describe.each(drawn(profiles))('with a lender of the profile %s, in version %s', (profile, edition) => {
  const pair = async (options: PairOptions = {}): Promise<Pair> => {
    const connection = { edition, ...options.connection }
    const made = await makePair(gateway, profile, { ...options, connection })
    pairs.push(made)
    return made
  }

  /** Returns a request with a lender that says what the test has it say. */
  const acceptedRequest = async (options: PairOptions = {}, more: Readonly<Record<string, unknown>> = {}) => {
    const made = await pair(options)
    const number = await made.borrow(more)
    await made.reaches(number, 'request_accepted')
    return {
      ...made,
      number,
      says: (message: Parameters<Pair['lender']['send']>[1]) => made.lender.send(`${number}-1`, message),
    }
  }

  /** Returns a request whose item is at the library. */
  const received = async (items: readonly string[] = ['L-7'], options: PairOptions = {}) => {
    const made = await acceptedRequest(options, { items: items.length })
    await made.says({
      reason: 'StatusChange',
      status: 'Loaned',
      dueDate: { days: 28 },
      delivery: { items: [...items] },
    })
    await made.reaches(made.number, 'shipped_physically')
    await made.command(made.number, { type: 'receive' })
    await made.reaches(made.number, 'received_physically')
    return made
  }

  test('a loan goes from the request to its completion', async () => {
    const made = await pair({ scenario: 'will-supply-then-loaned' })
    const { lender, command, reaches } = made
    const number = await made.borrow()
    expect((await reaches(number, 'shipped_physically')).items).toMatchObject([
      { state: 'shipped', partnerItemId: 'L-1001' },
    ])
    expect(lender.received()[0]?.message).toMatchObject({ edition })
    await command(number, { type: 'receive' })
    await reaches(number, 'received_physically')
    await command(number, { type: 'renew', dueDate: '2027-03-01' })
    await reaches(number, 'renewed_by_partner')
    await command(number, { type: 'patron_loan' })
    await command(number, { type: 'patron_return' })
    await command(number, { type: 'return' })
    expect((await reaches(number, 'request_completed')).outcome?.kind).toBe('completed')
    expect(receivedKinds(made)).toEqual(['RequestItem', 'ItemReceived', 'RenewItem', 'ItemShipped'])
    expect(lender.received().flatMap(({ faults }) => faults)).toEqual([])
    for (const { confirmation, content } of lender.sent()) {
      expect(confirmation).toEqual({ status: 'OK' })
      expect(valid(content).edition).toBe(edition)
    }
    expect((await made.messages(number)).map((line) => line.replace(/ \w+By\.Lender$/, ''))).toEqual([
      'out RequestItem',
      'in ItemShipped',
      'out ItemReceived',
      'out RenewItem',
      'out ItemShipped (return)',
      'in ItemReceived',
    ])
  })

  test('a lender that rejects is left, and the next one is asked', async () => {
    const other = await pair({ scenario: 'will-supply-then-loaned' })
    const made = await pair({ scenario: 'unfilled' })
    const number = await made.borrow({ rota: [made.partner, other.partner] })
    const view = await made.reaches(number, 'shipped_physically')
    expect(view.rota).toMatchObject([
      { state: 'rejected', ...(profile === 'nncipp' ? { reason: { text: 'NotOnShelf' } } : {}) },
      { state: 'active' },
    ])
    expect(receivedKinds(made)).toEqual(['RequestItem'])
    const refusal = made.lender.sent().at(-1)?.content
    if (refusal === undefined) return
    gateway.advance(3_600_000)
    expect((await made.post(refusal)).status).toBe(200)
    expect(await made.newest()).toMatchObject({ state: 'repeat', request: number })
    expect((await made.look(number)).rota).toMatchObject([{ state: 'rejected' }, { state: 'active' }])
  })

  test('a cancel is accepted', async () => {
    const made = await pair({ scenario: 'cancel-accepted' })
    const number = await made.borrow()
    await made.reaches(number, 'request_accepted')
    await made.command(number, { type: 'cancel', by: 'staff' })
    await made.reaches(number, 'cancelled_by_staff')
    expect(receivedKinds(made)).toEqual(['RequestItem', 'CancelRequestItem'])
    // The lender notes what it sent when it has the answer.
    await expect.poll(() => made.lender.sent().length).toBe(profile === 'nncipp' ? 0 : 1)
  })

  test('a cancel is refused, and the loan goes on', async () => {
    const { lender, says, number, command, reaches } = await acceptedRequest()
    lender.confirmNext('cancel', [
      { answer: 'error', errorType: 'UnrecognisedDataValue', problem: 'Request Already Processed' },
    ])
    await command(number, { type: 'cancel', by: 'staff' })
    await reaches(number, 'cancel_not_accepted')
    await says({ reason: 'StatusChange', status: 'Loaned' })
    await reaches(number, 'shipped_physically')
  })

  test('a lender says in its response when it cannot supply now, and when it never will', async () => {
    const passing = await pair()
    passing.lender.confirmNext('request', [
      {
        answer: 'error',
        problem: 'Item Not Available By Need Before Date',
        errorType: 'UnrecognisedDataValue',
      },
    ])
    const number = await passing.borrow()
    await passing.reaches(number, 'retry_possible')
    await passing.command(number, { type: 'retry' })
    expect((await passing.reaches(number, 'request_accepted')).rota).toMatchObject([
      { requestIds: [`${number}-1`, `${number}-2`] },
    ])
    const lasting = await pair()
    lasting.lender.confirmNext('request', [
      { answer: 'error', errorType: 'UnrecognisedDataValue', problem: 'Item Does Not Circulate' },
    ])
    const other = await lasting.borrow()
    expect((await lasting.reaches(other, 'rejected_by_partner')).rota).toMatchObject([
      { state: 'rejected', reason: { text: 'Item Does Not Circulate' } },
    ])
  })

  test('a renewal stays open while it is pending, and is renewed or refused', async () => {
    const { says, lender, number, command, reaches } = await received()
    await command(number, { type: 'renew' })
    await reaches(number, 'renew_requested')
    await says({ reason: 'RenewResponse', answer: 'Y', dueDate: '2027-06-30T12:00:00Z' })
    expect((await reaches(number, 'renewed_by_partner')).items).toMatchObject([{ dueDate: '2027-06-30' }])
    lender.confirmNext('renew', [
      { answer: 'error', errorType: 'UnrecognisedDataValue', problem: 'Maximum Renewals Exceeded' },
    ])
    await command(number, { type: 'renew' })
    await reaches(number, 'renew_not_accepted')
  })

  test('a recall is known by its item, a repeat of it is none, and a week later it is news', async () => {
    const made = await received([`R-${profile}`])
    const { says, number, reaches, command, newest } = made
    const recalled = await says({
      reason: 'StatusChange',
      status: 'Recalled',
      dueDate: { days: 14 },
    })
    expect(recalled.content).not.toContain(number)
    const due = instantOf(gateway.now() + 14 * 86_400_000).slice(0, 10)
    expect((await reaches(number, 'recalled_by_partner')).items).toMatchObject([{ dueDate: due }])
    const again = await made.post(recalled.content)
    expect(again.status).toBe(200)
    expect(await newest()).toMatchObject({ state: 'repeat', request: number })
    await command(number, { type: 'dismiss', attention: 'recalled' })
    gateway.advance(7 * 86_400_000)
    await made.post(recalled.content)
    expect(await newest()).toMatchObject({ state: 'applied', request: number })
    await reaches(number, 'recalled_by_partner')
  })

  test('receiving waits until each item has a name', async () => {
    const { says, number, command, reaches, lender, post } = await acceptedRequest()
    await says({ reason: 'StatusChange', status: 'Loaned' })
    await reaches(number, 'shipped_physically')
    expect(await command(number, { type: 'receive' }, 409)).toMatchObject({
      detail: expect.stringContaining('give each item its barcode'),
    })
    await command(number, { type: 'receive', barcode: `B-${profile}` })
    await reaches(number, 'received_physically')
    const last = () => lender.received().at(-1)?.message
    await until('the lender to hear of it', () => last()?.message.kind === 'ItemReceived')
    expect(last()).toMatchObject({ trigger: 'received', itemId: `B-${profile}` })
    // From now on the lender can speak of it by that name alone.
    const sent = await says({ reason: 'StatusChange', status: 'Recalled' })
    expect(sent.content).toContain(`B-${profile}`)
    await reaches(number, 'recalled_by_partner')
    const stranger = sent.content.replace(`B-${profile}`, 'B-of-nobody')
    expect(await (await post(stranger)).text()).toContain('Unknown Item')
  })

  test('several items are told of one by one, or in one message', async () => {
    const { says, number, command, reaches, lender } = await received(['V-1', 'V-2'])
    await command(number, { type: 'return' })
    await reaches(number, 'lender_check_in')
    await says({ reason: 'StatusChange', status: 'LoanCompleted', delivery: { items: ['V-1'] } })
    await reaches(number, 'lender_check_in')
    await says({ reason: 'StatusChange', status: 'LoanCompleted', delivery: { items: ['V-2'] } })
    await reaches(number, 'request_completed')
    const ids = lender.received().map(({ message: parsed }) => parsed && 'itemId' in parsed && parsed.itemId)
    expect(ids).toEqual(
      profile === 'nncipp' ? [undefined, 'V-1;V-2', 'V-1;V-2'] : [undefined, 'V-1', 'V-2', 'V-1', 'V-2'],
    )
  })

  test('of two volumes one goes back first: each has its own message and due date, and the loan ends with the last', async () => {
    const { says, number, command, reaches, lender, look } = await received(['W-1', 'W-2'])
    await command(number, { type: 'return', items: [1] })
    const returns = () =>
      lender.received().filter(({ message: parsed }) => parsed?.message.kind === 'ItemShipped')
    await until('the lender to hear of the first', () => returns().length === 1)
    expect(returns().map(({ message: parsed }) => parsed && 'itemId' in parsed && parsed.itemId)).toEqual([
      'W-1',
    ])
    expect(await reaches(number, 'received_physically')).toMatchObject({
      stage: 'received',
      items: [{ state: 'returned' }, { state: 'received' }],
      next: { who: 'library' },
    })
    await says({ reason: 'StatusChange', status: 'LoanCompleted', delivery: { items: ['W-1'] } })
    await until('the check-in of the first', async () =>
      (await look(number)).items.some(({ checkedIn }) => checkedIn === true),
    )
    expect(await look(number)).toMatchObject({ stage: 'received', attention: [] })
    await command(number, { type: 'return' })
    await reaches(number, 'lender_check_in')
    await until('the lender to hear of the second', () => returns().length === 2)
    expect(returns().at(-1)?.message).toMatchObject({ itemId: 'W-2' })
    await says({ reason: 'StatusChange', status: 'LoanCompleted', delivery: { items: ['W-2'] } })
    await reaches(number, 'request_completed')
    expect(lender.received().flatMap(({ faults }) => faults)).toEqual([])
  })

  test('a repeat of a message is answered as before, and changes nothing', async () => {
    const { says, number, post, look, newest } = await acceptedRequest()
    const { content } = await says({ reason: 'StatusChange', status: 'Loaned', delivery: { items: ['L-9'] } })
    const before = await look(number)
    const [first, second] = [await post(content), await post(content)]
    expect(await first.text()).toBe(await second.text())
    expect(await newest()).toMatchObject({ state: 'repeat' })
    expect(await look(number)).toEqual(before)
  })
})

test.each(['alma_p2p', 'nncipp'] as const)(
  'a loss or damage for which the profile %s has no message is shown as told in no event',
  async (profile) => {
    const made = await makePair(gateway, profile)
    pairs.push(made)
    const { body: latest } = await gateway.api('GET', '/v1/events?cursor=latest')
    const { nextCursor } = Events.parse(latest)
    const number = await made.borrow()
    const event = { type: 'shipped', items: [{ partnerItemId: 'L-9' }] }
    await made.command(number, { type: 'record_partner_event', event })
    await made.command(number, { type: 'receive' })
    await made.command(number, { type: 'report_damaged' })
    await made.command(number, { type: 'report_lost' })
    const events = await until('the events of both', async () => {
      const { body } = await gateway.api('GET', `/v1/events?request=${number}&limit=100&cursor=${nextCursor}`)
      const { items } = Events.parse(body)
      return items.filter(({ data }) => data.cause.name === 'not_sendable').length === 2 && items
    })
    const statuses = events.flatMap(({ status, previousStatus }) => [status, previousStatus])
    expect(statuses.filter((status) => status?.endsWith('_communicated'))).toEqual([])
  },
)
