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

/** What statistics are asked for. Days are included at both ends. */
export type StatisticsQuery = {
  readonly measures: readonly MeasureName[]
  readonly by: readonly DimensionName[]
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** `created` counts what became of the requests that were created in the range; `event` what happened in it. */
  readonly basis: 'created' | 'event'
}

/** Which figure of a measure a column has. */
export type Figure = 'value' | 'count' | 'mean' | 'median' | 'p90'

/** A column: a dimension, or a figure of a measure. */
export type Column =
  | { readonly dimension: DimensionName }
  | { readonly measure: MeasureName; readonly figure: Figure; readonly currency?: string }

/** The value of a cell; null where there is nothing to compute it from. Money is a decimal with a point. */
export type Cell = string | number | null

export type StatisticsTable = {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** The same columns over all rows; dimensions are null. */
  readonly totals: readonly Cell[]
}

/** The values that were observed of a measure in a row, by currency; under an empty one where it is not money. */
type Observed = Map<string, number[]>
type Group = { readonly key: readonly string[]; readonly observed: Map<MeasureName, Observed> }

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

/** Adds up the facts of requests, one after the other. */
export const createStatistics = (query: StatisticsQuery) => {
  const { by, from = '', to = '9999', basis } = query
  const groups = new Map<string, Group>()
  const total: Group = { key: [], observed: new Map() }

  const add = ({ observed }: Group, name: MeasureName, currency: string, value: number): void => {
    const ofMeasure = observed.get(name) ?? new Map<string, number[]>()
    if (!observed.has(name)) observed.set(name, ofMeasure)
    const values = ofMeasure.get(currency)
    if (values === undefined) ofMeasure.set(currency, [value])
    else values.push(value)
  }

  const groupOf = (key: readonly string[]): Group => {
    const name = JSON.stringify(key)
    const group = groups.get(name) ?? { key, observed: new Map() }
    groups.set(name, group)
    return group
  }

  const observe = <Kind extends SubjectKind>(
    kind: Kind,
    name: MeasureName,
    subject: Subjects[Kind],
    seen: Observation | undefined,
  ): void => {
    const { facts } = subject
    const on = basis === 'created' ? facts.createdOn : seen?.on
    if (seen === undefined || on === undefined || on < from || on > to) return
    const readers = dimensions[kind]
    const key = by.map((dimension) => readers[dimension]?.({ ...subject, facts, on }) ?? '')
    const currency = 'charge' in subject ? subject.charge.currency : ''
    add(groupOf(key), name, currency, seen.value)
    add(total, name, currency, seen.value)
  }

  return {
    /**
     * Adds the facts of a request.
     *
     * @param today the present day in its library, by which items are overdue
     */
    add: (facts: RequestFacts, today: Day): void => {
      const subjects = subjectsOf(facts)
      for (const name of query.measures) {
        const measure: Measure = measures[name]
        switch (measure.of) {
          case 'request':
            for (const each of subjects.request) observe('request', name, each, measure.observe(each, today))
            break
          case 'entry':
            for (const each of subjects.entry) observe('entry', name, each, measure.observe(each, today))
            break
          case 'charge':
            for (const each of subjects.charge) observe('charge', name, each, measure.observe(each, today))
            break
        }
      }
    },

    /** Returns the figures of all facts that were added, in the order of the dimensions. */
    table: (): StatisticsTable => {
      const columns = query.measures.flatMap((measure): readonly (Column & { measure: MeasureName })[] => {
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
        columns.map((column) =>
          'figure' in column
            ? cellOf(
                measures[column.measure].unit,
                column.figure,
                observed.get(column.measure)?.get(column.currency ?? '') ?? [],
              )
            : null,
        )
      const sorted = [...groups.values()].toSorted((one, other) => {
        const place = one.key.findIndex((value, index) => value !== other.key[index])
        return (one.key[place] ?? '') < (other.key[place] ?? '') ? -1 : 1
      })
      return {
        columns: [...by.map((dimension) => ({ dimension })), ...columns],
        rows: by.length === 0 ? [] : sorted.map((group) => [...group.key, ...cells(group)]),
        totals: [...by.map(() => null), ...cells(total)],
      }
    },
  }
}
