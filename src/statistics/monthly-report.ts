import { Day } from '../borrowing/values.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import type { Columns } from './columns.ts'
import { type Cell, createStatistics, type Figure, type StatisticsTable } from './compute.ts'
import type { DimensionName } from './dimensions.ts'
import type { MeasureName } from './measures.ts'
import { monthBefore } from './months.ts'

/** A figure of a month, with those of the month before and of the same month a year before. */
export type MonthlyFigure = {
  readonly measure: MeasureName
  readonly figure: Figure
  readonly currency?: string | undefined
  readonly now: Cell
  readonly before: Cell
  readonly yearBefore: Cell
}

/** The results of the requests that ended in a month. */
export type MonthOfTrend = { readonly month: string; readonly settled: number; readonly filled: number }

/** What happened in a month, with the trend of a year and what to look at. */
export type MonthlyReport = {
  readonly month: string
  /** Whether the month was not over when the figures were read. */
  readonly isRunning: boolean
  readonly figures: readonly MonthlyFigure[]
  readonly trend: readonly MonthOfTrend[]
  readonly findings: readonly AnyReason[]
}

const shownFigures = [
  { measure: 'requests_created', figure: 'value' },
  { measure: 'requests_settled', figure: 'value' },
  { measure: 'requests_filled', figure: 'value' },
  { measure: 'fill_rate', figure: 'value' },
  { measure: 'days_create_receive', figure: 'median' },
  { measure: 'days_create_receive', figure: 'p90' },
  { measure: 'days_send_answer', figure: 'median' },
  { measure: 'partners_asked', figure: 'value' },
  { measure: 'charges', figure: 'value' },
  { measure: 'charge_per_filled', figure: 'value' },
  { measure: 'overdue_items', figure: 'value' },
  { measure: 'lost_items', figure: 'value' },
] as const satisfies readonly { readonly measure: MeasureName; readonly figure: Figure }[]

const monthsOfTrend = 12

const placeOf = ({ columns }: StatisticsTable, measure: MeasureName, figure: Figure): number =>
  columns.findIndex((each) => 'measure' in each && each.measure === measure && each.figure === figure)

const numberIn = (table: StatisticsTable, key: string, measure: MeasureName, figure: Figure = 'value') => {
  const cell = table.rows.find((row) => row[0] === key)?.[placeOf(table, measure, figure)]
  return cell === null || cell === undefined ? undefined : Number(cell)
}

/** Fewer cases than these say nothing. */
const enoughCases = 10
const lowShare = 0.5
const largeFall = 0.1
const slowDays = 7
const slowerBy = 2
const maxNamed = 5

const percent = (share: number): number => Math.round(share * 100)

