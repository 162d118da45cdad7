import { describe, expect, test } from 'vitest'
import type { PartnerEvent } from '../../src/borrowing/partner-events/partner-event.ts'
import { Day, Instant } from '../../src/borrowing/values.ts'
import { pastDay } from './attention-kinds.ts'
import { leftButShipped, received, returned, sent, shipped } from './begun-stories.ts'
import { answers, does, hears, passes, refusal, type Story, waits } from './story.ts'
import { allAttention, dayOfDeadline } from './story-views.ts'
import type { World } from './world.ts'

const day = (text: string): Day => Day.parse(text)
const later = day('2026-05-01')
const past: Extract<PartnerEvent, { type: 'shipped' }> = { type: 'shipped', items: [], dueDate: pastDay }
const loaned = (dueDate: Day): PartnerEvent => ({ type: 'shipped', items: [], dueDate })
const takesBoth = { renewItem: true, recallItem: true }

const inMessage = (story: Story, message: string): Story => ({
  ...story,
  context: { ...story.context, message },
})

const calls = (story: Story): readonly string[] =>
  story.last.effects.flatMap((each) => (each.kind === 'ils' ? [`${each.call} ${each.items.join(',')}`] : []))

const onLoanInIls = (event: PartnerEvent = loaned(later)): Story => {
  const story = shipped({ recordsInIls: true }, event)
  const here = answers(does({ ...story, context: { ...story.context, ilsTakes: takesBoth } }, 'receive'), {
    type: 'ils_accepted',
    item: 1,
    id: 'R-1',
  })
  return does(here, 'patron_loan')
}

/** Returns what is asked about a due date: the last part of the code, and the candidates. */
const asked = ({ request }: Story): string | undefined => {
  const review = request.attention.find((each) => each.kind === 'due_date_review')
  return review?.kind === 'due_date_review'
    ? [review.reason.code.replace('attention.due_date_', ''), ...review.candidates].join(' ')
    : undefined
}
const due = ({ request }: Story): Day | undefined => request.items[0]?.dueDate
const kinds = ({ request }: Story): readonly string[] => request.deadlines.map(({ kind }) => kind)
const at = (time: string) => ({ asOf: Instant.parse(`2026-02-${time}:00.000Z`) })

const byKind = (one: { kind: string }, other: { kind: string }): number => one.kind.localeCompare(other.kind)

