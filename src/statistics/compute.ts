import { amountOf } from '../borrowing/costs/amounts.ts'
import type { Day } from '../borrowing/values.ts'
import { type DimensionName, dimensions } from './dimensions.ts'
import {
  type Measure,
  type MeasureName,
  measures,
  type Observation,
  type SubjectKind,
  type Subjects,
  type Unit,
} from './measures.ts'
import type { RequestFacts } from './request-facts.ts'

/** A value that a dimension must have. */
export type Condition = { readonly dimension: DimensionName; readonly value: string }

/** What statistics are asked for. Days are included at both ends. */
export type StatisticsQuery = {
  readonly measures: readonly MeasureName[]
  readonly by: readonly DimensionName[]
  /** Only what has these values counts. */
  readonly where?: readonly Condition[] | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** `created` counts what became of the requests that were created in the range; `event` what happened in it. */
  readonly basis: 'created' | 'event'
}

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

/** The values that were observed of a measure in a row, by currency; under an empty one where it is not money. */
type Observed = Map<string, number[]>
type Group = {
  readonly key: readonly string[]
  readonly observed: Map<MeasureName, Observed>
  /** What tells the readers of a title apart. */
  readonly readers: Set<string>
  /** How often its requests call a title what. */
  readonly spellings: Map<string, number>
}

/** Returns what most requests call a title; facts come in no order. */
const commonest = (spellings: ReadonlyMap<string, number>): string =>
  [...spellings]
    .toSorted(([one, times], [other, often]) => often - times || (one < other ? -1 : 1))
    .map(([spelling]) => spelling)[0] ?? ''

const figuresOf: Readonly<Record<Unit, readonly Figure[]>> = {
  count: ['value'],
  share: ['value', 'count'],
  mean: ['value', 'count'],
  days: ['count', 'mean', 'median', 'p90'],
  money: ['value'],
}

/** Returns the subjects of each kind that a request has. */
const subjectsOf = (facts: RequestFacts): { readonly [Kind in SubjectKind]: readonly Subjects[Kind][] } => ({
  request: [{ facts }],
  title: facts.title === undefined ? [] : [{ facts }],
  entry: facts.entries.map((entry) => ({ facts, entry })),
  charge: facts.charges.map((charge) => ({ facts, charge })),
})

/** Returns the dimensions by which a measure cannot be broken down. */
export const missingDimensions = (
  measure: MeasureName,
  by: readonly DimensionName[],
): readonly DimensionName[] => by.filter((name) => !Object.hasOwn(dimensions[measures[measure].of], name))

/** Returns the nearest rank: the smallest value that at least such a share of all do not exceed. */
const rank = (sorted: readonly number[], tenths: number): number | null =>
  sorted[Math.ceil((sorted.length * tenths) / 10) - 1] ?? null

const round = (value: number): number => Math.round(value * 10_000) / 10_000

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

const cellOf = (unit: Unit, figure: Figure, values: readonly number[]): Cell => {
  if (figure === 'count') return values.length
  if (unit === 'count') return sumOf(values)
  if (unit === 'money') return amountOf(BigInt(sumOf(values)))
  if (values.length === 0) return null
  if (figure === 'value' || figure === 'mean') return round(sumOf(values) / values.length)
  return rank(
    values.toSorted((one, other) => one - other),
    figure === 'median' ? 5 : 9,
  )
}

/** A cent, in ten-thousandths. */
const cent = 100

/** Every combination of one value of each list. */
const combine = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  lists.reduce<readonly (readonly string[])[]>(
    (keys, values) => keys.flatMap((key) => values.map((value) => [...key, value])),
    [[]],
  )

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : value === undefined || value.length === 0 ? [''] : value

