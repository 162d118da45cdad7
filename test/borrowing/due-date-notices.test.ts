import { describe, expect, test } from 'vitest'
import {
  type DueDateNoticeSettings,
  dueDateNoticeAt,
  dueDateNotices,
} from '../../src/borrowing/due-date-notices.ts'
import { Item } from '../../src/borrowing/request/item.ts'
import { Instant } from '../../src/borrowing/values.ts'

const itemIn = (state: string, dueDate?: string, patronDueDate?: string): Item =>
  Item.parse({ id: 1, entry: 1, state, form: 'physical', hold: 'none', dueDate, patronDueDate })
const facts = (settings: DueDateNoticeSettings, timeZone = 'Europe/Oslo') => ({ settings, timeZone })
const both = facts({ daysBefore: [3, 1], daysAfter: [1, 7] })

describe('notices about due dates', () => {
  test('are sent at eight in the morning of the library’s time zone, so many days before and after', () => {
    expect(dueDateNotices([itemIn('on_loan', '2027-03-10')], both)).toEqual([
      { name: 'due_date_near', dueDate: '2027-03-10', at: '2027-03-07T07:00:00.000Z' },
      { name: 'due_date_near', dueDate: '2027-03-10', at: '2027-03-09T07:00:00.000Z' },
      { name: 'due_date_passed', dueDate: '2027-03-10', at: '2027-03-11T07:00:00.000Z' },
      { name: 'due_date_passed', dueDate: '2027-03-10', at: '2027-03-17T07:00:00.000Z' },
    ])
  })

  test('follow the library’s own due date before the partner’s, of items that the patron has', () => {
    const [first] = dueDateNotices([itemIn('on_loan', '2027-03-10', '2027-03-05')], both)
    expect(first?.dueDate).toBe('2027-03-05')
    for (const state of ['received', 'patron_returned', 'returned', 'lost'])
      expect(dueDateNotices([itemIn(state, '2027-03-10')], both)).toEqual([])
    expect(dueDateNotices([itemIn('on_loan')], both)).toEqual([])
  })

  test('are one notice for several volumes that are due on one day', () => {
    const items = [itemIn('on_loan', '2027-03-10'), itemIn('on_loan', '2027-03-10')]
    expect(dueDateNotices(items, both)).toHaveLength(4)
  })

  test.each([
    ['2027-03-07T07:00:00.000Z', 'due_date_near'],
    ['2027-03-09T12:00:00.000Z', 'due_date_near'],
    ['2027-03-10T22:00:00.000Z', 'due_date_near'],
    ['2027-03-20T07:00:00.000Z', 'due_date_passed'],
    ['2027-03-06T07:00:00.000Z', undefined],
  ])('at %s the notice is %s', (now, name) => {
    const notice = dueDateNoticeAt([itemIn('on_loan', '2027-03-10')], both, Instant.parse(now))
    expect(notice?.name).toBe(name)
  })

  test('that a due date comes near are not sent once it has passed', () => {
    const near = facts({ daysBefore: [3], daysAfter: [] })
    const late = Instant.parse('2027-03-11T12:00:00.000Z')
    expect(dueDateNoticeAt([itemIn('on_loan', '2027-03-10')], near, late)).toBeUndefined()
  })
})
