import { z } from 'zod'
import { millisecondsPerDay } from '../borrowing/time.ts'
import type { Day } from '../borrowing/values.ts'
import { isRecord } from '../is-record.ts'
import { mapRecord } from '../typed-records.ts'
import { ownTexts, parents, type Reader, type TextName } from './dimensions.ts'
import { factKey } from './fact-rows.ts'
import {
  type Measure,
  type MeasureName,
  measureNames,
  measures,
  type Observation,
  type SubjectKind,
  type Subjects,
  subjectKinds,
} from './measures.ts'
import {
  type AddNumbers,
  bytesOf,
  createNumbersWriter,
  isNumbersPlace,
  type Numbers,
  type NumbersPlace,
  readNumbers,
} from './packed-numbers.ts'
import type { RequestFacts } from './request-facts.ts'

/**
 * The number of the shape of columns: raised with each change of it, or of what measures and dimensions read. A test knows the
 * columns of some facts by this number.
 */
export const columnShape = 4

/** Lists of texts, one for each subject: equal ones are stored once, and each subject has the place of its own. */
export type TextColumn = { readonly values: readonly (readonly string[])[]; readonly places: Numbers }

/** What is known of the subjects of a kind, each at its place in every column. */
export type SubjectColumns = {
  readonly count: number
  /** How many subjects of the kind each of those has that they belong to, in their order. */
  readonly shares: () => Numbers
  /** The day on which each request was created, in days since 1970; requests alone have it. */
  readonly created: () => Numbers
  /** Returns the column of a name; undefined where the kind has none of its own. */
  readonly texts: (name: TextName) => TextColumn | undefined
  /** The values of a measure. */
  readonly values: (name: MeasureName) => Numbers
  /** The days on which they count, in days since 1970. */
  readonly days: (name: MeasureName) => Numbers
}

/** The facts of many requests, column by column, so that a million of them are counted in a moment. */
export type Columns = {
  /** The keys of the rows of facts, one for each request. */
  readonly keys: () => readonly string[]
  readonly subjects: (kind: SubjectKind) => SubjectColumns
}

/** A number above all widths. */
const widthFactor = 128

/** What is stored of columns in one piece: the subjects of a kind; of titles their texts, and of requests their keys, apart. */
export const partNames = [...subjectKinds, 'titles', 'keys'] as const
export type PartName = (typeof partNames)[number]

// A report reads a hundred thousand of them: a check of each by a schema takes a tenth of its time.
const arePlaces = (value: unknown): boolean => isRecord(value) && Object.values(value).every(isNumbersPlace)

const Part = z.object({
  count: z.int(),
  numbers: z.custom<Readonly<Record<string, NumbersPlace>>>(arePlaces),
  texts: z.record(z.string(), z.array(z.array(z.string()))),
  bytes: z.string(),
})
type Part = z.infer<typeof Part>

/** Returns a day as a number of days since 1970. */
export const dayNumber = (day: Day): number => Date.parse(day) / millisecondsPerDay

/** Returns the day of a number of days since 1970. */
export const dayOfNumber = (number: number): Day =>
  new Date(number * millisecondsPerDay).toISOString().slice(0, 10) as Day

/** Returns what is under a key, which is made where there is nothing. */
export const getOrMake = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}

/** Returns what is computed of each name, once. */
export const once = <Name, Value>(compute: (name: Name) => Value): ((name: Name) => Value) => {
  const known = new Map<Name, Value>()
  return (name) => getOrMake(known, name, () => compute(name))
}

type SubjectsOf = { readonly [Kind in SubjectKind]: readonly Subjects[Kind][] }

const subjectsOf = (all: readonly RequestFacts[]): SubjectsOf => {
  const entry = all.flatMap((facts) => facts.entries.map((each) => ({ facts, entry: each })))
  return {
    request: all.map((facts) => ({ facts })),
    title: all.flatMap((facts) => (facts.title === undefined ? [] : [{ facts, title: facts.title }])),
    entry,
    item: entry.flatMap((each) => each.entry.items.map((item) => ({ ...each, item }))),
    charge: all.flatMap((facts) => facts.charges.map((charge) => ({ facts, charge }))),
  }
}

