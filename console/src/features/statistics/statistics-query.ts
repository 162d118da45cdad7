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
    if (measure === 'charge_per_filled') return null
    if (unit !== 'share' || figure === 'count') return cells.reduce((sum, cell) => sum + cell, 0)
    const cases = columns.findIndex((each) => each.measure === measure && each.figure === 'count')
    const counts = rows.map((row) => Number(row[cases] ?? 0))
    const all = counts.reduce((sum, count) => sum + count, 0)
    return all === 0 ? null : cells.reduce((sum, cell, at) => sum + cell * (counts[at] ?? 0), 0) / all
  })

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
