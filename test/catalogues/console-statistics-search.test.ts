import { expect, test, vi } from 'vitest'
import {
  basisOf,
  parametersOf,
  rangesOf,
  readStatisticsSearch,
  specOf,
} from '../../console/src/features/statistics/statistics-search.ts'
import { tableCsv } from '../../console/src/features/statistics/table-csv.ts'

test('an address gives the report that was chosen, and nothing that a measure does not have', () => {
  const search = readStatisticsSearch({
    ...{ show: 'charges', by: 'partner', columns: 'service', where: 'service:copy' },
    ...{ period: 'chosen', from: '2026-01-01', to: 'tomorrow', report: 'unknown' },
  })
  expect(search).toEqual({
    ...{ show: 'charges', by: 'partner', columns: 'service', where: 'service:copy' },
    ...{ period: 'chosen', from: '2026-01-01' },
  })
  expect(readStatisticsSearch({ show: 'charges', by: 'reason' })).toEqual({ show: 'charges' })
  expect(specOf({ report: 'titles' })).toEqual({ show: 'unfilled_titles', by: 'title' })
  expect(specOf({})).toEqual({ show: 'partner_fill_rate', by: 'partner' })
  expect(
    parametersOf({ show: 'fill_rate', by: 'month' }, { from: '2026-01-01' }, { library: 'ABC', where: [] }),
  ).toEqual({
    measures: 'fill_rate,requests_created,requests_filled,days_create_receive',
    by: 'month',
    basis: 'created',
    from: '2026-01-01',
    library: 'ABC',
  })
  // Costs count when they arose, unless somebody chose otherwise.
  expect(basisOf(specOf({ report: 'costs_months' }))).toBe('event')
  const chosen = readStatisticsSearch({ show: 'charges', by: 'month', basis: 'created' })
  expect(basisOf(specOf(chosen))).toBe('created')
  expect(readStatisticsSearch({ report: 'costs', basis: 'event' })).toEqual({ report: 'costs' })
})

test('the period before is as long, and a year before has the same days', () => {
  vi.useFakeTimers({ now: new Date('2026-12-06T10:00:00Z'), toFake: ['Date'] })
  expect(rangesOf({ period: 'quarter' })).toEqual({
    now: { from: '2026-09-08' },
    before: { from: '2026-06-10', to: '2026-09-07' },
  })
  const month = { period: 'chosen', from: '2026-03-01', to: '2026-03-31' } as const
  expect(rangesOf(month).before).toEqual({ from: '2026-01-29', to: '2026-02-28' })
  expect(rangesOf({ ...month, against: 'year' }).before).toEqual({ from: '2025-03-01', to: '2025-03-31' })
  expect(rangesOf({ period: 'all' })).toEqual({ now: {}, before: undefined })
  // Whole months move with the calendar, so that a saved report shows the last ones each time.
  expect(rangesOf({ period: 'last_month' })).toEqual({
    now: { from: '2026-11-01', to: '2026-11-30' },
    before: { from: '2026-10-01', to: '2026-10-31' },
  })
  expect(rangesOf({ period: 'half_year' })).toEqual({
    now: { from: '2026-06-01', to: '2026-11-30' },
    before: { from: '2025-12-01', to: '2026-05-31' },
  })
  expect(rangesOf({ period: 'half_year', against: 'year' }).before).toEqual({
    ...{ from: '2025-06-01', to: '2025-11-30' },
  })
  expect(rangesOf({ period: 'this_year' }).now).toEqual({ from: '2026-01-01' })
  vi.useRealTimers()
})

test('a saved table has words, is read by spreadsheets, and holds no formula', async () => {
  const table = [
    ['Partner', 'Net'],
    ['Oslo, "City"', '-3'],
    ['=1+1', '0.5'],
  ]
  const text = await tableCsv(table, ',').text()
  expect(text).toBe('\ufeffPartner,Net\r\n"Oslo, ""City""",-3\r\n\'=1+1,0.5\r\n'.replace('\ufeff', ''))
  const withCommas = await tableCsv(table, ';').text()
  expect(withCommas).toBe('Partner;Net\r\n"Oslo, ""City""";-3\r\n\'=1+1;0,5\r\n')
})
