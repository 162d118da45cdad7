import { describe, expect, test } from 'vitest'
import { Day, Instant } from '../../../src/borrowing/values.ts'
import { readDay, wireDay, wireInstant } from '../../../src/partners/ncip/calendar.ts'

const oslo = 'Europe/Oslo'
const instant = Instant.parse('2026-11-24T23:30:01.250Z')

describe('writing', () => {
  test.each([
    ['utc', '2026-11-24T23:30:01Z', '2026-12-24T22:59:59Z'],
    ['zoneless', '2026-11-25T00:30:01', '2026-12-24T23:59:59'],
  ] as const)('%s', (times, written, day) => {
    expect(wireInstant(instant, times, oslo)).toBe(written)
    expect(wireDay(Day.parse('2026-12-24'), times, oslo)).toBe(day)
  })
})

describe('reading a day', () => {
  test.each([
    ['2026-12-24T22:59:59Z', '2026-12-24'],
    ['2026-12-24T23:59:59Z', '2026-12-24'],
    ['2026-12-24T23:30:00Z', '2026-12-25'],
    ['2026-12-24T23:59:59', '2026-12-24'],
    ['2026-12-24', '2026-12-24'],
    ['2026-12-24T23:59:59+01:00', '2026-12-24'],
    ['soon', undefined],
    ['0001-01-01T00:00:00', undefined],
    ['2026-02-30', undefined],
    [undefined, undefined],
  ])('%s', (text, day) => {
    expect(readDay(text, oslo)).toBe(day)
  })
})
