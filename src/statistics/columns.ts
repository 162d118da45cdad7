import type { Day } from '../borrowing/values.ts'
import { dimensions, labels } from './dimensions.ts'
import { factKey } from './fact-rows.ts'
import {
  type Measure,
  type MeasureName,
  measureNames,
  measures,
  type Observation,
  type SubjectKind,
  type Subjects,
} from './measures.ts'
import type { RequestFacts } from './request-facts.ts'

/** Lists of texts, one for each subject: equal ones are stored once, and each subject has the place of its own. */
export type TextColumn = { readonly values: readonly (readonly string[])[]; readonly places: Float64Array }

/** What is known of the subjects of a kind, each at its place in every column. */
export type SubjectColumns = {
  readonly count: number
  /** The place of the request of each subject among the requests. */
  readonly request: () => Float64Array
  /** The day on which the request was created, in days since 1970. */
  readonly created: () => Float64Array
  readonly textNames: readonly string[]
  /** Returns the column of a name; undefined where the kind has none. */
  readonly texts: (name: string) => TextColumn | undefined
}

/** A column of numbers: the values of a measure, or the days on which they count, as days since 1970. NaN stands for none. */
export type NumberColumnName = MeasureName | `${MeasureName}.on`

/** What columns can be read apart from each other: the keys of requests, the subjects of a kind, and each column of numbers. */
export type ColumnName = 'keys' | SubjectKind | NumberColumnName

/** The facts of many requests, column by column, so that a million of them are counted in a moment. */
export type Columns = {
  /** The keys of the rows of facts, one for each request. */
  readonly keys: () => readonly string[]
  readonly subjects: (kind: SubjectKind) => SubjectColumns
  readonly numbers: (name: NumberColumnName) => Float64Array
}

export const numberColumnNames: readonly NumberColumnName[] = measureNames.flatMap(
  (name) => [name, `${name}.on`] as const,
)

const millisecondsPerDay = 86_400_000

/** Returns a day as a number of days since 1970. */
export const dayNumber = (day: Day): number => Date.parse(day) / millisecondsPerDay

/** Returns the day of a number of days since 1970. */
export const dayOfNumber = (number: number): Day =>
  new Date(number * millisecondsPerDay).toISOString().slice(0, 10) as Day

type SubjectsOf = { readonly [Kind in SubjectKind]: readonly Subjects[Kind][] }

/** Returns the subjects of each kind that a request has. */
const subjectsOf = (facts: RequestFacts): SubjectsOf => ({
  request: [{ facts }],
  title: facts.title === undefined ? [] : [{ facts, title: facts.title }],
  entry: facts.entries.map((entry) => ({ facts, entry })),
  item: facts.entries.flatMap((entry) => entry.items.map((item) => ({ facts, entry, item }))),
  charge: facts.charges.map((charge) => ({ facts, charge })),
})

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : value === undefined || value.length === 0 ? [''] : value

const textColumn = (lists: readonly (readonly string[])[]): TextColumn => {
  const values: (readonly string[])[] = []
  const known = new Map<string, number>()
  const places = lists.map((list) => {
    const name = list.join('\0')
    const place = known.get(name) ?? values.push(list) - 1
    known.set(name, place)
    return place
  })
  return { values, places: Float64Array.from(places) }
}

const observe = (measure: Measure, all: SubjectsOf): readonly (Observation | undefined)[] => {
  switch (measure.of) {
    case 'request':
      return all.request.map(measure.observe)
    case 'title':
      return all.title.map(measure.observe)
    case 'entry':
      return all.entry.map(measure.observe)
    case 'item':
      return all.item.map(measure.observe)
    case 'charge':
      return all.charge.map(measure.observe)
  }
}

/** Returns what is computed of each name, once. */
export const once = <Name, Value>(compute: (name: Name) => Value): ((name: Name) => Value) => {
  const known = new Map<Name, Value>()
  return (name) => {
    const value = known.get(name) ?? compute(name)
    known.set(name, value)
    return value
  }
}

/** Turns the facts of requests into columns. */
export const columnsOf = (all: readonly RequestFacts[]): Columns => {
  const lists = all.map(subjectsOf)
  const subjects: SubjectsOf = {
    request: lists.flatMap(({ request }) => request),
    title: lists.flatMap(({ title }) => title),
    entry: lists.flatMap(({ entry }) => entry),
    item: lists.flatMap(({ item }) => item),
    charge: lists.flatMap(({ charge }) => charge),
  }
  const observations = once((name: MeasureName) => observe(measures[name], subjects))
  const ofKind = <Kind extends SubjectKind>(kind: Kind): SubjectColumns => {
    const own = subjects[kind]
    const created = all.map(({ createdOn }) => dayNumber(createdOn))
    const request = lists.flatMap((each, place) => each[kind].map(() => place))
    const readers = new Map(Object.entries({ ...dimensions[kind], ...labels[kind] }))
    return {
      count: own.length,
      request: () => Float64Array.from(request),
      created: () => Float64Array.from(request, (place) => created[place] ?? Number.NaN),
      textNames: [...readers.keys()],
      texts: (name) => {
        const read = readers.get(name)
        return read === undefined ? undefined : textColumn(own.map((each) => listOf(read(each))))
      },
    }
  }
  return {
    keys: () => all.map(factKey),
    subjects: once(ofKind),
    numbers: once((name: NumberColumnName) => {
      const [measure = '', day] = name.split('.')
      return Float64Array.from(observations(measure as MeasureName), (seen) => {
        const on = seen?.on
        if (day === undefined) return seen?.value ?? Number.NaN
        return on === undefined ? Number.NaN : dayNumber(on)
      })
    }),
  }
}
