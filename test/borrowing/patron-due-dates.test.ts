import { describe, expect, test } from 'vitest'
import type { Calendar } from '../../src/borrowing/calendar.ts'
import { Day } from '../../src/borrowing/values.ts'
import { shipped } from './begun-stories.ts'
import { answers, does, hears, type Story } from './story.ts'
import { allAttention } from './story-views.ts'
import type { World } from './world.ts'

const due = (day: string) => Day.parse(day)
const weekdays: Calendar = {
  openingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  closures: [],
}
const easter: Calendar = { closures: [{ from: due('2026-04-01'), to: due('2026-04-12') }] }

const within = (story: Story, calendar: Calendar | undefined): Story => ({
  ...story,
  context: { ...story.context, calendar, ilsTakes: { renewItem: true, recallItem: true } },
})

/** Returns an item due on 9 April, a Thursday, of a partner whose parcels take two days. */
const here = (calendar?: Calendar, world: World = {}): Story =>
  does(
    hears(
      within(shipped({ partners: { ALPHA: { deliveryDelayDays: 2 } }, ...world }, 'will_supply'), calendar),
      { type: 'shipped', items: [], dueDate: due('2026-04-09') },
    ),
    'receive',
  )

const days = ({ request }: Story): unknown => {
  const [item] = request.items
  return [item?.dueDate, item?.patronDueDate]
}
const calls = (story: Story): readonly string[] =>
  story.last.effects.flatMap((each) => (each.kind === 'ils' ? [each.call] : []))

describe('the day on which the patron brings an item back', () => {
  test('is the partner’s less the way back and the buffer, on an open day before it', () => {
    expect(days(here(weekdays))).toEqual(['2026-04-09', '2026-04-07'])
    expect(days(here(weekdays, { workflow: { returnBuffer: 'P2D' } }))).toEqual(['2026-04-09', '2026-04-03'])
    expect(days(here(undefined, { partners: {} }))).toEqual(['2026-04-09', undefined])
  })

  test('follows a renewal and a recall; a day that is near leaves the patron one day', () => {
    const lent = does(here(weekdays), 'patron_loan')
    expect(days(hears(lent, { type: 'renewed', dueDate: due('2026-05-11') }))).toEqual([
      '2026-05-11',
      '2026-05-08',
    ])
    expect(days(hears(lent, { type: 'recalled', dueDate: due('2026-03-04') }))).toEqual([
      '2026-03-04',
      '2026-03-03',
    ])
  })

  test('that staff name stands until the partner names another, and goes to the library’s own system', () => {
    const own = does(here(weekdays), { type: 'patron_loan', dueDate: due('2026-03-20') })
    expect(days(own)).toEqual(['2026-04-09', '2026-03-20'])
    const recorded = answers(here(weekdays, { recordsInIls: true }), {
      type: 'ils_accepted',
      item: 1,
      id: 'R-1',
    })
    const renewed = hears(does(recorded, 'patron_loan'), { type: 'renewed', dueDate: due('2026-05-11') })
    expect([days(renewed), calls(renewed)]).toEqual([['2026-05-11', '2026-05-08'], ['renew_items']])
  })

  test('is before a closure that is noted later; a renewal is proposed, and ends that', () => {
    const lent = does(here(), 'patron_loan')
    expect([days(lent), allAttention(lent)]).toEqual([['2026-04-09', '2026-04-07'], []])
    const closed = answers(within(lent, easter), { type: 'configuration_changed' })
    expect(days(closed)).toEqual(['2026-04-09', '2026-03-31'])
    expect(closed.request.attention).toMatchObject([
      { kind: 'due_while_closed', dueDate: '2026-04-09', until: '2026-04-12' },
    ])
    const renewed = hears(does(closed, 'renew'), { type: 'renewed', dueDate: due('2026-04-30') })
    expect([days(renewed), allAttention(renewed)]).toEqual([['2026-04-30', '2026-04-28'], []])
  })

  test('that staff named is moved back from a closure, and not forward', () => {
    const own = does(here(), { type: 'patron_loan', dueDate: due('2026-04-03') })
    expect(days(answers(within(own, easter), { type: 'configuration_changed' }))).toEqual([
      '2026-04-09',
      '2026-03-31',
    ])
  })
})
