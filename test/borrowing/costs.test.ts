import { describe, expect, test } from 'vitest'
import { totalCosts } from '../../src/borrowing/costs/total-costs.ts'
import type { PartnerEvent } from '../../src/borrowing/partner-events/partner-event.ts'
import type { CostRecord } from '../../src/borrowing/request/cost-record.ts'
import { Cost, Day } from '../../src/borrowing/values.ts'
import { say } from '../support/say.ts'
import { sent, shipped } from './begun-stories.ts'
import { delivers, does, hears, passes, refusal, type Story, waits } from './story.ts'
import { allAttention, operations, question, sentOperations } from './story-views.ts'
import type { World } from './world.ts'

const eur = (amount: string) => Cost.parse({ currency: 'EUR', amount })
const within: World = {
  create: { service: { type: 'loan', maximumCost: eur('20.00') } },
}
const asking: World = { ...within, workflow: { acceptWithinMaximumCost: false } }
const costs = ({ request }: Story): readonly Partial<CostRecord>[] => request.costs ?? []
const offer = (amount: string, conditions: string[] = []) =>
  ({ type: 'conditional', conditions, cost: eur(amount) }) as const

describe('an offer that nobody agreed to', () => {
  const open = () => hears(sent({ workflow: { onOpenOffer: 'decline' } }), offer('12.5'))

  test.each([
    ['its deadline', () => passes(open(), 'offer')],
    ['its partner', () => hears(open(), 'unfilled')],
    ['a cancel that the partner agrees to', () => hears(does(open(), 'cancel'), 'cancel_accepted')],
    ['staff who close the request', () => does(open(), 'complete')],
  ] as const)('is not agreed once %s ends it', (_by, end) => {
    expect(costs(end())).toMatchObject([{ kind: 'offered', agreed: false }])
  })
})

test('an offer of a partner that was cancelled before, and whose item is here, is a charge that nobody agreed to', () => {
  const cancelled = hears(delivers(does(sent(), 'cancel'), 'cancel'), 'cancel_accepted', { entry: 1 })
  const here = does(hears(cancelled, 'shipped', { entry: 1 }), 'receive')
  const story = hears(here, offer('12.5'), { entry: 1 })
  expect(costs(story)).toMatchObject([{ kind: 'charged', amount: '12.5' }])
  expect(allAttention(story)).toContain('cost')
})

describe('costs that a partner names', () => {
  test('an offer is kept with its entry, partner, time and message, once for each amount', () => {
    const story = hears(hears(sent(), offer('12.5')), offer('12.50'))
    expect(costs(story)).toEqual([
      {
        id: 1,
        kind: 'offered',
        amount: '12.5',
        currency: 'EUR',
        partner: 'ALPHA',
        entry: 1,
        at: story.context.now,
        source: { kind: 'staff', id: 'anna' },
      },
    ])
    expect(costs(hears(story, offer('13'))).map(({ amount }) => amount)).toEqual(['12.5', '13'])
  })

  test('amounts by what they are for', () => {
    const story = shipped(
      {},
      {
        type: 'shipped',
        items: [],
        costs: [
          { kind: 'delivery', ...eur('4') },
          { kind: 'other', ...eur('2.5'), note: 'insurance' },
          { kind: 'charged', ...eur('0.00') },
        ],
      },
    )
    expect(costs(story)).toMatchObject([
      { id: 1, kind: 'delivery', amount: '4' },
      { id: 2, kind: 'other', amount: '2.5', note: 'insurance' },
    ])
  })

  test('the answer to an offer is kept with it', () => {
    const offered = hears(sent(), offer('12.50'))
    expect(costs(does(offered, 'accept_condition'))).toMatchObject([{ agreed: true }])
    expect(costs(does(offered, 'decline_condition'))).toMatchObject([{ agreed: false }])
    const retry = hears(sent(), { type: 'retry_possible', cost: eur('5') })
    expect(costs(does(retry, 'retry'))).toMatchObject([{ agreed: true }])
    expect(costs(does(retry, 'decline_retry'))).toMatchObject([{ agreed: false }])
  })

  test('a charge of no more than what was agreed asks nobody; a greater one, and any other, does', () => {
    const agreed = does(hears(sent(), offer('12.50')), 'accept_condition')
    const ship = (amount: string) => hears(agreed, { type: 'shipped', items: [], cost: eur(amount) })
    expect(allAttention(ship('12.5'))).not.toContain('cost')
    expect(allAttention(ship('12.51'))).toContain('cost')
    expect(allAttention(shipped({}, { type: 'shipped', items: [], cost: eur('3') }))).toContain('cost')
  })
})

