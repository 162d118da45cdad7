import { describe, expect, test } from 'vitest'
import { say } from '../../support/say.ts'
import { left, leftButShipped, received, sent, unfilled } from '../begun-stories.ts'
import { does, hears, refusal } from '../story.ts'
import { allAttention, attention, items, question, rota, sentOperations } from '../story-views.ts'

describe('an event of an entry that is not active', () => {
  test('is one under an earlier id of the active entry, too', () => {
    const retried = does(hears(sent(), 'retry_possible'), { type: 'retry' })
    const story = hears(retried, 'unfilled', { requestId: 'OSLO-7K2MQ4X9-1' })
    expect([story.last.kind, story.status]).toEqual(['ignored', 'request_sent'])
    expect(hears(retried, 'will_supply').status).toBe('will_supply')
  })

  test('counts under an earlier id where it proves a shipment: it is the same partner', () => {
    const retried = does(hears(sent(), 'retry_possible'), { type: 'retry' })
    const late = hears(retried, 'shipped', { requestId: 'OSLO-7K2MQ4X9-1' })
    const story = hears(late, 'unfilled', { requestId: 'OSLO-7K2MQ4X9-1' })
    expect([story.request.stage, items(story), attention(story)]).toEqual([
      'shipped',
      ['shipped'],
      ['message_received'],
    ])
  })

  test('is recorded if the entry is not in the rota', () => {
    const story = hears(sent(), 'will_supply', { entry: 9 })
    expect([story.last.kind, say(story.last.event.reason)]).toEqual([
      'ignored',
      'the entry is not in the rota',
    ])
  })
})

describe('shipped by a partner that was left', () => {
  test('raises stale_shipment, and the item is known', () => {
    const story = leftButShipped()
    expect([story.status, story.last.kind, attention(story), items(story)]).toEqual([
      'shipped_by_other_partner',
      'applied',
      ['stale_shipment'],
      ['expected', 'shipped'],
    ])
    expect(story.last.event.explanations.map((each) => say(each))).toEqual([
      'ALPHA was no longer asked, but has shipped',
    ])
  })

  test.each(['overdue', 'recalled', 'hold_return', 'completed_without_return'] as const)(
    'asks staff where it says %s of items that are here, went back or never came',
    (event) => {
      const here = does(leftButShipped(), { type: 'receive', entry: 1 })
      const notComing = { type: 'report_not_coming', entry: 1 } as const
      const closed = hears(does(unfilled(), 'cancel'), 'shipped', { entry: 1 })
      for (const story of [here, does(leftButShipped(), notComing), does(closed, notComing)])
        expect(attention(hears(story, event, { entry: 1 }))).toEqual(['event_ignored'])
      const back = does(here, { type: 'return', entry: 1 })
      const claimed = attention(hears(back, event, { entry: 1 }))
      expect(claimed).toEqual([event === 'hold_return' ? 'event_ignored' : 'return_not_seen'])
    },
  )

  test('is settled before somebody else is named, where nobody is left to ask', () => {
    const late = hears(unfilled(), 'shipped', { entry: 1 })
    expect(allAttention(late)).toEqual(['rota_used_up', 'stale_shipment'])
    expect(late.request.next).toMatchObject({ for: 'adopt', attention: 'stale_shipment' })
    expect(does(late, { type: 'report_not_coming', entry: 1 }).request.next).toMatchObject({
      for: 'add_partners',
    })
  })

  test('raises attention on a closed request, also where another partner has supplied', () => {
    const closed = does(received(), 'complete')
    const late = hears(
      closed,
      { type: 'shipped', items: [{ partnerItemId: 'A1' }, { partnerItemId: 'A2' }] },
      { entry: 1 },
    )
    expect([late.request.stage, late.status, items(late)]).toEqual([
      'closed',
      'request_completed',
      ['received', 'shipped'],
    ])
  })

  test('reported twice: one attention, one item; reported again once it has come: nothing', () => {
    const twice = hears(leftButShipped(), 'shipped', { entry: 1 })
    expect([attention(twice), items(twice)]).toEqual([['stale_shipment'], ['expected', 'shipped']])
    const here = does(twice, { type: 'receive', entry: 1 })
    const again = hears(here, 'shipped', { entry: 1 })
    expect([again.request.items, attention(again)]).toEqual([here.request.items, []])
  })

  test('is noted if it answers a status request', () => {
    const story = hears(left(), { type: 'status', code: 'Loaned', names: 'shipped' }, { entry: 1 })
    expect(attention(story)).toEqual(['stale_shipment'])
  })

  test('ends by that entry’s checked_in; what denies it is asked about', () => {
    const back = hears(leftButShipped(), 'checked_in', { entry: 1 })
    expect([attention(back), items(back), back.status]).toEqual([
      [],
      ['expected', 'returned'],
      'request_sent',
    ])
    for (const event of ['unfilled', 'cancel_accepted'] as const) {
      const story = hears(leftButShipped(), event, { entry: 1 })
      expect(attention(story)).toEqual(['stale_shipment', 'event_ignored'])
    }
    expect(attention(hears(leftButShipped(), 'message', { entry: 1 }))).toContain('stale_shipment')
    expect(attention(hears(leftButShipped(), 'unfilled', { entry: 2 }))).toEqual(['stale_shipment'])
  })
})

describe('a refused cancel of a partner that was left', () => {
  const refused = () => hears(left(), 'cancel_refused', { entry: 1 })

  test('counts as a shipment that may come, until the partner says that it does not supply', () => {
    expect([attention(refused()), items(refused())]).toEqual([['stale_shipment'], ['expected', 'shipped']])
    for (const event of ['unfilled', 'cancelled_by_partner', 'expired'] as const) {
      const story = hears(refused(), event, { entry: 1 })
      expect([attention(story), items(story)]).toEqual([[], ['expected', 'missing']])
    }
    const reported = does(refused(), { type: 'report_not_coming', entry: 1 })
    expect([attention(reported), items(reported)]).toEqual([[], ['expected', 'missing']])
  })

  test('keeps the next partner from being asked, but for staff who override that', () => {
    const world = { rota: ['ALPHA', 'BETA', 'GAMMA'] }
    const held = hears(hears(left(world), 'cancel_refused', { entry: 1 }), 'unfilled', { entry: 2 })
    expect([held.request.stage, rota(held)]).toEqual(['ready', ['cancelled', 'rejected', 'pending']])
    expect(refusal(held, 'send')).toContain('may have shipped')
    expect(rota(does(held, { type: 'send', override: true }))).toEqual(['cancelled', 'rejected', 'active'])
  })
})

describe('a promise of a partner that was left', () => {
  const late = () =>
    hears(unfilled(), { type: 'conditional', status: 'will_supply', conditions: ['NoReproduction'] })

  test('is taken by adopt, with its terms, where it is the only offer left', () => {
    const story = does(late(), { type: 'adopt', entry: 1 })
    expect([story.request.stage, rota(story), question(story), items(story)]).toEqual([
      'will_supply',
      ['active'],
      'condition',
      ['expected'],
    ])
    expect(sentOperations(story)).toEqual([])
  })

  test('is declined by a cancel', () => {
    const story = does(late(), { type: 'cancel_partner', entry: 1 })
    expect([sentOperations(story), attention(story)]).toEqual([['cancel to 1'], []])
  })
})
