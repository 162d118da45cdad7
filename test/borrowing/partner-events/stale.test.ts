import { describe, expect, test } from 'vitest'
import { left, leftButShipped, received, sent } from '../begun-stories.ts'
import { does, hears, smallestEvents } from '../story.ts'
import { attention, items, rota } from '../story-views.ts'

describe('an event of an entry that is not active', () => {
  test('is recorded and changes nothing', () => {
    for (const event of smallestEvents) {
      if (event.type === 'shipped') continue
      const story = hears(left(), event, { entry: 1 })
      expect([event.type, story.last.kind, story.last.event.reason]).toEqual([
        event.type,
        'ignored',
        'partner ALPHA is no longer asked',
      ])
      expect([story.status, rota(story), attention(story)]).toEqual([
        'request_sent',
        ['cancelled', 'active'],
        event.type === 'message' ? ['message_received'] : [],
      ])
    }
  })

  test('is one under an earlier id of the active entry, too', () => {
    const retried = does(hears(sent(), 'retry_possible'), { type: 'retry' })
    const story = hears(retried, 'unfilled', { requestId: 'OSLO-7K2MQ4X9-1' })
    expect([story.last.kind, story.status]).toEqual(['ignored', 'request_sent'])
    expect(hears(retried, 'will_supply').status).toBe('will_supply')
  })

  test('does not change what was shipped under the earlier id', () => {
    const retried = does(hears(sent(), 'retry_possible'), { type: 'retry' })
    const late = hears(retried, 'shipped', { requestId: 'OSLO-7K2MQ4X9-1' })
    const story = hears(late, 'unfilled', { requestId: 'OSLO-7K2MQ4X9-1' })
    expect([story.request.stage, items(story), attention(story)]).toEqual(['sent', ['shipped'], []])
  })

  test('is recorded if the entry is not in the rota', () => {
    const story = hears(sent(), 'will_supply', { entry: 9 })
    expect([story.last.kind, story.last.event.reason]).toEqual(['ignored', 'the entry is not in the rota'])
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
    expect(story.last.event.explanations).toEqual(['partner ALPHA was left, but has shipped'])
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
    expect([again.last.kind, attention(again)]).toEqual(['ignored', []])
  })

  test('is noted if it answers a status request', () => {
    const story = hears(left(), { type: 'status', code: 'Loaned', names: 'shipped' }, { entry: 1 })
    expect(attention(story)).toEqual(['stale_shipment'])
  })

  test('ends by that entry’s checked_in, unfilled or cancel_accepted', () => {
    for (const event of ['checked_in', 'unfilled', 'cancel_accepted'] as const) {
      const story = hears(leftButShipped(), event, { entry: 1 })
      expect([attention(story), items(story), story.status]).toEqual([
        [],
        ['expected', 'returned'],
        'request_sent',
      ])
    }
    expect(attention(hears(leftButShipped(), 'message', { entry: 1 }))).toContain('stale_shipment')
    expect(attention(hears(leftButShipped(), 'unfilled', { entry: 2 }))).toEqual(['stale_shipment'])
  })
})
