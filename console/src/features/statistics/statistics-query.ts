import type { components } from '@lendwire/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'

export type Statistics = components['schemas']['Statistics']
export type StatisticsColumn = Statistics['columns'][number]

/** The reports of the page: the measures and the dimension of each; the first column behind it is drawn. */
export const reports = {
  partners: { measures: 'partner_fill_rate,entries_sent,entries_shipped', by: 'partner' },
  months: { measures: 'fill_rate,requests_created,requests_filled', by: 'month' },
  reasons: { measures: 'unfilled_by_reason', by: 'reason' },
  days: { measures: 'days_send_answer,days_send_ship,days_create_receive', by: 'partner' },
  costs: { measures: 'charges', by: 'partner' },
} as const
export type ReportName = keyof typeof reports

/** How many days each period goes back; null for all. */
export const periods = { quarter: 90, year: 365, all: null } as const
export type PeriodName = keyof typeof periods

const millisecondsPerDay = 86_400_000

const firstDay = (days: number): string =>
  new Date(Date.now() - days * millisecondsPerDay).toISOString().slice(0, 10)

/** Returns the parameters of a report for a period, of a library or of all. */
export const parametersOf = (report: ReportName, period: PeriodName, library: string | undefined) => {
  const days = periods[period]
  return {
    ...reports[report],
    ...(days === null ? {} : { from: firstDay(days) }),
    ...(library === undefined ? {} : { library }),
  }
}

/** Returns the query of figures. */
export const statisticsQuery = (api: Api, parameters: Readonly<Record<string, string>>) =>
  queryOptions({
    queryKey: ['statistics', parameters],
    queryFn: () => api.documents.get<Statistics>('/v1/statistics', parameters),
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
