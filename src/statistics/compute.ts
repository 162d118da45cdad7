import { amountOf } from '../borrowing/costs/amounts.ts'
import type { Day } from '../borrowing/values.ts'
import { type Columns, getOrMake } from './columns.ts'
import type { DimensionName } from './dimensions.ts'
import { type Measure, type MeasureName, measures, type Unit } from './measures.ts'
import type { Numbers } from './packed-numbers.ts'
import { createTargets, neededParts, type StatisticsQuery, type Targets } from './targets.ts'

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

/** The sums of a row: those of a measure by currency; under an empty one where it is not money. */
type Sums = Map<MeasureName, Map<string, Sum>>

type Group = {
  readonly key: readonly string[]
  readonly sums: Sums
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

/** What is counted for each target of a measure: how often each value came where that is needed, else how many and their sum. */
type Counts = { counts: Float64Array; sums: Float64Array; readonly times: number[][] | undefined }

/** Returns the same numbers with room for one at a place. */
const grown = (numbers: Float64Array, place: number): Float64Array => {
  const larger = new Float64Array(2 * place + 64)
  larger.set(numbers)
  return larger
}

/** How many numbers a byte may hold. */
const byteValues = 256

/** Calls a function with the target and the value of each subject that has both, or with those that are alike at once. */
type EachValue = (
  targets: Targets,
  numbers: Numbers,
  visit: (target: number, value: number, often: number) => void,
) => void

/** Makes what goes through values. Where both are bytes, as days and most values are, pairs of them are counted first. */
const createEachValue = (): EachValue => {
  const counts = new Int32Array(byteValues * byteValues)
  const countPairs = (places: Uint8Array, distances: Uint8Array): readonly number[] => {
    const found: number[] = []
    for (let each = 0; each < places.length; each += 1) {
      const pair = (places[each] ?? 0) * byteValues + (distances[each] ?? 0)
      const before = counts[pair] ?? 0
      if (before === 0) found.push(pair)
      counts[pair] = before + 1
    }
    return found
  }
  return ({ places, known, find }, { base, distances }, visit) => {
    const targetOf = (each: number): number => (known === undefined ? each : (known[each] ?? find(each)))
    const visitOne = (each: number, distance: number, often: number): void => {
      const target = distance === 0 ? -1 : targetOf(each)
      if (target >= 0) visit(target, base + distance, often)
    }
    if (!(places instanceof Uint8Array && distances instanceof Uint8Array)) {
      for (let place = 0; place < places.length; place += 1) {
        const distance = distances[place] ?? 0
        if (distance !== 0) visitOne(places[place] ?? 0, distance, 1)
      }
      return
    }
    for (const pair of countPairs(places, distances)) {
      visitOne(Math.floor(pair / byteValues), pair % byteValues, counts[pair] ?? 0)
      counts[pair] = 0
    }
  }
}

/** Adds a value that came some times to what is counted for a target. */
const addValue = (own: Counts, target: number, value: number, often: number): void => {
  if (own.times !== undefined) {
    const times = own.times[target] ?? []
    own.times[target] = times
    times[value] = (times[value] ?? 0) + often
    return
  }
  if (target >= own.counts.length) {
    own.counts = grown(own.counts, target)
    own.sums = grown(own.sums, target)
  }
  own.counts[target] = (own.counts[target] ?? 0) + often
  own.sums[target] = (own.sums[target] ?? 0) + value * often
}

/** Returns how many values were counted for a target. */
const countOf = ({ counts, times }: Counts, target: number): number =>
  times === undefined ? (counts[target] ?? 0) : (times[target]?.reduce((sum, often) => sum + often, 0) ?? 0)

/** Adds what was counted for a target to the sum of a row. */
const addTo = (sum: Sum, own: Counts, target: number): void => {
  sum.count += countOf(own, target)
  sum.sum += own.sums[target] ?? 0
  own.times?.[target]?.forEach((often, value) => {
    sum.sum += often * value
    if (sum.times !== undefined) sum.times[value] = (sum.times[value] ?? 0) + often
  })
}

/** Returns what most requests call a title; facts come in no order. */
const commonest = (spellings: Group['spellings']): string =>
  [...spellings].toSorted(
    ([one, count], [other, often]) => often - count || (one < other ? -1 : 1),
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
  const observed = [...new Set<MeasureName>([...query.measures, ...divisors])].map((name) => {
    const times = measures[name].unit === 'days' ? [] : undefined
    const counts: Counts = { counts: new Float64Array(0), sums: new Float64Array(0), times }
    return { name, counts }
  })
  const eachValue = createEachValue()

  /** Adds up what was counted, for the rows that are shown. */
  const addUp = () => {
    const groups = new Map<string, Group>()
    const total: Sums = new Map()
    const sumIn = (sums: Sums, name: MeasureName, currency: string): Sum =>
      getOrMake(
        getOrMake(sums, name, () => new Map<string, Sum>()),
        currency,
        () => ({ count: 0, sum: 0, times: measures[name].unit === 'days' ? [] : undefined }),
      )
    for (let target = 0; target < targets.count(); target += 1) {
      const texts = targets.texts(target)
      const [currency = ''] = texts.currency ?? []
      const { reader: [reader] = [], spelling: [spelling] = [] } = texts
      const own = combine(by.map((dimension) => texts[dimension] ?? [''])).map((key) =>
        getOrMake(groups, JSON.stringify(key), () => ({
          ...{ key, sums: new Map(), readers: new Set<string>(), spellings: new Map<string, number>() },
        })),
      )
      for (const { name, counts } of observed) {
        const often = countOf(counts, target)
        if (often === 0) continue
        addTo(sumIn(total, name, currency), counts, target)
        for (const { sums, readers, spellings } of own) {
          addTo(sumIn(sums, name, currency), counts, target)
          if (reader !== undefined) readers.add(reader)
          if (spelling !== undefined) spellings.set(spelling, (spellings.get(spelling) ?? 0) + often)
        }
      }
    }
    return { total, groups: [...groups.values()].filter(({ sums }) => sums.size > 0) }
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
        const own = of(name)
        const values = columns.subjects(measures[name].of).values(name)
        eachValue(own, values, (target, value, often) => addValue(counts, target, value, often))
      }
    },

    /** Returns the figures of all facts that were added, in the order of the dimensions. */
    table: (): StatisticsTable => {
      const { total, groups } = addUp()
      const columns = query.measures.flatMap((measure): readonly FigureColumn[] => {
        const { unit } = measures[measure]
        const currencies = unit === 'money' ? [...(total.get(measure)?.keys() ?? [])].toSorted() : [undefined]
        return currencies.flatMap((currency) =>
          figuresOf[unit].map((figure) => ({
            measure,
            figure,
            ...(currency === undefined ? {} : { currency }),
          })),
        )
      })
      const cells = (sums: Sums): readonly Cell[] =>
        columns.map(({ measure: name, figure, currency = '' }) => {
          const measure: Measure = measures[name]
          const values = sums.get(name)?.get(currency)
          if (measure.per === undefined) return cellOf(measure.unit, figure, values)
          const divisor = sums.get(measure.per)?.get('')?.sum ?? 0
          return divisor === 0
            ? null
            : amountOf(BigInt(Math.round((values?.sum ?? 0) / divisor / cent) * cent))
        })
      const sorted = groups.toSorted((one, other) => {
        const place = one.key.findIndex((value, index) => value !== other.key[index])
        return (one.key[place] ?? '') < (other.key[place] ?? '') ? -1 : 1
      })
      const titles = by.indexOf('title')
      // Two readers at least: a title that only one wanted says what that person reads.
      const shown = titles < 0 ? sorted : sorted.filter(({ readers }) => readers.size > 1)
      return {
        columns: [...by.map((dimension) => ({ dimension })), ...columns],
        rows: by.length === 0 ? [] : shown.map(({ key, sums }) => [...key, ...cells(sums)]),
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
