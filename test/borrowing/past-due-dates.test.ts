import { describe, expect, test } from 'vitest'
import type { PartnerEvent } from '../../src/borrowing/partner-events/partner-event.ts'
import { Day } from '../../src/borrowing/values.ts'
import { pastDay } from './attention-kinds.ts'
import { leftButShipped, received, sent, shipped } from './begun-stories.ts'
import { answers, does, hears, passes, type Story, waits } from './story.ts'
import { allAttention, dayOfDeadline } from './story-views.ts'
import type { World } from './world.ts'

const later = Day.parse('2026-05-01')
const past: Extract<PartnerEvent, { type: 'shipped' }> = { type: 'shipped', items: [], dueDate: pastDay }
const takesBoth = { renewItem: true, recallItem: true }

const inMessage = (story: Story, message: string): Story => ({
  ...story,
  context: { ...story.context, message },
})

const kinds = ({ request }: Story): readonly string[] => request.deadlines.map(({ kind }) => kind)

const calls = (story: Story): readonly string[] =>
  story.last.effects.flatMap((each) => (each.kind === 'ils' ? [`${each.call} ${each.items.join(',')}`] : []))

const onLoanInIls = (): Story => {
  const story = shipped({ recordsInIls: true })
  const here = answers(does({ ...story, context: { ...story.context, ilsTakes: takesBoth } }, 'receive'), {
    type: 'ils_accepted',
    item: 1,
    id: 'R-1',
  })
  return does(here, 'patron_loan')
}

describe('a due date that has passed when the partner names it', () => {
  test('is kept as the partner said it, and asks staff with the date and the message', () => {
    const story = hears(inMessage(sent(), 'M-7'), past)
    expect(story.request.items[0]?.dueDate).toBe('2026-02-01')
    expect(story.request.attention).toEqual([
      {
        kind: 'due_date_past',
        since: story.context.now,
        entry: 1,
        dueDate: '2026-02-01',
        event: 'shipped',
        message: 'M-7',
      },
    ])
    expect([story.status, story.request.next]).toMatchObject([
      'shipped_physically',
      { who: 'library', for: 'correct_item', attention: 'due_date_past' },
    ])
  })

  test('is asked about once: the same date in a later message asks nothing new, another one takes its place', () => {
    const story = hears(inMessage(sent(), 'M-7'), past)
    const again = hears(inMessage(waits(story, 1), 'M-8'), past)
    expect(again.request.attention).toEqual(story.request.attention)
    const other = hears(inMessage(again, 'M-9'), { ...past, dueDate: Day.parse('2026-02-15') })
    expect(other.request.attention).toMatchObject([{ dueDate: '2026-02-15', message: 'M-9' }])
  })

  test('does not make the item overdue: neither status nor attention says so once it is here', () => {
    const here = does(shipped({}, past), 'receive')
    expect([here.status, allAttention(here)]).toEqual(['received_physically', ['due_date_past']])
    expect(dayOfDeadline(here, 'return')).toBe(7)
  })

  test('today and later days are not asked about, nor is a file', () => {
    for (const dueDate of [Day.parse('2026-03-02'), later])
      expect(allAttention(shipped({}, { ...past, dueDate }))).toEqual([])
    const copy: World = { create: { service: { type: 'copy' } }, workflow: { digitalDelivery: 'to_patron' } }
    const file = shipped(copy, { ...past, url: 'https://example.org/a.pdf' })
    expect([file.request.stage, allAttention(file)]).toEqual(['closed', []])
  })

  test('is not asked about where the partner says that the item is overdue, or wants it back', () => {
    for (const type of ['overdue', 'recalled'] as const) {
      const story = hears(shipped({}, past), { type, dueDate: pastDay })
      const wanted = type === 'overdue' ? ['overdue', 'not_arrived'] : ['recalled']
      expect(allAttention(story)).toEqual(wanted)
      expect(allAttention(hears(story, past))).toEqual(wanted)
    }
  })

  test('of one volume of two stays in question until both are corrected', () => {
    const two = shipped({}, { ...past, items: [{ partnerItemId: 'A1' }, { partnerItemId: 'A2' }] })
    const one = does(two, { type: 'correct_item', item: 1, dueDate: later })
    expect(allAttention(one)).toEqual(['due_date_past'])
    expect(allAttention(does(one, { type: 'correct_item', item: 2, dueDate: later }))).toEqual([])
  })

  test('is not asked about again once staff have confirmed it: neither by a repeat of the message, nor as the item comes', () => {
    const confirmed = does(shipped({}, past), { type: 'correct_item', item: 1, dueDate: pastDay })
    expect(allAttention(hears(confirmed, past))).toEqual([])
    expect(allAttention(does(confirmed, 'receive'))).toEqual([])
  })

  test('is asked about anew where the partner names another day that has passed', () => {
    const confirmed = does(shipped({}, past), { type: 'correct_item', item: 1, dueDate: pastDay })
    const other = hears(confirmed, { ...past, dueDate: Day.parse('2026-02-15') })
    expect(other.request.attention).toMatchObject([{ kind: 'due_date_past', dueDate: '2026-02-15' }])
  })

  test('is in question as long as staff have not said so: the date that a receipt repeats confirms nothing', () => {
    const here = does(shipped({}, past), { type: 'receive', dueDate: pastDay })
    expect(allAttention(here)).toEqual(['due_date_past'])
  })

  test('of a shipment that nobody waited for is asked about once staff take it', () => {
    const late = leftButShipped({}, past)
    expect(allAttention(late)).toEqual(['stale_shipment'])
    expect(does(late, { type: 'adopt', entry: 1 }).request.attention).toMatchObject([
      { kind: 'due_date_past', entry: 1, dueDate: '2026-02-01', event: 'shipped' },
    ])
  })

  test('makes the patron no notice, until staff say that it holds', () => {
    const story = sent()
    const dueDateNotices = { daysBefore: [], daysAfter: [60] }
    const loaned = does(
      does(hears({ ...story, context: { ...story.context, dueDateNotices } }, past), 'receive'),
      'patron_loan',
    )
    expect(kinds(loaned)).not.toContain('due_date_notice')
    const confirmed = does(loaned, { type: 'correct_item', item: 1, dueDate: pastDay })
    expect(kinds(confirmed)).toContain('due_date_notice')
  })
})