const sharesOf: {
  readonly [Kind in SubjectKind]: (all: SubjectsOf) => readonly number[]
} = {
  request: () => [],
  title: ({ request }) => request.map(({ facts }) => (facts.title === undefined ? 0 : 1)),
  entry: ({ request }) => request.map(({ facts }) => facts.entries.length),
  item: ({ entry }) => entry.map((each) => each.entry.items.length),
  charge: ({ request }) => request.map(({ facts }) => facts.charges.length),
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

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : value === undefined || value.length === 0 ? [''] : value

/** Numbers lists of texts; equal ones share a number. */
const numberTexts = (lists: readonly (readonly string[])[]) => {
  const values: string[][] = []
  const known = new Map<string, number>()
  const places = lists.map((list) => {
    const name = list.join('\0')
    const place = known.get(name) ?? values.push([...list]) - 1
    known.set(name, place)
    return place
  })
  return { values, places }
}

/** In which part the texts of a kind are. */
const textPart = (kind: SubjectKind): PartName => (kind === 'title' ? 'titles' : kind)

/** Returns the parts of the columns of facts, as plain data to store. */
export const packColumns = (all: readonly RequestFacts[]): ReadonlyMap<PartName, Part> => {
  const subjects = subjectsOf(all)
  const packTexts = <Kind extends SubjectKind>(
    kind: Kind,
    numbers: Record<string, NumbersPlace>,
    add: AddNumbers,
  ) => {
    const readers: Readonly<Record<string, Reader<Kind>>> = ownTexts[kind]
    return mapRecord(readers, (read, name) => {
      const { values, places } = numberTexts(subjects[kind].map((each) => listOf(read(each))))
      numbers[name] = add(places)
      return values
    })
  }
  const packKind = (kind: SubjectKind): Part => {
    const { add, text } = createNumbersWriter()
    const numbers: Record<string, NumbersPlace> = { shares: add(sharesOf[kind](subjects)) }
    if (kind === 'request') numbers.created = add(all.map(({ createdOn }) => dayNumber(createdOn)))
    for (const name of measureNames) {
      const measure: Measure = measures[name]
      if (measure.of !== kind) continue
      const observations = observe(measure, subjects)
      numbers[name] = add(observations.map((seen) => seen?.value))
      numbers[`${name}.on`] = add(
        observations.map((seen) => (seen?.on === undefined ? undefined : dayNumber(seen.on))),
      )
    }
    const texts = textPart(kind) === kind ? packTexts(kind, numbers, add) : {}
    return { count: subjects[kind].length, numbers, texts, bytes: text() }
  }
  const packTitles = (): Part => {
    const { add, text } = createNumbersWriter()
    const numbers: Record<string, NumbersPlace> = {}
    const texts = packTexts('title', numbers, add)
    return { count: subjects.title.length, numbers, texts, bytes: text() }
  }
  const keys = {
    count: all.length,
    numbers: {},
    texts: { key: all.map((facts) => [factKey(facts)]) },
    bytes: '',
  }
  return new Map<PartName, Part>([
    ...subjectKinds.map((kind) => [kind, packKind(kind)] as const),
    ['titles', packTitles()],
    ['keys', keys],
  ])
}

/** Returns the columns that stored parts hold; reading one whose part is missing throws. */
export const unpackColumns = (parts: ReadonlyMap<PartName, unknown>): Columns => {
  const open = once((name: PartName) => {
    const { count, numbers, texts, bytes: text } = Part.parse(parts.get(name))
    const bytes = bytesOf(text)
    const known = new Map<number, Map<number, Numbers>>()
    // Columns that lie in the same place are the same.
    const read = (column: string): Numbers => {
      const place = numbers[column]
      if (place === undefined) throw new Error(`The columns of statistics have no ${column}.`)
      const [base, width, from, length] = place
      if (length !== count) return readNumbers(bytes, place)
      const withBase = getOrMake(known, base, () => new Map<number, Numbers>())
      return getOrMake(withBase, from * widthFactor + width, () => readNumbers(bytes, place))
    }
    return { count, texts, read }
  })
  return {
    keys: () => open('keys').texts.key?.flat() ?? [],
    subjects: once((kind: SubjectKind) => {
      const { count, read } = open(kind)
      return {
        count,
        shares: () => read('shares'),
        created: () => read('created'),
        texts: (name) => {
          if (!Object.hasOwn(ownTexts[kind], name)) return undefined
          const own = open(textPart(kind))
          return { values: own.texts[name] ?? [], places: own.read(name) }
        },
        values: (name) => read(name),
        days: (name) => read(`${name}.on`),
      }
    }),
  }
}

/** Turns the facts of requests into columns. */
export const columnsOf = (all: readonly RequestFacts[]): Columns => unpackColumns(packColumns(all))

/** Returns the parts that the columns of a kind are read from, with those of what the kind belongs to. */
export const partsOf = (kind: SubjectKind): readonly PartName[] => {
  const parent = parents[kind]
  return parent === undefined ? [kind] : [kind, ...partsOf(parent)]
}
