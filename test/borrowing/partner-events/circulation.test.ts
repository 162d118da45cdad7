import { describe, expect, test } from 'vitest'
import { Day } from '../../../src/borrowing/values.ts'
import { received, returned, sent, shipped } from '../begun-stories.ts'
import { delivers, does, hears } from '../story.ts'
import { attention, deadlines, question, raised } from '../story-views.ts'

const later = Day.parse('2026-06-01')
const onLoan = () => does(received(), 'patron_loan')
const renewing = () => delivers(does(onLoan(), 'renew'), 'renew')

describe('renewed', () => {
  test('from received to patron_returned, also without an open renew: due date, last answer, attention cleared', () => {
    const wanted = hears(hears(onLoan(), 'overdue'), 'recalled')
    for (const story of [received(), onLoan(), does(onLoan(), 'patron_return'), renewing(), wanted]) {
      const renewed = hears(story, { type: 'renewed', dueDate: later })
      expect([
        renewed.status,
        renewed.request.items[0]?.dueDate,
        attention(renewed),
        question(renewed),
      ]).toEqual(['renewed_by_partner', '2026-06-01', [], null])
      expect(deadlines(renewed)).toEqual([])
    }
    expect(hears(shipped(), 'renewed').status).toBe('renewed_by_partner')
  })
})

describe('renew_refused, renew_pending', () => {
  test('negotiation renew: last answer renew_refused until the next command or event; pending leaves it open', () => {
    const refused = hears(renewing(), 'renew_refused')
    expect([refused.status, question(refused), deadlines(refused)]).toEqual(['renew_not_accepted', null, []])
    expect(does(refused, { type: 'message', note: 'x' }).status).toBe('renew_not_accepted')
    expect(does(refused, 'patron_return').status).toBe('returned_by_patron')
    const pending = hears(renewing(), 'renew_pending')
    expect([pending.status, pending.last.kind, deadlines(pending)]).toEqual([
      'renew_requested',
      'applied',
      ['renewal_answer'],
    ])
  })

  test('without one: ignored', () => {
    for (const event of ['renew_refused', 'renew_pending'] as const) {
      expect(hears(onLoan(), event).last.kind).toBe('ignored')
    }
  })
})

describe('overdue, recalled, hold_return, release_hold_return', () => {
  const kinds = ['overdue', 'recalled', 'hold_return'] as const

  test('from shipped to patron_returned: attention; release clears hold_return', () => {
    for (const story of [shipped(), received(), onLoan(), does(onLoan(), 'patron_return')]) {
      for (const kind of kinds) expect(attention(hears(story, kind))).toEqual([kind])
      expect(attention(hears(hears(story, 'hold_return'), 'release_hold_return'))).toEqual([])
    }
  })

  test('once of a kind', () => {
    const twice = hears(hears(received(), { type: 'recalled', dueDate: later }), 'recalled')
    expect(raised(twice)).toEqual([{ kind: 'recalled' }])
  })

  test('a new due date is kept', () => {
    for (const type of ['overdue', 'recalled'] as const) {
      expect(hears(received(), { type, dueDate: later }).request.items[0]?.dueDate).toBe('2026-06-01')
    }
  })

  test('recalled ends renew and renew_review', () => {
    expect(question(hears(renewing(), 'recalled'))).toBeNull()
    const review = does(received({ workflow: { steps: { mediatedRenewal: true } } }), 'renew')
    expect(question(hears(review, 'recalled'))).toBeNull()
    expect(question(hears(renewing(), 'overdue'))).toBe('renew')
  })

  test('with the recall step off: the due date changes, the renewal ends, no status of its own', () => {
    const world = { workflow: { steps: { recall: false } } }
    const story = hears(does(received(world), 'renew'), { type: 'recalled', dueDate: later })
    expect([story.status, question(story), story.request.items[0]?.dueDate]).toEqual([
      'received_physically',
      null,
      '2026-06-01',
    ])
  })

  test('are only recorded in returned', () => {
    for (const kind of kinds) {
      const story = hears(returned(), kind)
      expect([story.last.kind, attention(story), story.status]).toEqual(['applied', [], 'lender_check_in'])
      expect(story.last.event.explanations).toEqual(['recorded only: the item is on its way back'])
    }
  })

  test('closed with items out: attention beside the outcome; recorded only once they are on their way back', () => {
    const closed = does(received(), 'complete')
    const overdue = hears(closed, 'overdue', { entry: 1 })
    expect([overdue.status, attention(overdue)]).toEqual(['request_completed', ['return_due', 'overdue']])
    const recalled = hears(closed, 'recalled', { entry: 1 })
    expect(attention(recalled)).toEqual(['return_due', 'recalled'])
    const back = does(recalled, 'return')
    expect([back.status, attention(back)]).toEqual(['request_completed', []])
    const again = hears(back, 'recalled', { entry: 1 })
    expect([again.last.kind, attention(again)]).toEqual(['applied', []])
  })

  test('closed, and the profile waits for no check-in: what went back is not out any more', () => {
    const closed = returned({ workflow: { complete: 'at_return' } })
    const story = hears(closed, 'overdue', { entry: 1 })
    expect([story.last.kind, attention(story), story.status]).toEqual(['ignored', [], 'request_completed'])
  })

  test('before shipped: overdue and recalled prove that the item is out, a hold does not', () => {
    for (const kind of ['overdue', 'recalled'] as const) {
      const story = hears(sent(), kind)
      expect([story.request.stage, attention(story)]).toEqual(['shipped', ['shipped_without_notice', kind]])
    }
    for (const kind of ['hold_return', 'release_hold_return'] as const) {
      expect(hears(sent(), kind).last.kind).toBe('ignored')
    }
  })
})
