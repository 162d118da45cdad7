import { amountOf } from '../borrowing/costs/amounts.ts'
import type { Day } from '../borrowing/values.ts'
import { type Columns, getOrMake } from './columns.ts'
import { type CountedValues, createCountedValues } from './counted-values.ts'
import type { DimensionName } from './dimensions.ts'
import { type Measure, type MeasureName, measures, type Unit } from './measures.ts'
import { createTargets, neededParts, type StatisticsQuery } from './targets.ts'

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

/** The row that all targets are added to; the others begin behind it. */
const totalRow = 0

/** A row of the table. */
type Row = {
  readonly key: readonly string[]
  /** What tells the readers of a title apart. */
  readonly readers: Set<string>
  /** How often its requests call a title what. */
  readonly spellings: Map<string, number>
}

const figuresOf: Readonly<Record<Unit, readonly Figure[]>> = {
  count: ['value'],
  share: ['value', 'count'],
  mean: ['value', 'count'],
  days: ['count', 'mean', 'median', 'p90'],
  money: ['value'],
}

/** Returns what most requests call a title; facts come in no order. */
const commonest = (spellings: Row['spellings']): string =>
  [...spellings].toSorted(
    ([one, count], [other, often]) => often - count || (one < other ? -1 : 1),
  )[0]?.[0] ?? ''

const round = (value: number): number => Math.round(value * 10_000) / 10_000

