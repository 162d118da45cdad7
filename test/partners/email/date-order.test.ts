import { expect, test } from 'vitest'
import { dateOrderOf } from '../../../src/partners/email/date-order.ts'

test.each([
  ['de', undefined, 'Europe/Berlin', 'day_first'],
  ['en-US', undefined, 'Europe/Oslo', 'month_first'],
  ['en-GB', undefined, 'America/New_York', 'day_first'],
  ['en-CA', 'CAD', 'America/Toronto', undefined],
  ['en', 'USD', 'America/New_York', 'month_first'],
  ['en', 'USD', 'Europe/Oslo', undefined],
  ['en', 'GBP', 'Europe/London', 'day_first'],
  ['en', 'CAD', 'Europe/London', undefined],
  ['en', undefined, 'Europe/London', undefined],
] as const)('%s, %s, %s: %s', (language, currency, timeZone, order) => {
  expect(dateOrderOf(language, currency, timeZone)).toBe(order)
})
