import { describe, expect, test } from 'vitest'
import { Day } from '../../../src/borrowing/values.ts'
import { say } from '../../support/say.ts'
import { left, leftButShipped, received, returned, sent, shipped } from '../begun-stories.ts'
import { answers, delivers, does, hears, refusal, type Story } from '../story.ts'
import { attention, items, operations, ownDeadlines, question, rota, sentOperations } from '../story-views.ts'

const atReturn = { workflow: { complete: 'at_return' } } as const

test.each([
  ['recalled', hears(received(), 'recalled'), ['recalled']],
  ['overdue and recalled', hears(hears(received(), 'overdue'), 'recalled'), ['overdue', 'recalled']],
  ['whose hold was cancelled', does(received(), 'cancel_hold'), ['return_due']],
  ['that nobody asks for', received(), []],
])('a return that is undone, of an item %s: it has to go back as before', (_, story, kinds) => {
  const undone = does(delivers(does(story, 'return'), 'shipped_return'), 'undo_return')
  expect([undone.request.stage, attention(undone)]).toEqual(['received', kinds])
  expect(undone.request.next?.for).toBe(kinds.length === 0 ? 'place_on_shelf' : 'return')
  expect(attention(does(undone, 'return'))).toEqual([])
})

describe('a return that is undone', () => {
  const loaned = (story = received()) => does(story, 'patron_loan')
  const undone = (story: Story) => does(does(story, 'return'), 'undo_return')

  test.each([
    ['on the hold shelf', does(received(), 'place_on_shelf'), 'received', 'on_shelf'],
    ['in transit', does(received(), 'put_in_transit'), 'received', 'in_transit'],
    ['not placed yet', received(), 'received', 'placed'],
    ['with the patron', loaned(), 'on_loan', 'none'],
    ['brought back', does(loaned(), 'patron_return'), 'patron_returned', 'none'],
  ])('of an item that was %s: it is there again', (_, story, state, hold) => {
    const again = undone(story)
    expect([again.request.stage, again.status]).toEqual([state, story.status])
    expect(again.request.items).toMatchObject([{ state, hold }])
    expect(again.request.next).toMatchObject({ for: story.request.next?.for })
  })

  test('in the ILS: a loan that the return has ended is not taken back, and nobody is to fetch what came back', () => {
    const recorded = (story: Story) => answers(story, { type: 'ils_accepted', item: 1, id: 'R-1' })
    const lent = loaned(recorded(received({ recordsInIls: true })))
    const again = undone(lent)
    expect(again.last.effects.filter(({ kind }) => kind !== 'send')).toEqual([
      { kind: 'ils', call: 'accept_items', items: [1] },
    ])
    expect(again.last.event.explanations.map((each) => say(each))).toContain(
      'the return ended the patron’s loan in the library’s own system: the item is received again, and must be lent again',
    )
    expect(recorded(again).request).toMatchObject({
      stage: 'received',
      items: [{ state: 'received', hold: 'placed' }],
    })
    const broughtBack = undone(does(lent, 'patron_return'))
    expect(broughtBack.request).toMatchObject({ stage: 'patron_returned', negotiation: null })
    expect(broughtBack.last.effects.filter(({ kind }) => kind === 'ils')).toEqual([])
  })

  test('once it has closed the request: it goes on, and its return is sent anew', () => {
    const closed = returned(atReturn)
    expect([closed.request.stage, closed.allowed.includes('undo_return')]).toEqual(['closed', true])
    const again = does(closed, 'undo_return')
    expect([again.status, again.request.outcome, rota(again)]).toEqual([
      'received_physically',
      null,
      rota(received()),
    ])
    expect(sentOperations(does(again, 'return'))).toEqual(['shipped_return to 1'])
  })

  test('after the partner’s check-in: what it ended is here, as with a check-in that comes too early', () => {
    const closed = hears(returned(), 'checked_in')
    const again = does(closed, 'undo_return')
    expect([again.request.stage, attention(again)]).toEqual(['received', ['checked_in_early']])
    const back = delivers(does(again, 'return'), 'shipped_return')
    expect([back.request.stage, back.request.outcome]).toEqual(['closed', { kind: 'completed' }])
  })

  test('in a request that was closed for a reason: it stays closed, with an item that is to go back', () => {
    const completed = does(does(received(), { type: 'complete', reason: 'externally_obtained' }), 'return')
    const again = does(completed, 'undo_return')
    expect([again.status, attention(again)]).toEqual(['externally_obtained', ['return_due']])
    expect(again.allowed).toContain('return')
  })

  test('of nothing: the refusal says what to do', () => {
    expect(refusal(does(sent(), 'complete'), 'undo_return')).toBe(
      'no item was recorded as returned; of a lost item use found',
    )
  })
})

