import { expect, test } from 'vitest'
import { dayAfter, daysUntilHere } from '../../console/src/features/new-request/arrival.ts'

test('the days until an item is here are those to ship and those on the way, where enough items say so', () => {
  expect(daysUntilHere(2, 4.5, 5)).toBe(6.5)
  expect(daysUntilHere(2, 4.5, 4)).toBeUndefined()
  expect(daysUntilHere(2, undefined, 9)).toBeUndefined()
  expect(dayAfter(6.5, Date.parse('2026-12-28T09:00:00Z'))).toBe('2027-01-04')
})
