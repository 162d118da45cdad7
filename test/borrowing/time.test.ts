import { describe, expect, test } from 'vitest'
import { dayOf, deadlineAfter, durationMilliseconds, endOfDay, instantOf } from '../../src/borrowing/time.ts'
import { Day, Duration, Instant } from '../../src/borrowing/values.ts'

const oslo = 'Europe/Oslo'
const deadline = (from: string, duration: string, timeZone = oslo): string =>
  deadlineAfter(Instant.parse(from), Duration.parse(duration), timeZone)

describe('deadlineAfter', () => {
  test('given in days ends with a day of the library', () => {
    expect(deadline('2026-11-24T09:00:00.000Z', 'P3D')).toBe('2026-11-27T22:59:59.000Z')
    expect(deadline('2026-11-24T09:00:00.000Z', 'P3D', 'UTC')).toBe('2026-11-27T23:59:59.000Z')
  })

  test('one day given late in the evening lasts at least 24 hours', () => {
    const late = '2026-11-24T22:12:00.000Z'
    expect(deadline(late, 'P1D')).toBe('2026-11-25T22:59:59.000Z')
    for (const time of ['00:00', '10:59', '22:59', '23:00', '23:59']) {
      const from = `2026-11-24T${time}:30.000Z`
      for (const zone of ['UTC', oslo, 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata'])
        expect(Date.parse(deadline(from, 'P1D', zone)) - Date.parse(from)).toBeGreaterThanOrEqual(
          durationMilliseconds(Duration.parse('P1D')),
        )
    }
  })

  test('ends with the day where the clocks change meanwhile', () => {
    expect(deadline('2026-10-24T10:00:00.000Z', 'P1D')).toBe('2026-10-25T22:59:59.000Z')
    expect(deadline('2027-03-27T10:00:00.000Z', 'P1D')).toBe('2027-03-28T21:59:59.000Z')
  })

  test('given in hours lasts exactly so long', () => {
    expect(deadline('2026-11-24T22:12:00.000Z', 'PT24H')).toBe('2026-11-25T22:12:00.000Z')
  })
})

describe('dayOf and endOfDay', () => {
  test('go by the wall clock of the time zone', () => {
    expect(dayOf('2026-11-24T23:59:59.000Z', oslo)).toBe('2026-11-25')
    expect(dayOf('2026-11-24T23:59:59.000Z', 'UTC')).toBe('2026-11-24')
    expect(endOfDay(Day.parse('2026-11-24'), 'America/Los_Angeles')).toBe('2026-11-25T07:59:59.000Z')
  })
})

test('an instant of a year with more than four digits is refused, and of any other taken', () => {
  expect(instantOf(0)).toBe('1970-01-01T00:00:00.000Z')
  expect(() => instantOf(8.64e15)).toThrow()
})
