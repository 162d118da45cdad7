import type { Day } from '../borrowing/values.ts'
import {
  type ColumnName,
  type Columns,
  dayNumber,
  dayOfNumber,
  once,
  type SubjectColumns,
} from './columns.ts'
import { type DimensionName, dayDimensions, dimensions, isDayDimension } from './dimensions.ts'
import { type Measure, type MeasureName, measures, type SubjectKind } from './measures.ts'

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
  /** `created` counts the results of the requests that were created in the range; `event` what happened in it. */
  readonly basis: 'created' | 'event'
}

/** Lists of texts by what they are: the values of dimensions, and a currency. */
export type Texts = Readonly<Record<string, readonly string[]>>

/** Returns what is under a key, which is made where there is nothing. */
export const getOrMake = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}

/** Returns the dimensions by which a measure cannot be broken down. */
export const missingDimensions = (
  measure: MeasureName,
  by: readonly DimensionName[],
): readonly DimensionName[] =>
  by.filter((name) => !isDayDimension(name) && !Object.hasOwn(dimensions[measures[measure].of], name))

/** Subjects that have the same lists of texts share a number; `texts` are those of each number. */
type Classes = {
  readonly classOf: Float64Array
  readonly texts: readonly Texts[]
}

const classify = ({ texts, count }: SubjectColumns, names: readonly string[]): Classes => {
  const classOf = new Float64Array(count)
  let found: Classes['texts'] = [{}]
  for (const name of names) {
    const column = texts(name)
    if (column === undefined) continue
    const { values, places } = column
    const known = new Map<number, number>()
    const next: Texts[] = []
    for (let each = 0; each < classOf.length; each += 1) {
      const before = classOf[each] ?? 0
      const place = places[each] ?? 0
      const pair = before * values.length + place
      let number = known.get(pair)
      if (number === undefined) {
        number = next.push({ ...found[before], [name]: values[place] ?? [] }) - 1
        known.set(pair, number)
      }
      classOf[each] = number
    }
    found = next
  }
  return { classOf, texts: found }
}

/** Numbers the values that days have in some dimensions, so that each day is read once. */
const createDayClasses = (names: readonly (keyof typeof dayDimensions)[]) => {
  const ofDay: number[] = []
  const numbers = new Map<string, number>()
  const values: Texts[] = []
  return {
    classOf: (day: number): number => {
      if (names.length === 0) return 0
      const known = ofDay[day]
      if (known !== undefined) return known
      const on = dayOfNumber(day)
      const texts = names.map((name) => dayDimensions[name](on))
      const number = getOrMake(
        numbers,
        texts.join(),
        () => values.push(Object.fromEntries(names.map((name, place) => [name, [texts[place] ?? '']]))) - 1,
      )
      ofDay[day] = number
      return number
    },
    texts: (number: number): Texts => values[number] ?? {},
  }
}

/**
 * Makes the function that visits what a query counts. Subjects that are alike share a state: it is made for the first of them.
 *
 * @param names what tells states apart besides the conditions of the query
 */
export const createVisitor = (
  { where = [], from, to, basis }: Omit<StatisticsQuery, 'measures' | 'by'>,
  names: readonly string[],
) => {
  const first = from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from)
  const last = to === undefined ? Number.POSITIVE_INFINITY : dayNumber(to)
  const used = [...new Set([...names, ...where.map(({ dimension }) => dimension)])]
  const days = createDayClasses(
    (Object.keys(dayDimensions) as (keyof typeof dayDimensions)[]).filter((each) => used.includes(each)),
  )
  const isWanted = (texts: Texts): boolean =>
    where.every(({ dimension, value }) => texts[dimension]?.includes(value))

  return (columns: Columns, today: Day) => {
    const now = dayNumber(today)
    const classes = once((kind: SubjectKind) => classify(columns.subjects(kind), used))
    const created = once((kind: SubjectKind) => columns.subjects(kind).created())
    return <State>(
      name: MeasureName,
      stateOf: (texts: Texts) => State,
      visit: (state: State, value: number, place: number) => void,
    ): void => {
      const { of: kind, isDue }: Measure = measures[name]
      const { classOf, texts } = classes(kind)
      const values = columns.numbers(name)
      const counted = basis === 'created' ? created(kind) : columns.numbers(`${name}.on`)
      const due = isDue === true ? columns.numbers(`${name}.on`) : undefined
      /** The states by the classes of days and of subjects; null where a condition is not met. */
      const states: (State | null)[][] = []
      for (let place = 0; place < values.length; place += 1) {
        const value = values[place] ?? Number.NaN
        const day = counted[place] ?? Number.NaN
        if (Number.isNaN(value) || !(day >= first && day <= last)) continue
        if (due !== undefined && !((due[place] ?? now) < now)) continue
        const dayClass = days.classOf(day)
        const own = classOf[place] ?? 0
        let state = states[dayClass]?.[own]
        if (state === undefined) {
          const all = { ...texts[own], ...days.texts(dayClass) }
          state = isWanted(all) ? stateOf(all) : null
          const ofDay = states[dayClass] ?? []
          ofDay[own] = state
          states[dayClass] = ofDay
        }
        if (state !== null) visit(state, value, place)
      }
    }
  }
}

/** Returns the names of the columns that measures are computed from. */
export const neededColumns = (
  names: readonly MeasureName[],
  { basis }: Pick<StatisticsQuery, 'basis'>,
): readonly ColumnName[] => [
  ...new Set(
    names.flatMap((name): readonly ColumnName[] => {
      const { of: kind, isDue }: Measure = measures[name]
      return basis === 'event' || isDue === true ? [kind, name, `${name}.on`] : [kind, name]
    }),
  ),
]