describe('a renewal to a day that has passed', () => {
  test('is asked about, and stays out of the ILS until staff give the date', () => {
    const story = hears(onLoanInIls(), { type: 'renewed', dueDate: pastDay })
    expect([story.status, allAttention(story), calls(story)]).toEqual([
      'renewed_by_partner',
      ['due_date_past'],
      [],
    ])
    const settled = does(story, { type: 'correct_item', item: 1, dueDate: later })
    expect([allAttention(settled), calls(settled)]).toEqual([[], ['renew_items 1']])
  })

  test('takes the place of an overdue that it ends', () => {
    const story = hears(hears(received(), 'overdue'), { type: 'renewed', dueDate: pastDay })
    expect(allAttention(story)).toEqual(['due_date_past'])
  })
})

describe('an item that comes after its due date', () => {
  const dated = { ...past, dueDate: Day.parse('2026-03-05') }

  test('is asked about as it comes, unless staff type another date', () => {
    const late = waits(shipped({}, dated), 10)
    expect(does(late, 'receive').request.attention).toMatchObject([
      { kind: 'due_date_past', dueDate: '2026-03-05', event: 'receive' },
    ])
    expect(allAttention(does(late, { type: 'receive', dueDate: later }))).toEqual([])
  })

  test('is asked about before the ILS gets it', () => {
    const late = waits(shipped({ recordsInIls: true }, dated), 10)
    const receiving = does(late, 'receive')
    expect([calls(receiving), allAttention(receiving)]).toEqual([['accept_items 1'], ['due_date_past']])
  })

  test('goes back as any other: the question ends', () => {
    const back = does(does(waits(shipped({}, dated), 10), 'receive'), 'return')
    expect(allAttention(back)).toEqual([])
  })
})

test('a due date that passes while the item is here asks for the return as ever', () => {
  const story = does(does(shipped({}, { ...past, dueDate: later }), 'receive'), 'patron_loan')
  expect(allAttention(passes(story, 'return'))).toEqual(['return_due'])
})
