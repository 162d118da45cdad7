import type { components } from '@lendwire/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'

export type Statistics = components['schemas']['Statistics']
export type StatisticsColumn = Statistics['columns'][number]

/** The reports of the page: the measures and the dimension of each; the first column behind it is drawn. */
export const reports = {
  partners: { measures: 'partner_fill_rate,entries_sent,entries_shipped,days_send_ship', by: 'partner' },
  months: { measures: 'fill_rate,requests_created,requests_filled', by: 'month' },
  reasons: { measures: 'unfilled_by_reason', by: 'reason' },
  days: { measures: 'days_send_answer,days_send_ship,days_create_receive', by: 'partner' },
  costs: { measures: 'charges,charges_unpaid', by: 'partner' },
  balance: { by: 'partner' },
  balance_pairs: { by: 'partner,library' },
  balance_libraries: { by: 'library' },
  balance_months: { by: 'month' },
} as const
export type ReportName = keyof typeof reports

/** Returns where the figures of a report come from. */
export const pathOf = (report: ReportName): '/v1/statistics' | '/v1/balances' =>
  report.startsWith('balance') ? '/v1/balances' : '/v1/statistics'

/** How many days each period goes back; null for all. */
export const periods = { quarter: 90, year: 365, all: null } as const
export type PeriodName = keyof typeof periods

/** Balances count the last 365 days where no first day is named. */
const beginning = { '/v1/statistics': {}, '/v1/balances': { from: '2000-01-01' } } as const

const millisecondsPerDay = 86_400_000

const dayBefore = (days: number): string =>
  new Date(Date.now() - days * millisecondsPerDay).toISOString().slice(0, 10)

/**
 * Returns the parameters of a report for a period, of a library or of all; balances also of a network.
 *
 * @param isBefore whether the period as long before it is meant; undefined where there is none
 */
export const parametersOf = (
  report: ReportName,
  period: PeriodName,
  { library, network = '' }: { readonly library: string | undefined; readonly network?: string },
  isBefore = false,
): Readonly<Record<string, string>> | undefined => {
  const days = periods[period]
  if (days === null && isBefore) return undefined
  return {
    ...reports[report],
    ...(days === null
      ? beginning[pathOf(report)]
      : isBefore
        ? { from: dayBefore(2 * days - 1), to: dayBefore(days) }
        : { from: dayBefore(days - 1) }),
    ...(library === undefined ? {} : { library }),
    ...(pathOf(report) === '/v1/balances' && network !== '' ? { network } : {}),
  }
}

/** Returns the query of figures. */
export const statisticsQuery = (
  api: Api,
  parameters: Readonly<Record<string, string>>,
  path: ReturnType<typeof pathOf> = '/v1/statistics',
) =>
  queryOptions({
    queryKey: ['statistics', path, parameters],
    queryFn: () => api.documents.get<Statistics>(path, parameters),
  })

/** A partner with fewer cases is summed up with the others: its share says little. */
export const fewCases = 20

/**
 * Sums rows up as one: counts and sums are added, shares weighed by their cases; a median of several medians does not
 * exist.
 */
export const sumUp = (columns: readonly StatisticsColumn[], rows: readonly Row[], name: string): Row =>
  columns.map(({ dimension, unit, figure, measure }, place) => {
    if (dimension !== undefined) return name
    const cells = rows.map((row) => Number(row[place] ?? 0))
    if (figure !== 'value' && figure !== 'count') return null
    if (unit !== 'share' || figure === 'count') return cells.reduce((sum, cell) => sum + cell, 0)
    const cases = columns.findIndex((each) => each.measure === measure && each.figure === 'count')
    const counts = rows.map((row) => Number(row[cases] ?? 0))
    const all = counts.reduce((sum, count) => sum + count, 0)
    return all === 0 ? null : cells.reduce((sum, cell, at) => sum + cell * (counts[at] ?? 0), 0) / all
  })

type Row = Statistics['totals']
type Measure = NonNullable<Statistics['columns'][number]['measure']>
type Figure = NonNullable<Statistics['columns'][number]['figure']>

/** Returns a figure of a row; undefined where nothing was counted. */
export const figureOf = (
  { columns }: Statistics,
  row: Row,
  measure: Measure,
  figure: Figure = 'value',
): number | undefined => {
  const cell = row[columns.findIndex((each) => each.measure === measure && each.figure === figure)] ?? null
  return cell === null ? undefined : Number(cell)
}