describe('an amount that the words of a partner may charge', () => {
  const unclear = [{ about: 'cost' as const, text: 'That would be about 8 EUR.', amounts: [eur('8')] }]
  const named = () => shipped(within, { type: 'shipped', items: [], note: 'words', unclear })

  test('asks as a cost, with the sentences, and counts in no sum', () => {
    const story = named()
    expect(costs(story)).toMatchObject([
      { kind: 'charged', amount: '8', doubt: { text: 'That would be about 8 EUR.' } },
    ])
    expect(story.request.attention).toContainEqual(expect.objectContaining({ kind: 'cost', costs: [1] }))
    expect(story.request.attention.find(({ kind }) => kind === 'message_received')).not.toHaveProperty(
      'unclear',
    )
    expect(totalCosts(story.request)).toEqual([])
  })

  test('is a charge once staff take it, and is closed once they drop it', () => {
    const taken = does(named(), { type: 'correct_cost', cost: 1 })
    expect(costs(taken)).toMatchObject([{ agreed: true }])
    expect(costs(taken)[0]).not.toHaveProperty('doubt')
    expect(totalCosts(taken.request)).toMatchObject([{ charged: '8', open: '8' }])
    const dropped = does(named(), { type: 'settle_cost', cost: 1 })
    expect(allAttention(dropped)).not.toContain('cost')
    expect(totalCosts(dropped.request)).toEqual([])
  })

  test('is kept once, and not beside the same amount that is charged for sure', () => {
    const again = hears(named(), { type: 'message', note: 'more words', unclear })
    expect(costs(again)).toHaveLength(1)
    const charged = shipped(within, {
      type: 'shipped',
      items: [],
      cost: eur('8.00'),
      unclear,
    })
    expect(costs(charged)).toHaveLength(1)
    expect(allAttention(charged)).toContain('cost')
  })

  test('is left to the words where nothing is supplied', () => {
    const refused = hears(sent(), { type: 'unfilled', note: 'words', unclear })
    expect(costs(refused)).toEqual([])
    expect(refused.request.attention).toContainEqual(
      expect.objectContaining({ kind: 'message_received', unclear }),
    )
  })
})