describe('return', () => {
  test('from received, on_loan and patron_returned: shipped_return is sent', () => {
    const loaned = does(received(), 'patron_loan')
    for (const story of [received(), loaned, does(loaned, 'patron_return')]) {
      const back = does(story, { type: 'return', note: 'thank you' })
      expect([back.status, operations(back)]).toEqual([
        'returned_to_partner',
        [{ kind: 'shipped_return', items: [1], note: 'thank you' }],
      ])
    }
  })

  test('sent: the check-in is awaited, or completed at once, by profile', () => {
    expect(returned().status).toBe('lender_check_in')
    expect(returned(atReturn).status).toBe('request_completed')
    expect(returned({ workflow: { steps: { lenderCheckIn: false } } }).status).toBe('request_completed')
  })

  test('no item is here any more, though a part is still to come: shipped', () => {
    const both = shipped({ create: { items: 2 } })
    const one = does(both, { type: 'receive', items: [{ id: 2 }] })
    const story = does(delivers(does(one, 'renew'), 'renew'), 'return')
    expect([story.status, ownDeadlines(story), items(story)]).toEqual([
      'shipped_physically',
      ['transit'],
      ['shipped', 'returned'],
    ])
  })

  test('sends shipped_forward to another agency, which ends as a return does', () => {
    const story = does(received(), { type: 'return', toAgency: 'ISIL:NO-2' })
    expect(operations(story)).toEqual([{ kind: 'shipped_forward', items: [1], toAgency: 'ISIL:NO-2' }])
    expect(delivers(story, 'shipped_forward').status).toBe('lender_check_in')
    const done = does(received(atReturn), { type: 'return', toAgency: 'ISIL:NO-2' })
    expect(delivers(done, 'shipped_forward').status).toBe('request_completed')
  })

  test('several volumes: a part return is sent in words, the return with the last one', () => {
    const two = received({ create: { items: 2 } })
    const one = does(two, { type: 'return', items: [1] })
    expect([one.status, items(one), operations(one)]).toEqual([
      'received_physically',
      ['returned', 'received'],
      [{ kind: 'message', note: 'Returned: item 1' }],
    ])
    const both = does(one, 'return')
    expect([both.status, operations(both)]).toEqual([
      'returned_to_partner',
      [{ kind: 'shipped_return', items: [1, 2] }],
    ])
  })

  test('a partner whose protocol reports each item gets a message for each as it goes back', () => {
    const two = received({ create: { items: 2 }, partners: { ALPHA: { returnsEachItem: true } } })
    const one = does(two, { type: 'return', items: [1] })
    expect(operations(one)).toEqual([{ kind: 'shipped_return', items: [1] }])
    expect(delivers(one, 'shipped_return').request.stage).toBe('received')
    expect(operations(does(one, 'return'))).toEqual([{ kind: 'shipped_return', items: [2] }])
  })

  test('while another volume is still on its way the return is not sent', () => {
    const one = does(shipped({ create: { items: 2 } }), { type: 'receive', items: [{ id: 1 }] })
    const back = does(one, 'return')
    expect([back.status, sentOperations(back)]).toEqual(['shipped_physically', ['message to 1']])
    const missing = does(back, { type: 'receive', missing: [2] })
    expect(sentOperations(missing)).toEqual(['received to 1', 'shipped_return to 1'])
    const late = does(does(back, 'receive'), 'return')
    expect([late.status, operations(late)]).toEqual([
      'returned_to_partner',
      [{ kind: 'shipped_return', items: [1, 2] }],
    ])
  })

  test('items that came after the return was sent go back too, and the return is sent again', () => {
    const one = does(shipped({ create: { items: 2 } }), { type: 'receive', missing: [2] })
    const back = delivers(does(one, 'return'), 'shipped_return')
    const again = does(does(back, 'receive'), 'return')
    expect([again.status, sentOperations(again)]).toEqual(['returned_to_partner', ['shipped_return to 1']])
  })

  test('with the last one a recall, an overdue notice, a hold and a renewal end', () => {
    const wanted = hears(hears(hears(does(received(), 'renew'), 'overdue'), 'hold_return'), 'recalled')
    const back = does(wanted, 'return')
    expect([attention(back), question(back)]).toEqual([[], null])
    const renewedAndReturned = does(does(received(), 'renew'), 'return')
    expect(question(renewedAndReturned)).toBeNull()
  })

  test('the library’s own system gets the clean-up', () => {
    const world = { recordsInIls: true }
    const here = does(shipped(world), 'receive')
    const skipped = { ...here, context: { ...here.context, recordsInIls: false } }
    expect(does(skipped, 'complete').last.effects).toEqual([])
    const story = does(received(), 'return', { recordsInIls: true })
    expect(story.last.effects).toContainEqual({ kind: 'ils', call: 'remove_items', items: [1] })
  })

  test('is allowed on a closed request with items out', () => {
    const closed = does(received(), 'complete')
    const back = does(closed, 'return')
    expect([back.status, items(back), sentOperations(back)]).toEqual([
      'request_completed',
      ['returned'],
      ['shipped_return to 1'],
    ])
    expect(delivers(back, 'shipped_return').status).toBe('request_completed')
    expect(hears(back, 'checked_in', { entry: 1 }).request.items[0]?.checkedIn).toBe(true)
  })

  test('items of a partner that was left go back, whether received or not; the return is sent', () => {
    const unread = does(leftButShipped(), { type: 'return', entry: 1 })
    expect([sentOperations(unread), attention(unread), rota(unread), unread.status]).toEqual([
      ['shipped_return to 1'],
      [],
      ['cancelled', 'active'],
      'request_sent',
    ])
    expect(sentOperations(does(leftButShipped(), 'return'))).toEqual(['shipped_return to 1'])
  })

  test('without an entry named what the active partner sent goes back first', () => {
    const both = does(hears(leftButShipped(), 'shipped', { entry: 2 }), { type: 'receive', entry: 2 })
    expect(sentOperations(does(both, 'return'))).toEqual(['shipped_return to 2'])
    expect(sentOperations(does(both, { type: 'return', entry: 1 }))).toEqual(['shipped_return to 1'])
  })

  test('a return without an item here is refused', () => {
    expect(refusal(sent(), 'return')).toMatch(/here to go back/)
    expect(refusal(returned(), 'return')).toMatch(/here to go back/)
    expect(refusal(received(), { type: 'return', items: [9] })).toMatch(/not here/)
  })
})

