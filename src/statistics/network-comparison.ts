import type { Day, LibraryCode } from '../borrowing/values.ts'
import type { Columns } from './columns.ts'
import { type Cell, createStatistics, type Figure } from './compute.ts'
import type { MeasureName } from './measures.ts'

/** The figures in which a library is compared with its network. */
export const comparedFigures = [
  { measure: 'fill_rate', figure: 'value' },
  { measure: 'partners_asked', figure: 'value' },
  { measure: 'days_create_send', figure: 'median' },
  { measure: 'days_send_answer', figure: 'median' },
  { measure: 'days_send_ship', figure: 'median' },
  { measure: 'days_create_receive', figure: 'median' },
  { measure: 'days_create_receive', figure: 'p90' },
] as const satisfies readonly { readonly measure: MeasureName; readonly figure: Figure }[]

/** A figure of a library beside the median of the others of its network; null where there are too few. */
export type ComparedFigure = (typeof comparedFigures)[number] & {
  readonly own: number | null
  readonly median: number | null
  /** How many other libraries the median is of. */
  readonly libraries: number
}

/** A median of fewer libraries would tell what each of them has. */
const fewestLibraries = 3
/** A library with fewer settled requests says little. */
const fewestCases = 5

const medianOf = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** Compares a library with the others of its network, from the facts of requests that were created in a range of days. */
export const createNetworkComparison = (range: {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}) => {
  const measures = [
    ...new Set<MeasureName>(['requests_settled', ...comparedFigures.map(({ measure }) => measure)]),
  ]
  const statistics = createStatistics({ measures, by: ['library'], basis: 'created', ...range })
  return {
    needs: statistics.needs,
    add: (columns: Columns, today: Day): void => statistics.add(columns, today),
    compare: (library: LibraryCode): readonly ComparedFigure[] => {
      const { columns, rows } = statistics.table()
      const placeOf = (measure: MeasureName, figure: Figure): number =>
        columns.findIndex((each) => 'measure' in each && each.measure === measure && each.figure === figure)
      const settled = placeOf('requests_settled', 'value')
      const numberOf = (cell: Cell | undefined): number | null => (typeof cell === 'number' ? cell : null)
      const others = rows.filter((row) => row[0] !== library && Number(row[settled]) >= fewestCases)
      const own = rows.find((row) => row[0] === library)
      return comparedFigures.map((each) => {
        const place = placeOf(each.measure, each.figure)
        const values = others.flatMap((row) => numberOf(row[place]) ?? [])
        return {
          ...each,
          own: numberOf(own?.[place]),
          median: values.length < fewestLibraries ? null : medianOf(values),
          libraries: values.length,
        }
      })
    },
  }
}