describe('the maximum cost', () => {
  test('an open offer over it asks staff with its amount, until the offer is answered', () => {
    const story = hears(sent(asking), offer('20.01'))
    expect(story.request.attention).toMatchObject([
      { kind: 'condition', cost: eur('20.01') },
      { kind: 'cost', costs: [1] },
    ])
    const agreed = does(story, { type: 'accept_condition', agreedCost: eur('20.01') })
    expect(allAttention(agreed)).not.toContain('cost')
  })

  test('an offer of another currency may be over it: staff agree to the amount that they saw, which is then the maximum', () => {
    const usd = Cost.parse({ currency: 'USD', amount: '25' })
    const story = hears(sent(within), { type: 'conditional', conditions: [], cost: usd })
    expect([question(story), allAttention(story)]).toEqual(['condition', ['condition', 'cost']])
    expect(refusal(story, 'accept_condition')).toMatch(/agreedCost/)
    const agreed = does(story, { type: 'accept_condition', agreedCost: usd })
    expect(agreed.request.rota[0]?.changes?.service?.maximumCost).toEqual(usd)
    expect(allAttention(hears(agreed, { type: 'shipped', items: [], cost: usd }))).toEqual([])
    expect(allAttention(hears(agreed, { type: 'shipped', items: [], cost: eur('25') }))).toEqual(['cost'])
  })

  test.each(['request_received', 'expects_to_supply', 'will_supply'] as const)(
    'a price or a condition beside %s is an offer, whichever form a person records',
    (type) => {
      const noted = (story: Story, event: PartnerEvent) =>
        does(story, { type: 'record_partner_event', event })
      const agreed = does(hears(sent(asking), offer('10', ['NoReproduction'])), 'accept_condition')
      expect(question(noted(agreed, { type, cost: eur('10'), conditions: ['NoReproduction'] }))).toBeNull()
      const priced = noted(agreed, { type, cost: Cost.parse({ currency: 'USD', amount: '25' }) })
      expect([question(priced), allAttention(priced)]).toEqual(['condition', ['condition', 'cost']])
      expect(question(noted(sent(), { type, conditions: ['SignatureRequired'] }))).toBe('condition')
      expect(question(noted(sent(), { type, cost: eur('0.00') }))).toBeNull()
    },
  )

  test('terms that nobody agreed to hold where the lender ships all the same: they bind, and the price is a charge', () => {
    const open = hears(sent(within), offer('25', ['LibraryUseOnly']))
    const over = hears(open, { type: 'shipped', items: [] })
    expect(costs(over)).toMatchObject([{ id: 1, kind: 'charged', amount: '25' }])
    expect(allAttention(over)).toEqual(['cost', 'condition_stated'])
    expect(over.request.rota[0]?.conditions).toEqual(['LibraryUseOnly'])
    const priced = hears(open, { type: 'shipped', items: [], cost: eur('12') })
    expect(costs(priced)).toMatchObject([
      { kind: 'offered', amount: '25' },
      { kind: 'charged', amount: '12', agreed: true },
    ])
    const informed = hears(hears(sent(within), offer('15', ['LibraryUseOnly'])), {
      type: 'shipped',
      items: [],
    })
    expect(costs(informed)).toMatchObject([{ kind: 'charged', withinMaximum: true, agreed: true }])
    const declined = does(open, 'decline_condition')
    const shippedAfter = hears(declined, { type: 'shipped', items: [] }, { entry: 1 })
    expect(allAttention(shippedAfter)).toEqual(['condition_stated', 'stale_shipment', 'cost'])
    expect(shippedAfter.request.rota[0]).toMatchObject({ conditions: ['LibraryUseOnly'] })
    expect(costs(shippedAfter)).toMatchObject([{ kind: 'charged', amount: '25' }])
    const adopted = does(shippedAfter, { type: 'adopt', entry: 1 })
    expect(allAttention(adopted)).toEqual(['condition_stated', 'cost'])
    const cancelled = hears(does(open, 'cancel'), { type: 'shipped', items: [] })
    expect(allAttention(cancelled)).toEqual(
      expect.arrayContaining(['cost', 'condition_stated', 'no_longer_wanted']),
    )
  })

  test.each(['cancel_accepted', 'cancelled_by_partner'] as const)(
    'what %s costs is a charge that asks',
    (type) => {
      for (const story of [does(sent(within), 'cancel'), sent(within)]) {
        const ended = hears(story, { type, cost: eur('5') })
        expect(costs(ended)).toMatchObject([{ kind: 'charged', amount: '5' }])
        expect(allAttention(ended)).toContain('cost')
      }
      expect(costs(hears(sent(within), { type: 'unfilled', cost: eur('5') }))).toMatchObject([
        { kind: 'offered', agreed: false },
      ])
    },
  )

  test('a condition within it is accepted automatically and informs, unless the profile says otherwise', () => {
    const story = hears(sent(within), offer('20'))
    expect(operations(story)).toEqual([{ kind: 'accept_condition', conditions: [], cost: eur('20') }])
    expect([question(story), costs(story)]).toMatchObject([null, [{ agreed: true }]])
    expect(story.request.attention).toMatchObject([{ kind: 'cost', costs: [1], informs: true }])
    expect(allAttention(hears(story, { type: 'shipped', items: [] }))).toEqual([])
    expect(story.last.event.explanations.map((each) => say(each))).toContain(
      'accepted automatically: the cost is within the maximum, and nothing else is required',
    )
    expect(question(hears(sent(asking), offer('20')))).toBe('condition')
  })

  test('not where anything else is asked, or more', () => {
    expect(question(hears(sent(within), offer('10', ['LibraryUseOnly'])))).toBe('condition')
    expect(question(hears(sent(within), offer('20.01')))).toBe('condition')
    const other = { type: 'retry_possible', reason: 'OnLoan', cost: eur('10') } as const
    expect(question(hears(sent(within), other))).toBe('retry')
  })

  test('an offer to retry within it is taken automatically, once: a partner that repeats it is for staff', () => {
    const again = { type: 'retry_possible', reason: 'CostExceedsMaxCost', cost: eur('15') } as const
    const retried = hears(sent(within), again)
    expect([sentOperations(retried), retried.request.stage]).toEqual([['retry to 1'], 'sent'])
    const repeated = hears(retried, again)
    expect([sentOperations(repeated), question(repeated)]).toEqual([[], 'retry'])
    expect(sentOperations(hears(retried, { ...again, cost: eur('16') }))).toEqual(['retry to 1'])
  })

  test('a partner that repeats CostExceedsMaxCost is asked again once for each amount; the next partner anew', () => {
    const again = { type: 'retry_possible', reason: 'CostExceedsMaxCost', cost: eur('15') } as const
    let story = sent({ ...within, rota: ['ALPHA', 'BETA'] })
    const retries: string[] = []
    for (const amount of ['15', '15.00', '14', '15', '14', '15']) {
      story = hears(story, { ...again, cost: eur(amount) })
      retries.push(...sentOperations(story))
    }
    expect(retries).toEqual(['retry to 1', 'retry to 1'])
    expect([question(story), allAttention(story)]).toEqual(['retry', ['cost', 'retry_offer']])
    const next = hears(does(story, 'decline_retry'), again, { entry: 2 })
    expect(sentOperations(next)).toEqual(['retry to 2'])
  })

  test('a condition that a refused cancel brings back is accepted as well', () => {
    const cancelling = does(sent(within), { type: 'cancel_partner', entry: 1 })
    const story = hears(hears(cancelling, offer('10')), 'cancel_refused')
    expect(sentOperations(story)).toEqual(['accept_condition to 1'])
  })
})

