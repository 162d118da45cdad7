import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'
import { figureOf, type Statistics } from '../statistics/statistics-query.ts'
import { dayAfter, daysUntilHere } from './arrival.ts'

export type PartnerFigures = {
  readonly fillRate?: number | undefined
  /** The days from the question until the item is here: the usual ones (median) to ship, and those on the way. */
  readonly days?: number | undefined
}

const halfHour = 1_800_000

/** Returns the query of how well each partner supplied a service within twelve months: by its code. */
export const partnerFiguresQuery = (api: Api, service: string) =>
  queryOptions({
    queryKey: ['statistics', 'partner-figures', service],
    staleTime: halfHour,
    queryFn: async (): Promise<ReadonlyMap<string, PartnerFigures>> => {
      const statistics = await api.documents.get<Statistics>('/v1/statistics', {
        measures: 'partner_fill_rate,days_send_ship,days_ship_receive',
        by: 'partner',
        from: dayAfter(-365),
        ...(service === 'loan' || service === 'copy' ? { where: `service:${service}` } : {}),
      })
      return new Map(
        statistics.rows.map((row) => {
          const ship = figureOf(statistics, row, 'days_send_ship', 'median')
          const arrive = figureOf(statistics, row, 'days_ship_receive', 'median')
          const items = figureOf(statistics, row, 'days_ship_receive', 'count') ?? 0
          return [
            String(row[0]),
            {
              fillRate: figureOf(statistics, row, 'partner_fill_rate'),
              days: daysUntilHere(ship, arrive, items),
            },
          ]
        }),
      )
    },
  })
