import { expect, test } from 'vitest'
import { dateOrderOf } from '../../../src/partners/email/date-order.ts'

test.each([
  ['de', undefined, 'day_first'],
  ['en-US', undefined, 'month_first'],
  ['en-GB', undefined, 'day_first'],
  ['en-CA', undefined, undefined],
  ['en', undefined, undefined],
  ['en', 'day_first', 'day_first'],
  ['en-GB', 'month_first', 'month_first'],
] as const)('letters in %s, profile %s: %s', (language, dateOrder, order) => {
  expect(dateOrderOf({ language, dateOrder })).toBe(order)
})
