import type { components } from '@lendwire/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'

export type Statistics = components['schemas']['Statistics']
export type StatisticsColumn = Statistics['columns'][number]
export type FigureRequests = components['schemas']['FigureRequests']
export type NetworkComparison = components['schemas']['NetworkComparison']
export type MonthlyReport = components['schemas']['MonthlyReport']

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>

const read =
  <Answer>(api: Api, path: string) =>
  (parameters: Parameters) =>
    queryOptions({
      queryKey: ['statistics', path, parameters],
      // A list is sent as a parameter that is repeated.
      queryFn: () => api.documents.get<Answer>(path, parameters as Readonly<Record<string, string>>),
    })

/** Returns the query of figures. */
export const statisticsQuery = (
  api: Api,
  parameters: Parameters,
  path: '/v1/statistics' | '/v1/balances' = '/v1/statistics',
) => read<Statistics>(api, path)(parameters)

/** Returns the query of the requests behind a figure. */
export const figureRequestsQuery = (api: Api, parameters: Parameters) =>
  read<FigureRequests>(api, '/v1/statistics/requests')(parameters)

/** Returns the query of a library's figures beside those of its network. */
export const networkQuery = (api: Api, parameters: Parameters) =>
  read<NetworkComparison>(api, '/v1/statistics/network')(parameters)

/** Returns the query of the report of a month. */
export const monthlyReportQuery = (api: Api, month: string, library: string | undefined) =>
  read<MonthlyReport>(api, `/v1/statistics/months/${month}`)({ library })

export type Row = Statistics['totals']
export type Cell = Row[number]
type Measure = NonNullable<StatisticsColumn['measure']>
type Figure = NonNullable<StatisticsColumn['figure']>

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
