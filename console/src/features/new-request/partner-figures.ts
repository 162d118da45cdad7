import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'
import type { Formats } from '../../words/formats.ts'
import type { rotaEn } from '../../words/rota/en.ts'
import { figureOf, type Row, type Statistics } from '../statistics/statistics-query.ts'
import { dayAfter, daysUntilHere } from './arrival.ts'

type RotaWords = typeof rotaEn

export type PartnerFigures = {
  readonly fillRate?: number | undefined
  /** The days from the question until the item is here: the usual ones (median) to ship, and those on the way. */
  readonly days?: number | undefined
  /** What it charges for an item on average; undefined where it supplied too few to say. */
  readonly charge?: { readonly amount: number; readonly currency: string } | 'none' | undefined
}

/** Fewer items say too little about what the next one costs. */
const minShipped = 5
/** A smaller average is that of a partner that charges now and then: the next item is most likely free. */
const minCharge = 1

/** Returns what a partner charges for an item, in the currency in which it charges most. */
const chargeOf = (statistics: Statistics, row: Row): PartnerFigures['charge'] => {
  if ((figureOf(statistics, row, 'entries_shipped') ?? 0) < minShipped) return undefined
  const [most] = statistics.columns
    .flatMap(({ measure, currency }, place) =>
      measure === 'charge_per_filled' && currency !== undefined
        ? [{ amount: Number(row[place] ?? 0), currency }]
        : [],
    )
    .filter(({ amount }) => amount >= minCharge)
    .toSorted((one, other) => other.amount - one.amount)
  return most ?? 'none'
}

/** Returns what a partner usually charges; undefined where nothing says so. */
export const chargeInWords = (
  charge: PartnerFigures['charge'],
  { words, formats }: { readonly words: RotaWords; readonly formats: Formats },
): string | undefined =>
  charge === undefined
    ? undefined
    : charge === 'none'
      ? words.usuallyFree
      : words.onAverage(formats.money(charge.amount, charge.currency))

const halfHour = 1_800_000

/** Returns the query of how well each partner supplied a service within twelve months: by its code. */
export const partnerFiguresQuery = (api: Api, service: string) =>
  queryOptions({
    queryKey: ['statistics', 'partner-figures', service],
    staleTime: halfHour,
    queryFn: async (): Promise<ReadonlyMap<string, PartnerFigures>> => {
      const statistics = await api.documents.get<Statistics>('/v1/statistics', {
        measures: 'partner_fill_rate,days_send_ship,days_ship_receive,entries_shipped,charge_per_filled',
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
              charge: chargeOf(statistics, row),
            },
          ]
        }),
      )
    },
  })