describe('a due date that is not applied', () => {
  const onLoan = (): Story => received({}, loaned(later))
  const ambiguous: PartnerEvent = {
    type: 'shipped',
    items: [],
    dueDateDoubt: { text: 'due 03/04/2026', readings: [day('2026-03-04'), day('2026-04-03')] },
  }
  const unclear: PartnerEvent = {
    type: 'shipped',
    items: [],
    dueDateDoubt: { text: 'before Christmas', readings: [] },
  }
  test.each<[string, Story, PartnerEvent, string | undefined, string | undefined]>([
    ['two readings', sent(), ambiguous, 'ambiguous 2026-03-04 2026-04-03', undefined],
    ['no reading', sent(), unclear, 'unclear', undefined],
    ['passed', sent(), past, 'passed 2026-02-01', undefined],
    ['too far', sent(), loaned(day('2029-01-01')), 'too_far 2029-01-01', undefined],
    ['two years ahead', sent(), loaned(day('2028-03-01')), undefined, '2028-03-01'],
    ['today', sent(), loaned(day('2026-03-02')), undefined, '2026-03-02'],
    ['a renewal without one', onLoan(), { type: 'renewed' }, 'missing', later],
    ['a later renewal', onLoan(), { type: 'renewed', dueDate: day('2026-06-01') }, undefined, '2026-06-01'],
    [
      'an earlier renewal',
      onLoan(),
      { type: 'renewed', dueDate: day('2026-04-01') },
      'earlier 2026-04-01',
      later,
    ],
    ['a passed renewal', onLoan(), { type: 'renewed', dueDate: pastDay }, 'earlier 2026-02-01', later],
    [
      'a refusal with a later one',
      onLoan(),
      { type: 'renew_refused', dueDate: day('2026-06-01') },
      'beside_refusal 2026-06-01',
      later,
    ],
    ['a refusal with the same', onLoan(), { type: 'renew_refused', dueDate: later }, undefined, later],
    [
      'an earlier recall',
      onLoan(),
      { type: 'recalled', dueDate: day('2026-04-01') },
      undefined,
      '2026-04-01',
    ],
    [
      'a later recall',
      onLoan(),
      { type: 'recalled', dueDate: day('2026-06-01') },
      'of_recall_later 2026-06-01',
      later,
    ],
    [
      'a later recall of what is overdue',
      waits(onLoan(), 100),
      { type: 'recalled', dueDate: day('2026-08-01') },
      undefined,
      '2026-08-01',
    ],
    ['an overdue of a passed one', onLoan(), { type: 'overdue', dueDate: pastDay }, undefined, pastDay],
    [
      'another one than staff entered',
      does(onLoan(), { type: 'correct_item', item: 1, dueDate: day('2026-04-15') }),
      loaned(day('2026-06-01')),
      'differs 2026-06-01',
      '2026-04-15',
    ],
    [
      'a renewal of what staff entered',
      does(onLoan(), { type: 'correct_item', item: 1, dueDate: day('2026-04-15') }),
      { type: 'renewed', dueDate: day('2026-06-01') },
      undefined,
      '2026-06-01',
    ],
  ])('%s', (_, story, event, review, dueDate) => {
    const heard = hears(story, event)
    expect([asked(heard), due(heard)]).toEqual([review, dueDate])
    // A repeat asks nothing new, and changes nothing.
    const again = hears(waits(heard, 1), event)
    expect(again.request.attention.toSorted(byKind)).toEqual(heard.request.attention.toSorted(byKind))
    expect(due(again)).toBe(dueDate)
  })

  test('shows the words of the partner and its message, and is the library’s turn', () => {
    const story = hears(inMessage(sent(), 'M-7'), ambiguous)
    expect(story.request.attention).toEqual([
      {
        kind: 'due_date_review',
        since: story.context.now,
        entry: 1,
        event: 'shipped',
        reason: { code: 'attention.due_date_ambiguous', params: {} },
        text: 'due 03/04/2026',
        candidates: ['2026-03-04', '2026-04-03'],
        items: [1],
        message: 'M-7',
      },
    ])
    expect(story.request.next).toMatchObject({ for: 'confirm_due_date', attention: 'due_date_review' })
  })

  test('is chosen by staff: it holds against a repeat of the mail, and reaches the library’s own system', () => {
    const waiting = hears(onLoanInIls(), { ...ambiguous, type: 'renewed' })
    expect([calls(waiting), due(waiting)]).toEqual([[], later])
    const chosen = does(waiting, { type: 'confirm_due_date', dueDate: day('2026-06-03') })
    expect([calls(chosen), due(chosen), asked(chosen)]).toEqual([['renew_items 1'], '2026-06-03', undefined])
    expect(does(chosen, 'undo').request.items[0]?.dueDate).toBe(later)
  })

  test('of one volume of two stays in question until both are settled', () => {
    const two = shipped({}, { ...past, items: [{ partnerItemId: 'A1' }, { partnerItemId: 'A2' }] })
    const one = does(two, { type: 'confirm_due_date', dueDate: later, items: [1] })
    expect(asked(one)).toBe('passed 2026-02-01')
    expect(refusal(one, { type: 'confirm_due_date', dueDate: later, items: [1] })).toBeDefined()
    expect(allAttention(does(one, { type: 'correct_item', item: 2, dueDate: later }))).toEqual([])
  })

  test('that had passed is asked about once: neither a repeat nor the receipt asks again', () => {
    for (const dueDate of [pastDay, later]) {
      const confirmed = does(shipped({}, past), { type: 'confirm_due_date', dueDate })
      expect(asked(hears(confirmed, past))).toBeUndefined()
      expect(allAttention(does(confirmed, 'receive'))).toEqual([])
      expect(asked(hears(confirmed, { ...past, dueDate: day('2026-02-15') }))).toBe('passed 2026-02-15')
    }
  })

  test('makes no notice and no overdue, until staff say that it holds', () => {
    const story = sent()
    const dueDateNotices = { daysBefore: [], daysAfter: [60] }
    const here = does(hears({ ...story, context: { ...story.context, dueDateNotices } }, past), 'receive')
    expect([here.status, dayOfDeadline(here, 'return')]).toEqual(['received_physically', 28])
    const on = does(here, 'patron_loan')
    expect(kinds(on)).not.toContain('due_date_notice')
    expect(kinds(does(on, { type: 'confirm_due_date', dueDate: pastDay }))).toContain('due_date_notice')
  })

  test('of a file is not asked about; one after the return is shown', () => {
    const copy: World = { create: { service: { type: 'copy' } }, workflow: { digitalDelivery: 'to_patron' } }
    const file = shipped(copy, { ...past, url: 'https://example.org/a.pdf' })
    expect([file.request.stage, allAttention(file)]).toEqual(['closed', []])
    expect(hears(returned(), loaned(later)).request.attention).toMatchObject([
      { kind: 'message_received', members: [{ member: 'dueDate', text: later }] },
    ])
  })

  test('of a shipment that nobody waited for is asked about', () => {
    expect(asked(leftButShipped({}, past))).toBe('passed 2026-02-01')
  })
})

