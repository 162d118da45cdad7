import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'
import { figureOf, type Statistics } from '../statistics/statistics-query.ts'

export type PartnerFigures = { readonly fillRate: number | undefined; readonly days: number | undefined }

const halfHour = 1_800_000
const millisecondsOfYear = 31_536_000_000

/** Returns the query of how well each partner supplied within twelve months: by its code. */
export const partnerFiguresQuery = (api: Api) =>
  queryOptions({
    queryKey: ['statistics', 'partner-figures'],
    staleTime: halfHour,
    queryFn: async (): Promise<ReadonlyMap<string, PartnerFigures>> => {
      const statistics = await api.documents.get<Statistics>('/v1/statistics', {
        measures: 'partner_fill_rate,days_send_ship',
        by: 'partner',
        from: new Date(Date.now() - millisecondsOfYear).toISOString().slice(0, 10),
      })
      return new Map(
        statistics.rows.map((row) => [
          String(row[0]),
          {
            fillRate: figureOf(statistics, row, 'partner_fill_rate'),
            days: figureOf(statistics, row, 'days_send_ship', 'median'),
          },
        ]),
      )
    },
  })