/** Returns a reader of what a query counts of a request: each observation with the keys of its rows. */
const createObserver = ({ by, where = [], from, to, basis }: Omit<StatisticsQuery, 'measures'>) => {
  const isWithin = (on: Day): boolean => (from === undefined || on >= from) && (to === undefined || on <= to)
  const ofSubject = <Kind extends SubjectKind>(
    kind: Kind,
    subject: Subjects[Kind],
    seen: Observation | undefined,
  ) => {
    const { facts } = subject
    const on = basis === 'created' ? facts.createdOn : seen?.on
    if (seen === undefined || on === undefined || !isWithin(on)) return []
    const readers = dimensions[kind]
    const valuesOf = (dimension: DimensionName): readonly string[] =>
      listOf(readers[dimension]?.({ ...subject, facts, on }))
    if (!where.every(({ dimension, value }) => valuesOf(dimension).includes(value))) return []
    const currency = 'charge' in subject ? subject.charge.currency : ''
    return [{ keys: combine(by.map(valuesOf)), currency, value: seen.value }]
  }
  return (name: MeasureName, facts: RequestFacts, today: Day) => {
    const measure: Measure = measures[name]
    const subjects = subjectsOf(facts)
    switch (measure.of) {
      case 'request':
        return subjects.request.flatMap((each) => ofSubject('request', each, measure.observe(each, today)))
      case 'title':
        return subjects.title.flatMap((each) => ofSubject('title', each, measure.observe(each, today)))
      case 'entry':
        return subjects.entry.flatMap((each) => ofSubject('entry', each, measure.observe(each, today)))
      case 'charge':
        return subjects.charge.flatMap((each) => ofSubject('charge', each, measure.observe(each, today)))
    }
  }
}

/**
 * Returns whether a request is one of those that a figure counts.
 *
 * @param today the present day in its library
 */
export const countsRequest = (query: StatisticsQuery) => {
  const observe = createObserver({ ...query, by: [] })
  return (facts: RequestFacts, today: Day): boolean =>
    query.measures.some((name) => observe(name, facts, today).length > 0)
}

/** Adds up the facts of requests, one after the other. */
export const createStatistics = (query: StatisticsQuery) => {
  const { by } = query
  const observe = createObserver(query)
  const groups = new Map<string, Group>()
  const total: Group = { key: [], observed: new Map(), readers: new Set(), spellings: new Map() }
  const divisors = query.measures.flatMap((name) => {
    const measure: Measure = measures[name]
    return measure.per === undefined ? [] : [measure.per]
  })
  const observedMeasures = [...new Set<MeasureName>([...query.measures, ...divisors])]

  const add = ({ observed }: Group, name: MeasureName, currency: string, value: number): void => {
    const ofMeasure = observed.get(name) ?? new Map<string, number[]>()
    if (!observed.has(name)) observed.set(name, ofMeasure)
    const values = ofMeasure.get(currency)
    if (values === undefined) ofMeasure.set(currency, [value])
    else values.push(value)
  }

  const groupOf = (key: readonly string[]): Group => {
    const name = JSON.stringify(key)
    const group = groups.get(name) ?? { key, observed: new Map(), readers: new Set(), spellings: new Map() }
    groups.set(name, group)
    return group
  }

  return {
    /**
     * Adds the facts of a request.
     *
     * @param today the present day in its library, by which items are overdue
     */
    add: (facts: RequestFacts, today: Day): void => {
      for (const name of observedMeasures)
        for (const { keys, currency, value } of observe(name, facts, today)) {
          add(total, name, currency, value)
          for (const key of keys) {
            const group = groupOf(key)
            add(group, name, currency, value)
            if (facts.title === undefined) continue
            const { reader = '', text } = facts.title
            group.readers.add(reader)
            group.spellings.set(text, (group.spellings.get(text) ?? 0) + 1)
          }
        }
    },

    /** Returns the figures of all facts that were added, in the order of the dimensions. */
    table: (): StatisticsTable => {
      const columns = query.measures.flatMap((measure): readonly FigureColumn[] => {
        const { unit } = measures[measure]
        const currencies =
          unit === 'money' ? [...(total.observed.get(measure)?.keys() ?? [])].toSorted() : [undefined]
        return currencies.flatMap((currency) =>
          figuresOf[unit].map((figure) => ({
            measure,
            figure,
            ...(currency === undefined ? {} : { currency }),
          })),
        )
      })
      const cells = ({ observed }: Group): readonly Cell[] =>
        columns.map(({ measure: name, figure, currency = '' }) => {
          const measure: Measure = measures[name]
          const values = observed.get(name)?.get(currency) ?? []
          if (measure.per === undefined) return cellOf(measure.unit, figure, values)
          const divisor = sumOf(observed.get(measure.per)?.get('') ?? [])
          return divisor === 0 ? null : amountOf(BigInt(Math.round(sumOf(values) / divisor / cent) * cent))
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