describe('dates that apply', () => {
  test('a recall that was stated later than a renewal stands, with its date', () => {
    const renewed = { type: 'renewed', dueDate: day('2026-06-01') } as const
    const recalled: PartnerEvent = { type: 'recalled', dueDate: day('2026-04-01'), ...at('20T10:00') }
    const story = hears(hears(received({}, { ...past, dueDate: later, ...at('01T10:00') }), recalled), {
      ...renewed,
      ...at('10T10:00'),
    })
    expect([due(story), allAttention(story)]).toEqual(['2026-04-01', ['recalled', 'message_received']])
    const since = hears(story, { ...renewed, ...at('25T10:00') })
    expect([due(since), allAttention(since)]).toEqual(['2026-06-01', ['message_received']])
  })

  test('an earlier one beside a status is also shown', () => {
    const story = hears(received({}, loaned(later)), loaned(day('2026-04-01')))
    expect(due(story)).toBe('2026-04-01')
    expect(story.request.attention).toMatchObject([
      { kind: 'message_received', informs: true, members: [{ member: 'dueDate', text: '2026-04-01' }] },
    ])
  })

  test.each<[string, (story: Story) => Story, readonly string[]]>([
    [
      'a renewal',
      (story) => hears(story, { type: 'renewed', dueDate: day('2026-06-01') }),
      ['renew_items 1'],
    ],
    [
      'a recall',
      (story) => hears(story, { type: 'recalled', dueDate: day('2026-04-01') }),
      ['recall_items 1'],
    ],
    ['a repeat', (story) => hears(story, loaned(day('2026-06-01'))), ['renew_items 1']],
    [
      'an overdue',
      (story) => hears(story, { type: 'overdue', dueDate: day('2026-04-01') }),
      ['recall_items 1'],
    ],
    [
      'a correction',
      (story) => does(story, { type: 'correct_item', item: 1, dueDate: day('2026-06-01') }),
      ['renew_items 1'],
    ],
    [
      'by hand',
      (story) =>
        does(story, { type: 'record_partner_event', event: { type: 'renewed', dueDate: day('2026-06-01') } }),
      ['renew_items 1'],
    ],
    ['the same again', (story) => hears(story, loaned(later)), []],
  ])('reach the patron’s loan in the library’s own system: %s', (_, says, wanted) => {
    expect(calls(says(onLoanInIls()))).toEqual(wanted)
  })
})

describe('an item that comes after its due date', () => {
  const dated = { ...past, dueDate: day('2026-03-05') }

  test('is asked about as it comes, before the ILS gets the date, unless staff type another one', () => {
    const late = waits(shipped({ recordsInIls: true }, dated), 10)
    const receiving = does(late, 'receive')
    expect([calls(receiving), asked(receiving), due(receiving)]).toEqual([
      ['accept_items 1'],
      'passed 2026-03-05',
      undefined,
    ])
    expect(allAttention(does(late, { type: 'receive', dueDate: later }))).toEqual([])
  })

  test('goes back as any other: the question ends', () => {
    const back = does(does(waits(shipped({}, dated), 10), 'receive'), 'return')
    expect(allAttention(back)).toEqual([])
  })
})

test('a due date that passes while the item is here asks for the return as ever', () => {
  const story = does(does(shipped({}, loaned(later)), 'receive'), 'patron_loan')
  expect(allAttention(passes(story, 'return'))).toEqual(['return_due'])
})
