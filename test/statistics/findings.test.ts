import { expect, test } from 'vitest'
import { Day, LibraryCode } from '../../src/borrowing/values.ts'
import { columnsOf } from '../../src/statistics/columns.ts'
import { createMonthlyReport } from '../../src/statistics/monthly-report.ts'
import { findingsInWords } from '../../src/statistics/monthly-report-words.ts'
import { createNetworkComparison } from '../../src/statistics/network-comparison.ts'
import { RequestFacts } from '../../src/statistics/request-facts.ts'

const today = Day.parse('2026-12-01')

let count = 0

/** Returns the facts of a request that was sent to one partner on the day of its creation. */
const requestOf = (
  library: string,
  createdOn: string,
  { days, partner = 'NORTH' }: { readonly days?: number; readonly partner?: string },
): RequestFacts => {
  count += 1
  const on = (after: number) =>
    new Date(Date.parse(createdOn) + after * 86_400_000).toISOString().slice(0, 10)
  const isFilled = days !== undefined
  return RequestFacts.parse({
    ...{ number: `${library}-${String(count).padStart(8, '0')}`, library, service: 'loan', createdOn },
    ...(isFilled ? {} : { closedOn: on(1), outcome: 'unfilled' }),
    entries: [
      {
        ...{ entry: 1, position: 1, partner, isFilled, sentOn: createdOn, answeredOn: on(1), items: [] },
        ...(isFilled
          ? { result: 'shipped', shippedOn: on(days), receivedOn: on(days) }
          : { result: 'rejected', reason: 'NotHeld', endedOn: on(1) }),
      },
    ],
    charges: [],
  })
}

const many = (times: number, make: () => RequestFacts): readonly RequestFacts[] =>
  Array.from({ length: times }, make)

test('a month names what got worse, and partners that fill little or are slow', () => {
  const report = createMonthlyReport('2026-11')
  report.add(
    columnsOf([
      ...many(20, () => requestOf('ABC', '2026-10-05', { days: 2 })),
      ...many(12, () => requestOf('ABC', '2026-11-02', { days: 9 })),
      ...many(12, () => requestOf('ABC', '2026-11-03', { partner: 'SOUTH' })),
    ]),
    today,
  )
  const { findings, trend, figures } = report.report(today)
  expect(findings).toEqual([
    { code: 'monthly_report.fill_rate_fell', params: { now: 50, before: 100 } },
    { code: 'monthly_report.slower', params: { now: 9, before: 2 } },
    { code: 'monthly_report.partner_low', params: { partner: { partner: 'SOUTH' }, count: 12, filled: 0 } },
    { code: 'monthly_report.partner_slow', params: { partner: { partner: 'NORTH' }, days: 9 } },
  ])
  expect(trend.slice(-2)).toEqual([
    { month: '2026-10', settled: 20, filled: 20 },
    { month: '2026-11', settled: 24, filled: 12 },
  ])
  expect(figures).toContainEqual({
    ...{ measure: 'fill_rate', figure: 'value', now: 0.5, before: 1, yearBefore: null },
  })
})

test('a month in which nothing stands out has no findings', () => {
  const report = createMonthlyReport('2026-11')
  report.add(columnsOf(many(20, () => requestOf('ABC', '2026-11-02', { days: 3 }))), today)
  expect(report.report(today).findings).toEqual([])
})

test('a month says that nothing happened in it, and that it is not over', () => {
  const report = createMonthlyReport('2026-12')
  report.add(columnsOf(many(20, () => requestOf('ABC', '2026-10-02', { days: 3 }))), today)
  const read = report.report(today)
  expect(read).toMatchObject({ isRunning: true, findings: [{ code: 'monthly_report.empty' }] })
  expect(findingsInWords(read, { language: 'en', partners: {} })).toEqual([
    'The month is not over yet: its figures will change.',
    'Nothing was requested, sent or received in this month.',
  ])
  expect(report.report(Day.parse('2027-01-01')).isRunning).toBe(false)
})

test('a library is compared with the median of others that have enough, of three at least', () => {
  const shares = { ABC: 2, ONE: 5, TWO: 7, THREE: 9, FEW: 1 }
  const compareWith = (names: readonly (keyof typeof shares)[]) => {
    const comparison = createNetworkComparison({ from: Day.parse('2026-11-01'), to: Day.parse('2026-11-30') })
    for (const name of names)
      comparison.add(
        columnsOf([
          ...many(shares[name], () => requestOf(name, '2026-11-02', { days: shares[name] })),
          ...many(name === 'FEW' ? 0 : 10 - shares[name], () => requestOf(name, '2026-11-02', {})),
          requestOf(name, '2026-10-02', {}),
        ]),
        today,
      )
    return comparison.compare(LibraryCode.parse('ABC'))
  }
  const all = compareWith(['ABC', 'ONE', 'TWO', 'THREE', 'FEW'])
  expect(all).toContainEqual({ measure: 'fill_rate', figure: 'value', own: 0.2, median: 0.7, libraries: 3 })
  expect(all).toContainEqual({
    ...{ measure: 'days_create_receive', figure: 'median', own: 2, median: 7, libraries: 3 },
  })
  expect(compareWith(['ABC', 'ONE', 'TWO'])).toContainEqual({
    ...{ measure: 'fill_rate', figure: 'value', own: 0.2, median: null, libraries: 2 },
  })
})