describe('staff', () => {
  test('add a cost in the partner’s currency, which asks until it is settled', () => {
    const story = sent({ partners: { ALPHA: { currency: 'NOK' } } })
    expect(refusal(story, 'settle_cost')).toBe('the request has no costs')
    const added = does(story, { type: 'add_cost', kind: 'copy', amount: '40', note: 'invoice 7' })
    expect(costs(added)).toMatchObject([
      { kind: 'copy', amount: '40', currency: 'NOK', partner: 'ALPHA', note: 'invoice 7' },
    ])
    expect(allAttention(added)).toContain('cost')
    const settled = does(added, 'settle_cost')
    expect(costs(settled)).toMatchObject([{ settledAt: story.context.now }])
    expect(allAttention(settled)).not.toContain('cost')
    expect(refusal(settled, 'settle_cost')).toBe('every cost is settled')
  })

  test('name a currency where nothing says which one is meant', () => {
    expect(refusal(sent(), { type: 'add_cost', kind: 'copy', amount: '40' })).toMatch(/name a currency/)
  })

  test('correct and settle one cost by its number', () => {
    const add = (story: Story, amount: string) =>
      does(story, { type: 'add_cost', kind: 'charged', amount, currency: 'EUR' })
    const story = add(add(sent(), '10'), '20')
    const corrected = does(story, { type: 'correct_cost', cost: 1, amount: '9.5' })
    expect(costs(corrected)).toMatchObject([{ amount: '9.5', agreed: true }, { amount: '20' }])
    const settled = does(corrected, { type: 'settle_cost', cost: 2 })
    expect(costs(settled).map(({ settledAt }) => settledAt !== undefined)).toEqual([false, true])
    expect(refusal(story, { type: 'settle_cost', cost: 9 })).toBe('the request has no such cost')
    const paid = { invoiceNumber: 'R-2026-17', paidOn: Day.parse('2026-12-01') }
    expect(costs(does(story, { type: 'settle_cost', ...paid }))).toMatchObject([paid, paid])
  })
})

test('a credit asks, and is in no total until staff confirm or settle it', () => {
  const credited = hears(hears(shipped(), { type: 'message', costs: [{ kind: 'charged', ...eur('12') }] }), {
    type: 'message',
    costs: [{ kind: 'credit', ...eur('15') }],
  })
  const open = (story: Story) => totalCosts(story.request).map(({ charged, open }) => [charged, open])
  expect(costs(credited)[1]).not.toHaveProperty('agreed')
  expect(allAttention(credited)).toContain('cost')
  expect(open(credited)).toEqual([['12', '12']])
  expect(open(does(credited, { type: 'correct_cost', cost: 2 }))).toEqual([['-3', '-3']])
  expect(open(does(credited, { type: 'settle_cost', cost: 2 }))).toEqual([['-3', '12']])
})

test('totals are exact, by currency', () => {
  const add = (story: Story, kind: CostRecord['kind'], amount: string, currency = 'EUR') =>
    does(story, { type: 'add_cost', kind, amount, currency })
  const charged = add(add(add(sent(), 'charged', '0.1'), 'delivery', '0.2'), 'copy', '3', 'DKK')
  const settled = does(charged, { type: 'settle_cost', cost: 1 })
  const agreed = does(settled, {
    type: 'add_cost',
    kind: 'offered',
    amount: '7',
    currency: 'EUR',
    agreed: true,
  })
  expect(totalCosts(agreed.request)).toEqual([
    { currency: 'DKK', agreed: '0', charged: '3', settled: '0', open: '3' },
    { currency: 'EUR', agreed: '7', charged: '0.30', settled: '0.10', open: '0.20' },
  ])
})