const cellOf = (unit: Unit, figure: Figure, values: CountedValues | undefined, row: number): Cell => {
  const [count, sum] = [values?.countOf(row) ?? 0, values?.sumOf(row) ?? 0]
  if (figure === 'count') return count
  if (unit === 'count') return sum
  if (unit === 'money') return amountOf(BigInt(sum))
  if (values === undefined || count === 0) return null
  return figure === 'value' || figure === 'mean'
    ? round(sum / count)
    : values.rankOf(row, figure === 'median' ? 5 : 9)
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
  const isByTitle = by.includes('title')
  const targets = createTargets(query, [
    ...by,
    'currency',
    ...(isByTitle ? (['reader', 'spelling'] as const) : []),
  ])
  const divisors = query.measures.flatMap((name) => {
    const measure: Measure = measures[name]
    return measure.per === undefined ? [] : [measure.per]
  })
  const isByValue = (name: MeasureName): boolean => measures[name].unit === 'days'
  const observed = [...new Set<MeasureName>([...query.measures, ...divisors])].map((name) => ({
    name,
    counts: createCountedValues(isByValue(name)),
  }))

  let looked = 0

  /** Returns the rows, from number 1 on, and those that each target counts in. */
  const findRows = () => {
    const [rows, numbers]: [Row[], Map<string, number>] = [[], new Map()]
    const rowOf = (key: readonly string[]): number =>
      getOrMake(numbers, JSON.stringify(key), () =>
        rows.push({ key, readers: new Set(), spellings: new Map() }),
      )
    const ofTargets = Array.from({ length: targets.count() }, (_, target) => {
      if (!observed.some(({ counts }) => counts.has(target))) return { currency: '', own: [] }
      const texts = targets.texts(target)
      const [currency = ''] = texts.currency ?? []
      const own = combine(by.map((dimension) => texts[dimension] ?? [''])).map(rowOf)
      const { reader: [reader] = [], spelling: [spelling] = [] } = texts
      const often = isByTitle ? observed.reduce((sum, { counts }) => sum + counts.countOf(target), 0) : 0
      for (const number of own) {
        const { readers, spellings } = rows[number - 1] ?? {}
        if (reader !== undefined) readers?.add(reader)
        if (spelling !== undefined) spellings?.set(spelling, (spellings.get(spelling) ?? 0) + often)
      }
      return { currency, own: [totalRow, ...own] }
    })
    return { rows, ofTargets }
  }

  /** Adds up what was counted, by measure and currency, for the rows that are shown. */
  const addUp = () => {
    const { rows, ofTargets } = findRows()
    const currencies = [...new Set(ofTargets.map(({ currency }) => currency))].toSorted()
    const sums = new Map(
      observed.map(({ name, counts }) => {
        // What is no amount counts under an empty one.
        const own = currencies
          .filter((currency) => (currency !== '') === (measures[name].unit === 'money'))
          .map((currency) => {
            const ofCurrency = createCountedValues(isByValue(name))
            ofCurrency.addAll(counts, rows.length + 1, (target) => {
              const { currency: its, own: numbers } = ofTargets[target] ?? { own: [] }
              return its === currency ? numbers : []
            })
            return [currency, ofCurrency] as const
          })
        return [name, new Map(own.filter(([, { countOf }]) => countOf(totalRow) > 0))] as const
      }),
    )
    return { rows, sums }
  }

  return {
    /** The parts that it reads. */
    needs: neededParts(
      observed.map(({ name }) => name),
      query,
    ),
    /**
     * Adds the facts of requests.
     *
     * @param today the present day in their library, by which items are overdue
     */
    add: (columns: Columns, today: Day): void => {
      const { of } = targets.in(columns, today)
      for (const { name, counts } of observed) {
        counts.add(of(name), columns.subjects(measures[name].of).values(name), targets.count)
      }
    },

    /**
     * Returns whether the table is longer than some rows already. It looks each time that twice as much is counted, so that a
     * table that nobody gets does not fill the memory.
     */
    isLongerThan: (limit: number): boolean => {
      // Most titles are left out: a single reader wanted them.
      if (isByTitle || targets.count() < 2 * Math.max(limit, looked)) return false
      looked = targets.count()
      return findRows().rows.length > limit
    },

    /** Returns the figures of all facts that were added, in the order of the dimensions. */
    table: (): StatisticsTable => {
      const { rows, sums } = addUp()
      const columns = query.measures.flatMap((measure): readonly FigureColumn[] => {
        const { unit } = measures[measure]
        const currencies = unit === 'money' ? [...(sums.get(measure)?.keys() ?? [])] : [undefined]
        return currencies.flatMap((currency) =>
          figuresOf[unit].map((figure) => ({
            measure,
            figure,
            ...(currency === undefined ? {} : { currency }),
          })),
        )
      })
      const cellsOf = columns.map(({ measure: name, figure, currency = '' }): ((row: number) => Cell) => {
        const measure: Measure = measures[name]
        const values = sums.get(name)?.get(currency)
        if (measure.per === undefined) return (row) => cellOf(measure.unit, figure, values, row)
        const divisors = sums.get(measure.per)?.get('')
        return (row) => {
          const divisor = divisors?.sumOf(row) ?? 0
          return divisor === 0
            ? null
            : amountOf(BigInt(Math.round((values?.sumOf(row) ?? 0) / divisor / cent) * cent))
        }
      })
      const cells = (row: number): readonly Cell[] => cellsOf.map((cell) => cell(row))
      const sorted = [...rows.entries()].toSorted(([, one], [, other]) => {
        const place = one.key.findIndex((value, index) => value !== other.key[index])
        return (one.key[place] ?? '') < (other.key[place] ?? '') ? -1 : 1
      })
      const titles = by.indexOf('title')
      // Two readers at least: a title that only one wanted says what that person reads.
      const shown = titles < 0 ? sorted : sorted.filter(([, { readers }]) => readers.size > 1)
      return {
        columns: [...by.map((dimension) => ({ dimension })), ...columns],
        rows: by.length === 0 ? [] : shown.map(([place, { key }]) => [...key, ...cells(place + 1)]),
        totals: [...by.map(() => null), ...cells(totalRow)],
        suppressed: sorted.length - shown.length,
        titles:
          titles < 0
            ? {}
            : Object.fromEntries(
                shown.map(([, { key, spellings }]) => [key[titles] ?? '', commonest(spellings)]),
              ),
      }
    },
  }
}
