import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'
import { figureOf, type Statistics } from '../statistics/statistics-query.ts'

type Deliveries = { readonly items: readonly { readonly createdAt: string }[] }

/** A message that waits for longer than this is stuck, in milliseconds. */
const stuckAfter = 3_600_000
const readAgainEvery = 30_000
const millisecondsPerDay = 86_400_000

/** Returns the query of how many messages wait for more than an hour, and how many were given up. */
export const stuckDeliveriesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['deliveries', 'stuck'],
    refetchInterval: readAgainEvery,
    queryFn: async () => {
      const [waiting, dead] = await Promise.all([
        api.documents.get<Deliveries>('/v1/deliveries', { state: 'waiting', limit: '200' }),
        api.documents.get<Deliveries>('/v1/deliveries', { state: 'dead', limit: '200' }),
      ])
      const stuck = waiting.items.filter(({ createdAt }) => Date.now() - Date.parse(createdAt) > stuckAfter)
      return { stuck: stuck.length, undelivered: dead.items.length }
    },
  })

/** How many days the periods of the overview have. */
export const periodLengths = [30, 90, 365] as const

export type Period = { readonly from: string; readonly to: string }

const dayBefore = (days: number): string =>
  new Date(Date.now() - days * millisecondsPerDay).toISOString().slice(0, 10)

/** Returns the period that ends today, and the one as long before it. */
export const periodsOf = (days: number): { readonly now: Period; readonly before: Period } => ({
  now: { from: dayBefore(days - 1), to: dayBefore(0) },
  before: { from: dayBefore(2 * days - 1), to: dayBefore(days) },
})

/** The months that the chart shows. */
const monthsShown = 12

/** Returns the months up to this one, the oldest first. */
export const lastMonths = (count: number): readonly string[] => {
  const now = new Date()
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (count - 1 - back), 1))
      .toISOString()
      .slice(0, 7),
  )
}

/** What the overview asks the statistics for. */
export type Figures = {
  readonly now: Statistics
  readonly before: Statistics
  /** Twenty-four months: those of the chart, and the same of the year before. */
  readonly months: Statistics
  readonly reasons: Statistics
  readonly reasonsBefore: Statistics
}

/** Returns the query of the figures of the overview, of a library or of all. */
export const figuresQuery = (api: Api, days: number, library: string | undefined) =>
  queryOptions({
    queryKey: ['statistics', 'overview', days, library],
    queryFn: async (): Promise<Figures> => {
      const of = library === undefined ? {} : { library }
      const read = (parameters: Readonly<Record<string, string>>) =>
        api.documents.get<Statistics>('/v1/statistics', { ...parameters, ...of })
      const measures =
        'fill_rate,requests_settled,requests_filled,charges,days_create_receive,days_create_send,days_send_ship,days_ship_receive,days_receive_loan'
      const periods = periodsOf(days)
      const [now, before, months, reasons, reasonsBefore] = await Promise.all([
        read({ measures, ...periods.now }),
        read({ measures, ...periods.before }),
        read({
          measures: 'fill_rate,requests_settled,requests_filled,days_create_receive',
          by: 'month',
          from: `${lastMonths(2 * monthsShown)[0]}-01`,
        }),
        read({ measures: 'unfilled_by_reason', by: 'reason', ...periods.now }),
        read({ measures: 'unfilled_by_reason', by: 'reason', ...periods.before }),
      ])
      return { now, before, months, reasons, reasonsBefore }
    },
  })

/** Returns the columns of the chart: the last twelve months, with those of the year before. */
export const monthColumns = (months: Statistics) => {
  const rows = new Map(months.rows.map((row) => [String(row[0]), row]))
  const settledIn = (month: string): number =>
    figureOf(months, rows.get(month) ?? [], 'requests_settled') ?? 0
  const all = lastMonths(2 * monthsShown)
  return all.slice(monthsShown).map((month, place) => {
    const filled = figureOf(months, rows.get(month) ?? [], 'requests_filled') ?? 0
    const before = settledIn(all[place] ?? '')
    return {
      month,
      first: filled,
      second: Math.max(0, settledIn(month) - filled),
      before: before === 0 ? undefined : before,
      isRunning: place === monthsShown - 1,
    }
  })
}
