import { describe, expect, test } from 'vitest'
import { Day } from '../../../src/borrowing/values.ts'
import { readDay, readInstant, wireDay } from '../../../src/partners/iso18626/calendar.ts'

describe('days and instants', () => {
  test.each(['Europe/Oslo', 'America/New_York', 'Pacific/Auckland', 'UTC'])(
    'a day is the same in %s as it was written, though it is another hour there',
    (zone) => {
      const written = wireDay(Day.parse('2026-11-24'))
      expect(written).toBe('2026-11-24T23:59:59Z')
      expect(readDay(written, zone)).toBe('2026-11-24')
    },
  )

  test.each([
    ['2026-11-24T23:59:59.000Z', 'Europe/Oslo', '2026-11-24'],
    ['2026-11-24T23:30:00Z', 'Europe/Oslo', '2026-11-25'],
    ['2026-11-24T22:59:59Z', 'Europe/Oslo', '2026-11-24'],
    ['2026-11-24T23:59:59+01:00', 'Europe/Oslo', '2026-11-24'],
    ['2027-01-15T00:00:00+11:00', 'Europe/Oslo', '2027-01-15'],
    ['2027-01-15T23:59:59-08:00', 'Pacific/Auckland', '2027-01-15'],
    ['2027-01-15T00:00:00Z', 'America/New_York', '2027-01-15'],
    ['2027-01-15T23:59:00Z', 'Pacific/Auckland', '2027-01-15'],
    ['2026-11-25T03:00:00.123456Z', 'America/New_York', '2026-11-24'],
    ['2026-11-24T23:59:59', 'Europe/Oslo', '2026-11-24'],
    ['2026-11-24 23:59', 'Europe/Oslo', '2026-11-24'],
    ['2026-11-24', 'Pacific/Auckland', '2026-11-24'],
    ['Tue Nov 24 23:59:59 UTC 2026', 'Europe/Oslo', '2026-11-25'],
    ['0001-01-01T00:00:00Z', 'Europe/Oslo', undefined],
    ['2026-02-30', 'Europe/Oslo', undefined],
    ['soon', 'Europe/Oslo', undefined],
    [undefined, 'Europe/Oslo', undefined],
  ])('%s read in %s is %s', (text, zone, day) => {
    expect(readDay(text, zone)).toBe(day)
  })

  test('instants beyond all reason are none', () => {
    for (const text of ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '1899-12-31T23:59:59Z'])
      expect(readInstant(text)).toBeUndefined()
    expect(readInstant('2026-11-24T14:00:00+01:00')).toBe('2026-11-24T13:00:00.000Z')
    expect(readInstant('2026-11-24 14:00:00', 'Europe/Oslo')).toBe('2026-11-24T13:00:00.000Z')
    expect(readInstant('2026-11-24T14:00:00Z', 'Europe/Oslo')).toBe('2026-11-24T14:00:00.000Z')
  })
})
