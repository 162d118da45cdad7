import { amountOf } from '../borrowing/costs/amounts.ts'
import type { Day } from '../borrowing/values.ts'
import type { Columns } from './columns.ts'
import type { DimensionName } from './dimensions.ts'
import { type Measure, type MeasureName, measures, type Unit } from './measures.ts'
import { createVisitor, getOrMake, neededColumns, type StatisticsQuery, type Texts } from './visit-columns.ts'

/** Which figure of a measure a column has. */
export type Figure = 'value' | 'count' | 'mean' | 'median' | 'p90'

/** A column: a dimension, or a figure of a measure. */
export type Column = { readonly dimension: DimensionName } | FigureColumn
type FigureColumn = { readonly measure: MeasureName; readonly figure: Figure; readonly currency?: string }

/** The value of a cell; null where there is nothing to compute it from. Money is a decimal with a point. */
export type Cell = string | number | null

export type StatisticsTable = {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** The same columns over all rows; dimensions are null. */
  readonly totals: readonly Cell[]
  /** How many rows are left out: titles that a single reader wanted. */
  readonly suppressed: number
  /** What the titles of the rows are called, by their values. */
  readonly titles: Readonly<Record<string, string>>
}

/** The sum of values, and how often each of them came where that is needed. */
type Sum = { count: number; sum: number; readonly times: number[] | undefined }

type Group = {
  readonly key: readonly string[]
  /** The sums of a measure in a row, by currency; under an empty one where it is not money. */
  readonly sums: Map<MeasureName, Map<string, Sum>>
  /** What tells the readers of a title apart. */
  readonly readers: Set<string>
  /** How often its requests call a title what. */
  readonly spellings: Map<string, Sum>
}

const emptyGroup = (key: readonly string[]): Group => ({
  ...{ key, sums: new Map(), readers: new Set(), spellings: new Map() },
})

const figuresOf: Readonly<Record<Unit, readonly Figure[]>> = {
  count: ['value'],
  share: ['value', 'count'],
  mean: ['value', 'count'],
  days: ['count', 'mean', 'median', 'p90'],
  money: ['value'],
}

const sumIn = ({ sums }: Group, name: MeasureName, currency: string): Sum =>
  getOrMake(
    getOrMake(sums, name, () => new Map<string, Sum>()),
    currency,
    () => ({ count: 0, sum: 0, times: measures[name].unit === 'days' ? [] : undefined }),
  )

/** Returns what most requests call a title; facts come in no order. */
const commonest = (spellings: Group['spellings']): string =>
  [...spellings].toSorted(
    ([one, { count }], [other, { count: often }]) => often - count || (one < other ? -1 : 1),
  )[0]?.[0] ?? ''

