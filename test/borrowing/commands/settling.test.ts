import { describe, expect, test } from 'vitest'
import { leftButShipped, received, sent, shipped } from '../begun-stories.ts'
import { begin, does, hears, refusal, settles, unconfirmed } from '../story.ts'
import { attention, deadlines, items, rota, sentOperations } from '../story-views.ts'

const adopt = { type: 'adopt', entry: 1 } as const

describe('adopt', () => {
  test('that entry is active and shipped, the other is left with a cancel', () => {
    const story = does(leftButShipped(), adopt)
    expect([story.status, rota(story), sentOperations(story), attention(story), deadlines(story)]).toEqual([
      'shipped_physically',
      ['active', 'cancelled'],
      ['cancel to 2'],
      [],
      [],
    ])
    expect([items(story), items(does(story, 'receive'))]).toEqual([['shipped'], ['received']])
  })

  test('the other was never reached: withdrawn, it never hears of it', () => {
    const world = { workflow: { afterPartnerCancel: 'at_once' } } as const
    const queued = does(sent(world), { type: 'cancel_partner', entry: 1 })
    const story = does(hears(queued, 'shipped', { entry: 1 }), adopt)
    expect([sentOperations(story), rota(story)]).toEqual([[], ['active', 'cancelled']])
    expect(story.outbox.map((message) => message.operation)).toEqual(['cancel'])
  })

  test('the other has been asked to cancel already: no second message', () => {
    const open = does(leftButShipped(), { type: 'cancel_partner', entry: 2 })
    expect([sentOperations(does(open, adopt)), rota(does(open, adopt))]).toEqual([
      [],
      ['active', 'cancelled'],
    ])
  })

  test('from unfilled, and from the end, where nobody has supplied', () => {
    const kept = hears(leftButShipped(), 'unfilled', { entry: 2 })
    expect(does(kept, adopt).status).toBe('shipped_physically')
    const closed = hears(leftButShipped({ workflow: { onRotaUsedUp: 'close' } }), 'unfilled', { entry: 2 })
    const story = does(closed, adopt)
    expect([closed.request.stage, story.status, story.request.outcome]).toEqual([
      'closed',
      'shipped_physically',
      null,
    ])
  })

  test('not once the other has shipped, or has supplied', () => {
    const both = hears(leftButShipped(), 'shipped', { entry: 2 })
    expect(refusal(both, adopt)).toBe('not while the request is shipped')
    expect(refusal(does(both, 'complete'), adopt)).toMatch(/has supplied/)
    expect(refusal(leftButShipped(), { type: 'adopt', entry: 2 })).toBe('that partner shipped nothing')
    expect(refusal(sent(), adopt)).toBe(
      'only while this needs attention: Unexpected shipment and Late promise: the only offer',
    )
  })

  test('items shipped under an earlier request id of the active partner need none: it is the same partner', () => {
    const retried = does(hears(sent(), 'retry_possible'), { type: 'retry' })
    const late = hears(retried, 'shipped', { requestId: 'OSLO-7K2MQ4X9-1' })
    expect([late.status, late.request.stage, rota(late)]).toEqual([
      'shipped_physically',
      'shipped',
      ['active', 'pending'],
    ])
  })
})

describe('complete', () => {
  test('closes the request with the reason in any stage but closed', () => {
    for (const story of [begin({ rota: [] }), begin(), sent(), shipped(), received()]) {
      const done = does(story, { type: 'complete', reason: 'externally_obtained' })
      expect([done.status, done.request.outcome]).toEqual([
        'externally_obtained',
        { kind: 'completed', reason: 'externally_obtained' },
      ])
    }
    expect(refusal(does(begin(), 'complete'), 'complete')).toBe('not while the request is closed')
  })

  test('the active entry has supplied if it shipped, else it is left with a cancel', () => {
    expect([rota(does(shipped(), 'complete')), sentOperations(does(shipped(), 'complete'))]).toEqual([
      ['supplied', 'skipped'],
      [],
    ])
    expect([rota(does(sent(), 'complete')), sentOperations(does(sent(), 'complete'))]).toEqual([
      ['cancelled', 'skipped'],
      ['cancel to 1'],
    ])
    const doubt = settles(does(begin(), 'send'), 'request', unconfirmed)
    expect(sentOperations(does(doubt, 'complete'))).toEqual(['cancel to 1'])
    const queued = does(does(begin(), 'send'), 'complete')
    expect([sentOperations(queued), queued.outbox]).toEqual([[], []])
  })
})
