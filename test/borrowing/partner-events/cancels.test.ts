import { describe, expect, test } from 'vitest'
import { say } from '../../support/say.ts'
import { sent, shipped } from '../begun-stories.ts'
import { does, hears } from '../story.ts'
import { attention, rota, sentOperations } from '../story-views.ts'

// The answers to a cancel, and the messages that cross it, are tested with the command: commands/cancelling.test.ts.

describe('cancel_accepted, cancel_refused', () => {
  test('without an open cancel: a yes is the partner’s own doing, a no is recorded', () => {
    const refused = hears(sent(), 'cancel_refused')
    expect([refused.last.kind, say(refused.last.event.reason), refused.status]).toEqual([
      'ignored',
      'does not cancel: it does not fit: the request is sent',
      'request_sent',
    ])
    expect(rota(hears(sent(), 'cancel_accepted'))).toEqual(['cancelled', 'active'])
  })

  test('with the step off a refusal shows no status of its own', () => {
    const world = { workflow: { steps: { cancelNotAccepted: false } } }
    const story = hears(does(sent(world), 'cancel'), 'cancel_refused')
    expect([story.status, story.request.lastAnswer]).toEqual(['request_sent', null])
  })
})

test('the refusal of a cancel is shown until that partner is left or gets another cancel', () => {
  const cancels = (story: Parameters<typeof does>[0]) => does(story, { type: 'cancel_partner', entry: 1 })
  const refused = hears(cancels(sent()), 'cancel_refused')
  expect(attention(refused)).toEqual(['cancel_refused'])
  const again = cancels(refused)
  expect(attention(again)).toEqual([])
  expect(attention(hears(again, 'cancel_refused'))).toEqual(['cancel_refused'])
  const left = hears(refused, 'unfilled')
  expect([rota(left), attention(left)]).toEqual([['rejected', 'active'], []])
})

describe('cancel_accepted after the partner has shipped', () => {
  test('asks staff whether the item comes: the shipment had overtaken the cancel', () => {
    const story = hears(hears(does(sent(), 'cancel'), 'shipped'), 'cancel_accepted')
    expect([story.status, story.request.next]).toMatchObject([
      'shipped_physically',
      { who: 'library', attention: 'no_longer_wanted' },
    ])
    expect(attention(story)).toEqual(['cancel_refused', 'no_longer_wanted', 'event_ignored'])
    const refused = hears(hears(does(sent(), 'cancel'), 'shipped'), 'cancel_refused')
    expect(attention(refused)).toEqual(['cancel_refused', 'no_longer_wanted'])
  })
})

describe('cancelled_by_partner', () => {
  test('before shipped, no cancel open: as unfilled', () => {
    for (const story of [sent(), hears(sent(), 'request_received'), hears(sent(), 'conditional')]) {
      const next = hears(story, { type: 'cancelled_by_partner', reason: 'NoLongerAvailable' })
      expect([rota(next), sentOperations(next), say(next.request.rota[0]?.reason)]).toEqual([
        ['cancelled', 'active'],
        ['request to 2'],
        'NoLongerAvailable',
      ])
    }
    expect(hears(shipped(), 'cancelled_by_partner').last.kind).toBe('ignored')
  })

  test('the end of the rota: outcome cancelled_by_partner where the request is closed, else it is kept for staff', () => {
    const closing = { rota: ['ALPHA'], workflow: { onRotaUsedUp: 'close' } } as const
    expect(hears(sent(closing), 'cancelled_by_partner').status).toBe('cancelled_by_partner')
    expect(hears(sent({ rota: ['ALPHA'] }), 'cancelled_by_partner').status).toBe('unfilled')
  })
})
