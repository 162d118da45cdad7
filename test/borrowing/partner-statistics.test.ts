import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayClasses, daysTaken, durationCount } from '../../src/borrowing/partner-statistics/day-histogram.ts'
import {
  addCounts,
  type Counts,
  mergePartnerCounts,
} from '../../src/borrowing/partner-statistics/partner-counts.ts'
import { scorecardOf } from '../../src/borrowing/partner-statistics/scorecard.ts'
import { settledRequests } from '../../src/borrowing/partner-statistics/success-rates.ts'
import { Day, Instant, PartnerCode } from '../../src/borrowing/values.ts'

const at = (text: string): Instant => Instant.parse(text)

describe('counts', () => {
  test('numbers are added up, and of times the later one counts', () => {
    expect(
      addCounts({ requests_sent: 1, last_sent: 9 }, { requests_sent: 2, filled: 1, last_sent: 5 }),
    ).toEqual({
      requests_sent: 3,
      filled: 1,
      last_sent: 9,
    })
  })

  test('each partner and day comes once', () => {
    const [alpha, day] = [PartnerCode.parse('ALPHA'), Day.parse('2026-11-24')]
    const one = { partner: alpha, day, counts: { requests_sent: 1 } }
    const other = { partner: PartnerCode.parse('BETA'), day, counts: { requests_sent: 1 } }
    expect(mergePartnerCounts([one, other, one])).toEqual([{ ...one, counts: { requests_sent: 2 } }, other])
  })
})

describe('the histogram of days', () => {
  const sentAt = at('2026-11-01T08:00:00.000Z')

  test.each([
    ['2026-11-01T08:00:00.000Z', 'answer_days:0.25'],
    ['2026-11-01T14:00:00.001Z', 'answer_days:0.5'],
    ['2026-11-03T08:00:00.000Z', 'answer_days:2'],
    ['2026-11-10T09:00:00.000Z', 'answer_days:10'],
    ['2028-11-01T08:00:00.000Z', 'answer_days:365'],
    // A clock that was set back.
    ['2026-10-01T08:00:00.000Z', 'answer_days:0.25'],
  ])('counts %s as %s', (until, name) => {
    expect(durationCount('answer_days', sentAt, at(until))).toBe(name)
  })

  test('the median and the ninth tenth are upper ends of classes', () => {
    const counts = { 'ship_days:1': 5, 'ship_days:3': 4, 'ship_days:21': 1 }
    expect(daysTaken(counts, 'ship_days')).toEqual({ measured: 10, median: 1, p90: 3 })
    expect(daysTaken(counts, 'return_days')).toEqual({ measured: 0, median: null, p90: null })
  })
})

/** Returns the nearest rank: the smallest duration that at least such a share of all do not exceed. */
const nearestRank = (sorted: readonly number[], tenths: number): number =>
  sorted[Math.ceil((sorted.length * tenths) / 10) - 1] ?? 0

test('the median and the ninth tenth are those of a plain computation over all durations, rounded up to a class', () => {
  const sentAt = '2026-11-01T08:00:00.000Z'
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 364 * 24 * 60 }), { minLength: 1, maxLength: 200 }),
      (minutes) => {
        const counts = minutes.reduce<Counts>((sum, each) => {
          const until = at(new Date(Date.parse(sentAt) + each * 60_000).toISOString())
          return addCounts(sum, { [durationCount('ship_days', at(sentAt), until)]: 1 })
        }, {})
        const sorted = minutes.map((each) => each / (24 * 60)).toSorted((one, other) => one - other)
        const upperEnd = (days: number) => dayClasses.find((end) => days <= end)
        expect(daysTaken(counts, 'ship_days')).toEqual({
          measured: minutes.length,
          median: upperEnd(nearestRank(sorted, 5)),
          p90: upperEnd(nearestRank(sorted, 9)),
        })
      },
    ),
  )
})

test('nine tenths of seventy are sixty-three', () => {
  expect(daysTaken({ 'ship_days:1': 63, 'ship_days:2': 7 }, 'ship_days')).toMatchObject({ p90: 1 })
})

test('requests that are open or taken back do not count for the success rate', () => {
  const counts = { requests_sent: 9, filled: 3, unfilled: 2, expired: 1, failed: 1, cancelled: 1 }
  expect(settledRequests(counts)).toEqual({ requested: 7, supplied: 3 })
})

test('a scorecard names reasons by their number and amounts with their currency', () => {
  const card = scorecardOf({
    filled: 3,
    unfilled: 3,
    'unfilled:NotHeld': 1,
    'unfilled:OnLoan': 2,
    'charged:EUR': 125_000,
    'charged:CHF': 0,
    'charged:NOK': -5_000,
    paused_seconds: 90,
  })
  expect(card.requests).toMatchObject({
    fillRate: 0.5,
    unfilledByReason: [
      { reason: 'OnLoan', count: 2 },
      { reason: 'NotHeld', count: 1 },
    ],
  })
  expect(card.costs).toEqual([
    { currency: 'EUR', amount: '12.50' },
    { currency: 'NOK', amount: '-0.50' },
  ])
  expect(card.pausedSeconds).toBe(90)
  expect(scorecardOf({}).requests.fillRate).toBeNull()
})