describe('hold_return', () => {
  test('sent to the partner, from received to returned', () => {
    const loaned = does(received(), 'patron_loan')
    for (const story of [received(), loaned, does(loaned, 'patron_return'), returned()]) {
      expect(operations(does(story, { type: 'hold_return', note: 'for a reader' }))).toEqual([
        { kind: 'hold_return', note: 'for a reader' },
      ])
    }
    expect(refusal(shipped(), 'hold_return')).toBe(
      'only in stage: received, on loan to the patron, returned by the patron and returned to the partner; now: shipped',
    )
    expect(refusal(left(), 'hold_return')).toBe(
      'only in stage: received, on loan to the patron, returned by the patron and returned to the partner; now: sent',
    )
  })
})

test.each([
  [{ courier: 'DHL', trackingId: 'JD01' }, 'Sent by DHL. Tracking number: JD01.'],
  [{ trackingId: 'JD01', note: 'Thank you.' }, 'Thank you. Tracking number: JD01.'],
  [{}, undefined],
])('the partner hears how a parcel can be followed: %j', (parcel, note) => {
  const { effects } = does(received(), { type: 'return', ...parcel }).last
  const sent = effects.find((each) => each.kind === 'send')
  expect(sent?.operation).toMatchObject({ kind: 'shipped_return' })
  expect(sent?.operation).toHaveProperty('items')
  expect(Object(sent?.operation).note).toBe(note)
})

describe('claim_returned', () => {
  test('tells a partner that misses the item when and how it went back, until its check-in', () => {
    const claim = {
      type: 'claim_returned',
      by: 'library',
      on: Day.parse('2026-03-01'),
      courier: 'DHL',
      trackingId: 'T1',
    } as const
    const story = does(returned(), claim)
    expect(story.last.effects).toMatchObject([
      {
        kind: 'send',
        operation: {
          kind: 'message',
          note: 'We returned the item on 2026-03-01. Sent by DHL. Tracking number: T1.',
        },
      },
    ])
    expect(story.request.attention).toMatchObject([
      { kind: 'claims_returned', by: 'library', trackingId: 'T1' },
    ])
    expect(story.request.next?.who).toBe('partner')
    expect(hears(story, 'checked_in').request.attention).toEqual([])
  })

  test('asks staff where the patron says so, and nobody is told', () => {
    const story = does(does(received(), 'patron_loan'), { type: 'claim_returned', by: 'patron' })
    expect([story.request.next?.who, story.request.next?.for, story.last.effects]).toEqual([
      'library',
      'patron_return',
      [],
    ])
    expect(does(story, 'patron_return').request.attention).toEqual([])
    expect(refusal(received(), { type: 'claim_returned', by: 'patron' })).toMatch(/went back or is on loan/)
  })
})