/** Returns the nearest rank: the smallest value that at least such a share of all do not exceed. */
const rank = ({ count, times = [] }: Sum, tenths: number): number | null => {
  let left = Math.ceil((count * tenths) / 10)
  for (const [value, often] of Object.entries(times)) {
    left -= often
    if (left <= 0) return Number(value)
  }
  return null
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000

const cellOf = (unit: Unit, figure: Figure, values: Sum | undefined): Cell => {
  const { count, sum } = values ?? { count: 0, sum: 0 }
  if (figure === 'count') return count
  if (unit === 'count') return sum
  if (unit === 'money') return amountOf(BigInt(sum))
  if (values === undefined || count === 0) return null
  return figure === 'value' || figure === 'mean'
    ? round(sum / count)
    : rank(values, figure === 'median' ? 5 : 9)
}

/** A cent, in ten-thousandths. */
const cent = 100

/** Every combination of one value of each list. */
const combine = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  lists.reduce<readonly (readonly string[])[]>(
    (keys, values) => keys.flatMap((key) => values.map((value) => [...key, value])),
    [[]],
  )

/** Adds up the facts of requests, one part of them after the other. */
export const createStatistics = (query: StatisticsQuery) => {
  const { by } = query
  const visitor = createVisitor(query, [
    ...by,
    'currency',
    ...(by.includes('title') ? ['reader', 'spelling'] : []),
  ])
  const groups = new Map<string, Group>()
  const total = emptyGroup([])
  const divisors = query.measures.flatMap((name) => {
    const measure: Measure = measures[name]
    return measure.per === undefined ? [] : [measure.per]
  })
  const observedMeasures = [...new Set<MeasureName>([...query.measures, ...divisors])]

  /** Returns the sums that the values of subjects with the same texts are added to. */
  const sumsOf = (name: MeasureName, texts: Texts): readonly Sum[] => {
    const own = combine(by.map((dimension) => texts[dimension] ?? [''])).map((key) =>
      getOrMake(groups, JSON.stringify(key), () => emptyGroup(key)),
    )
    const [currency = ''] = texts.currency ?? []
    const { reader: [reader] = [], spelling: [spelling] = [] } = texts
    for (const { readers } of own) if (reader !== undefined) readers.add(reader)
    return [
      ...[total, ...own].map((group) => sumIn(group, name, currency)),
      ...(spelling === undefined
        ? []
        : own.map(({ spellings }) =>
            getOrMake(spellings, spelling, () => ({ count: 0, sum: 0, times: undefined })),
          )),
    ]
  }

  return {
    /** The columns that it reads. */
    needs: neededColumns(observedMeasures, query),
    /**
     * Adds the facts of requests.
     *
     * @param today the present day in their library, by which items are overdue
     */
    add: (columns: Columns, today: Day): void => {
      const visit = visitor(columns, today)
      for (const name of observedMeasures)
        visit(
          name,
          (texts) => sumsOf(name, texts),
          (sums, value) => {
            for (const each of sums) {
              each.count += 1
              each.sum += value
              if (each.times !== undefined) each.times[value] = (each.times[value] ?? 0) + 1
            }
          },
        )
    },

    /** Returns the figures of all facts that were added, in the order of the dimensions. */
    table: (): StatisticsTable => {
      const columns = query.measures.flatMap((measure): readonly FigureColumn[] => {
        const { unit } = measures[measure]
        const currencies =
          unit === 'money' ? [...(total.sums.get(measure)?.keys() ?? [])].toSorted() : [undefined]
        return currencies.flatMap((currency) =>
          figuresOf[unit].map((figure) => ({
            measure,
            figure,
            ...(currency === undefined ? {} : { currency }),
          })),
        )
      })
      const cells = ({ sums }: Group): readonly Cell[] =>
        columns.map(({ measure: name, figure, currency = '' }) => {
          const measure: Measure = measures[name]
          const values = sums.get(name)?.get(currency)
          if (measure.per === undefined) return cellOf(measure.unit, figure, values)
          const divisor = sums.get(measure.per)?.get('')?.sum ?? 0
          return divisor === 0
            ? null
            : amountOf(BigInt(Math.round((values?.sum ?? 0) / divisor / cent) * cent))
        })
      const sorted = [...groups.values()].toSorted((one, other) => {
        const place = one.key.findIndex((value, index) => value !== other.key[index])
        return (one.key[place] ?? '') < (other.key[place] ?? '') ? -1 : 1
      })
      const titles = by.indexOf('title')
      // Two readers at least: a title that only one wanted says what that person reads.
      const shown = titles < 0 ? sorted : sorted.filter(({ readers }) => readers.size > 1)
      return {
        columns: [...by.map((dimension) => ({ dimension })), ...columns],
        rows: by.length === 0 ? [] : shown.map((group) => [...group.key, ...cells(group)]),
        totals: [...by.map(() => null), ...cells(total)],
        suppressed: sorted.length - shown.length,
        titles:
          titles < 0
            ? {}
            : Object.fromEntries(
                shown.map(({ key, spellings }) => [key[titles] ?? '', commonest(spellings)]),
              ),
      }
    },
  }
}