/** Finds what stands out in a month. */
const findingsOf = (
  months: StatisticsTable,
  partners: StatisticsTable,
  titles: StatisticsTable,
  month: string,
): readonly AnyReason[] => {
  const before = monthBefore(month, 1)
  const now = (measure: MeasureName, figure?: Figure) => numberIn(months, month, measure, figure) ?? 0
  const then = (measure: MeasureName, figure?: Figure) => numberIn(months, before, measure, figure) ?? 0
  const [rate, rateBefore] = [now('fill_rate'), then('fill_rate')]
  const isComparable = Math.min(now('fill_rate', 'count'), then('fill_rate', 'count')) >= enoughCases
  const [days, daysBefore] = [now('days_create_receive', 'median'), then('days_create_receive', 'median')]
  const isTimed =
    Math.min(now('days_create_receive', 'count'), then('days_create_receive', 'count')) >= enoughCases
  const place = (measure: MeasureName, figure: Figure = 'value') => placeOf(partners, measure, figure)
  const low = partners.rows.flatMap((row) => {
    const count = Number(row[place('partner_fill_rate', 'count')])
    const share = Number(row[place('partner_fill_rate')])
    return count >= enoughCases && share < lowShare ? [{ partner: String(row[0]), count, share }] : []
  })
  const slow = partners.rows.flatMap((row) => {
    const count = Number(row[place('days_send_ship', 'count')])
    const median = Number(row[place('days_send_ship', 'median')])
    return count >= enoughCases / 2 && median >= slowDays ? [{ partner: String(row[0]), median }] : []
  })
  const [overdue, lost, wanted] = [now('overdue_items'), now('lost_items'), titles.rows.length]
  const isEmpty = months.rows.every(([name]) => name !== month)
  return [
    ...(isEmpty ? [reason('monthly_report.empty')] : []),
    ...(isComparable && rate < rateBefore - largeFall
      ? [reason('monthly_report.fill_rate_fell', { now: percent(rate), before: percent(rateBefore) })]
      : []),
    ...(isTimed && days >= daysBefore + slowerBy
      ? [reason('monthly_report.slower', { now: days, before: daysBefore })]
      : []),
    ...low
      .toSorted((one, other) => one.share - other.share)
      .slice(0, maxNamed)
      .map(({ partner, count, share }) =>
        reason('monthly_report.partner_low', {
          partner: { partner },
          count,
          filled: Math.round(share * count),
        }),
      ),
    ...slow
      .toSorted((one, other) => other.median - one.median)
      .slice(0, maxNamed)
      .map(({ partner, median }) =>
        reason('monthly_report.partner_slow', { partner: { partner }, days: median }),
      ),
    ...(wanted > 0 ? [reason('monthly_report.titles_wanted', { count: wanted })] : []),
    ...(overdue > 0 ? [reason('monthly_report.overdue', { count: overdue })] : []),
    ...(lost > 0 ? [reason('monthly_report.lost', { count: lost })] : []),
  ]
}

const lastDay = '31'

/** Adds up the facts of a library's requests to the report of a month. What happened counts on the day on which it did. */
export const createMonthlyReport = (month: string) => {
  const first = (of: string): Day => Day.parse(`${of}-01`)
  // No month is longer, and days are compared as text.
  const end = `${month}-${lastDay}` as Day
  const statistics = (by: DimensionName, from: string, measures: readonly MeasureName[]) =>
    createStatistics({ measures, by: [by], basis: 'event', from: first(from), to: end })
  const months = statistics('month', monthBefore(month, monthsOfTrend), [
    ...new Set(shownFigures.map(({ measure }) => measure)),
  ])
  const partners = statistics('partner', month, ['partner_fill_rate', 'days_send_ship'])
  const titles = statistics('title', monthBefore(month, 2), ['unfilled_titles'])
  const all = [months, partners, titles]
  return {
    needs: all.flatMap(({ needs }) => needs),
    add: (columns: Columns, today: Day): void => {
      for (const each of all) each.add(columns, today)
    },
    report: (today: Day): MonthlyReport => {
      const table = months.table()
      const cell = (of: string, place: number): Cell =>
        table.rows.find((row) => row[0] === of)?.[place] ?? null
      const figures = shownFigures.flatMap((shown): readonly MonthlyFigure[] =>
        table.columns.flatMap((column, place) =>
          'measure' in column && column.measure === shown.measure && column.figure === shown.figure
            ? [
                {
                  ...shown,
                  ...(column.currency === undefined ? {} : { currency: column.currency }),
                  now: cell(month, place),
                  before: cell(monthBefore(month, 1), place),
                  yearBefore: cell(monthBefore(month, monthsOfTrend), place),
                },
              ]
            : [],
        ),
      )
      return {
        month,
        isRunning: today.slice(0, month.length) <= month,
        figures,
        trend: Array.from({ length: monthsOfTrend }, (_, back) => {
          const each = monthBefore(month, monthsOfTrend - 1 - back)
          return {
            month: each,
            settled: numberIn(table, each, 'requests_settled') ?? 0,
            filled: numberIn(table, each, 'requests_filled') ?? 0,
          }
        }),
        findings: findingsOf(table, partners.table(), titles.table(), month),
      }
    },
  }
}