test('the agreed total is the last offer of a partner that still counts', () => {
  const accepted = (story: Story, amount: string) => does(hears(story, offer(amount)), 'accept_condition')
  const agreed = ({ request }: Story) => totalCosts(request).map((total) => total.agreed)
  const raised = accepted(waits(accepted(sent({ rota: ['ALPHA', 'BETA'] }), '80'), 1), '120')
  expect(agreed(raised)).toEqual(['120'])
  expect(agreed(hears(raised, 'unfilled'))).toEqual(['0'])
})

describe('an offer over the maximum cost', () => {
  const limited: World = {
    ...asking,
    create: { service: { type: 'loan', maximumCost: eur('10') } },
  }
  const retryOf = (amount: string) =>
    ({ type: 'retry_possible', reason: 'CostExceedsMaxCost', cost: eur(amount) }) as const

  test.each([
    ['accept_condition', offer('25')],
    ['retry', retryOf('25')],
  ] as const)('%s needs the cost that staff saw, and raises the limit that is sent to it', (type, event) => {
    const story = hears(sent(limited), event)
    expect(refusal(story, { type })).toContain('over the maximum')
    expect(refusal(story, { type, agreedCost: eur('10') })).toContain('another cost')
    const agreed = does(story, { type, agreedCost: eur('25.00') })
    expect(agreed.request.rota[0]?.changes?.service?.maximumCost).toEqual(eur('25'))
    expect(costs(agreed)).toMatchObject([{ amount: '25', agreed: true }])
  })

  test('within it nothing need be named, and a cost that changed meanwhile is refused', () => {
    const story = hears(sent(limited), offer('8'))
    expect(refusal(story, 'accept_condition')).toBeUndefined()
    expect(refusal(story, { type: 'accept_condition', agreedCost: eur('8.00') })).toBeUndefined()
    const other = hears(story, offer('9'))
    expect(refusal(other, { type: 'accept_condition', agreedCost: eur('8') })).toContain('another cost')
  })
})

describe('charges', () => {
  const charge = (type: 'overdue' | 'message' | 'shipped' | 'completed_without_return', amount: string) => ({
    type,
    items: [],
    costs: [{ kind: 'charged' as const, ...eur(amount) }],
  })
  const asks = ({ request }: Story) =>
    request.attention.flatMap((each) =>
      each.kind === 'cost' ? [each.informs === true ? '?cost' : '!cost'] : [],
    )

  test('in sum within the maximum cost are agreed and inform, unless the profile says otherwise; beyond it they ask', () => {
    const one = hears(sent(within), charge('shipped', '12'))
    expect([asks(one), costs(one)]).toMatchObject([['?cost'], [{ agreed: true, withinMaximum: true }]])
    expect(asks(hears(one, charge('message', '8')))).toEqual(['?cost'])
    expect(asks(hears(one, charge('message', '8.01')))).toEqual(['!cost'])
    expect(asks(does(one, 'settle_cost'))).toEqual([])
    expect(asks(hears(sent(asking), charge('shipped', '12')))).toEqual(['!cost'])
  })

  test('after the end ask only beyond the maximum cost; after a loss or damage they always ask', () => {
    const here = does(hears(sent(within), charge('shipped', '12')), 'receive')
    const ended = hears(does(here, 'return'), 'checked_in')
    expect(ended.request.outcome).toMatchObject({ kind: 'completed' })
    expect(asks(hears(ended, charge('message', '8'), { entry: 1 }))).toEqual(['?cost'])
    expect(asks(hears(ended, charge('message', '8.01'), { entry: 1 }))).toEqual(['!cost'])
    for (const type of ['report_lost', 'report_damaged'] as const)
      expect(asks(hears(does(here, type), charge('message', '5')))).toEqual(['!cost'])
  })

  test.each(['overdue', 'completed_without_return'] as const)(
    'with %s ask, also within the maximum',
    (type) => {
      expect(asks(hears(does(hears(sent(within), 'shipped'), 'receive'), charge(type, '5')))).toEqual([
        '!cost',
      ])
    },
  )

  test('that repeat an amount are the same beside a status, and further ones in a notification or for a loss', () => {
    const one = shipped({}, charge('shipped', '12'))
    expect(costs(hears(one, charge('shipped', '12')))).toHaveLength(1)
    for (const type of ['message', 'overdue', 'completed_without_return'] as const) {
      const again = hears(does(one, 'settle_cost'), charge(type, '12'))
      expect([asks(again), costs(again)]).toMatchObject([['!cost'], [{}, { possibleRepeat: true }]])
    }
  })
})
