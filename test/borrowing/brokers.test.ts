import { describe, expect, test } from 'vitest'
import { remediesOf } from '../../src/borrowing/attention/attention-rules.ts'
import { hasUndeliveredCancel } from '../../src/borrowing/attention/undelivered-cancel.ts'
import type { PartnerEvent } from '../../src/borrowing/partner-events/partner-event.ts'
import { say } from '../support/say.ts'
import { left, received, returned, sent, shipped } from './begun-stories.ts'
import { begin, deadLetter, does, hears, refusal, refused, settles, unconfirmed } from './story.ts'
import { allAttention, deadlines, question, sentOperations } from './story-views.ts'

const broker = { partners: { ALPHA: { isBroker: true, retryEndsRequest: true } } }
const withdrawn = { type: 'expects_to_supply', promiseWithdrawn: true } as const

describe('a broker', () => {
  test('withdraws the promise of a supplier: the request is accepted again, and an answer is due again', () => {
    const promised = hears(sent(broker), {
      type: 'will_supply',
      supplier: { type: 'ISIL', value: 'X-ONE' },
    })
    const story = hears(promised, withdrawn)
    expect([story.status, deadlines(story), story.request.rota[0]?.supplier]).toEqual([
      'request_accepted',
      ['response'],
      undefined,
    ])
    const next = hears(story, { type: 'will_supply', supplier: { type: 'ISIL', value: 'X-TWO' } })
    expect([next.status, next.request.rota[0]?.supplier?.value]).toEqual(['will_supply', 'X-TWO'])
  })

  test('that refuses to say its status asks nothing of staff once its answer has come meanwhile', () => {
    const doubtful = settles(does(begin(broker), 'send'), 'request', unconfirmed)
    expect(sentOperations(doubtful)).toEqual(['status_request to 1'])
    const answered = settles(hears(doubtful, 'will_supply'), 'status_request', refused())
    expect([answered.status, allAttention(answered)]).toEqual(['will_supply', []])
    const silent = settles(doubtful, 'status_request', refused())
    expect(allAttention(silent)).toContain('no_answer')
  })

  test('that repeats a step without withdrawing moves nothing back', () => {
    const story = hears(hears(sent(broker), 'will_supply'), 'expects_to_supply')
    expect([story.status, story.last.kind]).toEqual(['will_supply', 'applied'])
  })

  test('that names the library itself as the supplier waits for ever: staff decide, and nothing waits for an answer to their cancel', () => {
    const own = { ...sent(broker) }
    const story = hears(
      { ...own, context: { ...own.context, ownAgencies: [{ type: 'ISIL', value: 'X-OWN' }] } },
      { type: 'expects_to_supply', supplier: { type: 'isil', value: 'X-OWN' } },
    )
    expect([allAttention(story), story.status]).toEqual([['locally_owned'], 'locally_owned'])
    expect(story.request.next).toMatchObject({ who: 'library', for: 'cancel' })
    const next = does(story, { type: 'cancel_partner', entry: 1 })
    expect(sentOperations(next)).toEqual(['cancel to 1', 'request to 2'])
    const ended = does(story, 'cancel')
    expect([sentOperations(ended), ended.status]).toEqual([['cancel to 1'], 'cancelled_by_staff'])
    const other = hears(story, { type: 'expects_to_supply', supplier: { type: 'ISIL', value: 'X-TWO' } })
    expect([allAttention(other), other.status]).toEqual([[], 'request_accepted'])
  })

  test.each<[string, PartnerEvent, unknown[]]>([
    ['promised', { type: 'will_supply' }, ['will_supply', ['will_supply'], null]],
    [
      'asked for a condition',
      { type: 'conditional', conditions: ['NoCopies'] },
      ['conditional', [], 'condition'],
    ],
  ])('whose supplier has %s and cannot be left alone: it supplies as before', (_, said, is) => {
    const world = { partners: { ALPHA: { isBroker: true, declinesSuppliers: true } } }
    const supplier = { type: 'ISIL', value: 'X-ONE' }
    const named = hears(hears(sent(world), { type: 'expects_to_supply', supplier }), { ...said, supplier })
    const left = does(named, { type: 'cancel_partner', entry: 1, supplierOnly: true })
    expect([left.status, left.request.rota[0]?.supplier]).toEqual(['request_accepted', undefined])
    const kept = settles(left, 'decline_condition', refused())
    expect([kept.status, deadlines(kept), question(kept)]).toEqual(is)
    expect(kept.request.rota[0]).toMatchObject({ supplier })
    expect(allAttention(kept)).toContain('not_sendable')
    // The broker has named its next supplier meanwhile: the refusal is about one that was left.
    const next = hears(left, { type: 'expects_to_supply', supplier: { type: 'ISIL', value: 'X-TWO' } })
    expect(settles(next, 'decline_condition', refused()).request.rota[0]?.supplier?.value).toBe('X-TWO')
  })

  test.each([
    ['on its way', shipped(broker)],
    ['here', received(broker)],
    ['on its way back', returned(broker)],
    ['back at its supplier', hears(returned(broker), 'checked_in')],
    ['cancelled there', left(broker)],
  ])('whose other supplier says no informs of it at most, while the item is %s', (_, story) => {
    const said = { type: 'expects_to_supply', refusal: 'NotOnShelf', note: 'Sorry, not here' } as const
    const refusedBy = { type: 'ISIL', value: 'X-TWO' }
    const told = hears(story, { ...said, refusedBy }, { entry: 1 })
    expect([allAttention(told), told.status]).toEqual([['message_received'], story.status])
    expect(told.request.attention.every((each) => 'informs' in each && each.informs === true)).toBe(true)
    expect(told.request.rota[0]).toMatchObject({ state: story.request.rota[0]?.state })
  })

  test('whose offer to retry ended the request: a cancel goes out, and nothing waits for its answer', () => {
    const offered = hears(sent(broker), 'retry_possible')
    const cancelled = does(offered, 'cancel')
    expect([sentOperations(cancelled), cancelled.status]).toEqual([['cancel to 1'], 'cancelled_by_staff'])
    const next = does(offered, { type: 'cancel_partner', entry: 1 })
    expect(sentOperations(next)).toEqual(['cancel to 1', 'request to 2'])
    expect(question(does(hears(sent(), 'retry_possible'), 'cancel'))).toBe('cancel')
  })
})

test('a cancel that cannot be delivered after a request in doubt: staff may close at once', () => {
  const doubtful = settles(does(begin(), 'send'), 'request', unconfirmed)
  const cancelling = does(doubtful, 'cancel')
  expect(refusal(cancelling, 'cancel')).toMatch(/full cancel is open/)
  const failed = settles(cancelling, 'cancel', deadLetter())
  expect(allAttention(failed)).toContain('send_failed')
  const undelivered = failed.request.attention.filter(
    (each) => each.kind === 'send_failed' && each.operation === 'cancel',
  )
  expect(undelivered.map(remediesOf)).toEqual([['resend', 'send', 'cancel']])
  expect([cancelling, failed].map(({ request }) => hasUndeliveredCancel(request))).toEqual([false, true])
  const closed = does(failed, 'cancel')
  expect(closed.status).toBe('cancelled_by_staff')
  expect(closed.last.event.explanations.map((each) => say(each)).join()).toMatch(
    /not known whether the partner has the request/,
  )
})
