import { describe, expect, test } from 'vitest'
import { Day } from '../../../src/borrowing/values.ts'
import { received, returned, sent, shipped } from '../begun-stories.ts'
import { delivers, does, hears, passes, type Story, waits } from '../story.ts'
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
      const missed = story.request.stage === 'shipped' ? ['not_arrived'] : []
      expect(attention(hears(story, 'overdue'))).toEqual(['overdue', ...missed])
      for (const kind of kinds.slice(1)) expect(attention(hears(story, kind))).toEqual([kind])
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

  test('with the recall step off: it only informs, the due date changes, the renewal ends as refused, no status of its own', () => {
    const world = { workflow: { steps: { recall: false } } }
    const story = hears(does(received(world), 'renew'), { type: 'recalled', dueDate: later })
    expect(raised(story)).toEqual([{ kind: 'recalled', dueDate: later, informs: true }])
    const runs = ({ request }: Story) => request.deadlines.some(({ kind }) => kind === 'return')
    expect([runs(story), runs(hears(received(), 'recalled'))]).toEqual([true, false])
    expect([story.status, question(story), story.request.items[0]?.dueDate]).toEqual([
      'renew_not_accepted',
      null,
      '2026-06-01',
    ])
  })

  test('in returned, the partner has not seen the return: an overdue that crosses the parcel only informs', () => {
    const informed = hears(returned(), 'overdue')
    expect(raised(informed)).toEqual([{ kind: 'return_not_seen', entry: 1, informs: true }])
    expect(raised(passes(informed, 'return_transit'))).toEqual([{ kind: 'return_not_seen', entry: 1 }])
    expect(raised(hears(informed, 'overdue'))).toEqual([{ kind: 'return_not_seen', entry: 1 }])
    expect(raised(hears(waits(returned(), 11), 'overdue'))).toEqual([{ kind: 'return_not_seen', entry: 1 }])
    expect(raised(hears(returned(), 'recalled'))).toEqual([{ kind: 'return_not_seen', entry: 1 }])
    const never = returned({ workflow: { deadlines: { returnTransit: 'PT1H' } } })
    expect(raised(hears(waits(never, 1), 'overdue'))).toEqual([{ kind: 'return_not_seen', entry: 1 }])
    expect(attention(hears(informed, 'checked_in'))).toEqual([])
    expect(attention(hears(returned(), 'hold_return'))).toEqual(['message_received'])
    const asked = hears(returned(), { type: 'hold_return', note: 'It goes to Bergen.' })
    expect(raised(asked)).toMatchObject([
      { reason: { code: 'attention.hold_after_return' } },
      { text: 'It goes to Bergen.' },
    ])
  })

  test('closed with items out: attention beside the outcome; then the return was not seen', () => {
    const closed = does(received(), 'complete')
    const overdue = hears(closed, 'overdue', { entry: 1 })
    expect([overdue.status, attention(overdue)]).toEqual(['request_completed', ['return_due', 'overdue']])
    const recalled = hears(closed, 'recalled', { entry: 1 })
    expect(attention(recalled)).toEqual(['return_due', 'recalled'])
    const back = does(recalled, 'return')
    expect([back.status, attention(back)]).toEqual(['request_completed', []])
    const again = hears(back, 'recalled', { entry: 1 })
    expect([again.last.kind, attention(again)]).toEqual(['applied', ['return_not_seen']])
  })

  test('closed, and the profile waits for no check-in: the library answers for the items all the same', () => {
    const closed = returned({ workflow: { complete: 'at_return' } })
    const story = hears(closed, 'overdue', { entry: 1 })
    expect([story.last.kind, attention(story), story.status]).toEqual([
      'applied',
      ['return_not_seen'],
      'request_completed',
    ])
  })

  test('before shipped: they prove that the item is out', () => {
    const overdue = hears(sent(), 'overdue')
    expect([overdue.request.stage, attention(overdue)]).toEqual([
      'shipped',
      ['shipped_without_notice', 'overdue', 'not_arrived'],
    ])
    for (const kind of ['recalled', 'hold_return'] as const) {
      const story = hears(sent(), kind)
      expect([story.request.stage, attention(story)]).toEqual(['shipped', ['shipped_without_notice', kind]])
    }
    expect(hears(sent(), 'release_hold_return').request.stage).toBe('shipped')
  })
})
