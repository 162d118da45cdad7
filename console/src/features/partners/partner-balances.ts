import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'
import { figureOf, type Statistics } from '../statistics/statistics-query.ts'

/** What went between a partner and the libraries here within twelve months. */
export type PartnerBalance = {
  /** The items that it lent. */
  readonly lent: number
  /** The items that it borrowed; undefined where only the other direction is seen. */
  readonly borrowed: number | undefined
}

const halfHour = 1_800_000

/** Returns the query of the balances by partner: with what is known of each direction. */
export const partnerBalancesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['statistics', 'partner-balances'],
    staleTime: halfHour,
    queryFn: async (): Promise<ReadonlyMap<string, PartnerBalance>> => {
      const statistics = await api.documents.get<Statistics>('/v1/balances', {
        by: 'partner',
        period: 'P365D',
      })
      return new Map(
        statistics.rows.map((row) => [
          String(row[0]),
          {
            lent: figureOf(statistics, row, 'lent') ?? 0,
            borrowed: figureOf(statistics, row, 'borrowed'),
          },
        ]),
      )
    },
  })
