import type { Day } from '../borrowing/values.ts'
import { type Columns, dayNumber, dayOfNumber, getOrMake, once, type PartName, partsOf } from './columns.ts'
import { type DimensionName, dayDimensions, hasDimension, parents, type TextName } from './dimensions.ts'
import { type Measure, type MeasureName, measures, type SubjectKind } from './measures.ts'
import type { Numbers } from './packed-numbers.ts'

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

/** Returns the dimensions by which a measure cannot be broken down. */
export const missingDimensions = (
  measure: MeasureName,
  by: readonly DimensionName[],
): readonly DimensionName[] => by.filter((name) => !hasDimension(measures[measure].of, name))

/** A pair of numbers below these bounds is one number that is exact. */
const pairFactor = 2 ** 26

/**
 * Numbers combinations of texts over all columns that are read: class 0 has none, every other class is one before it with a
 * text more.
 */
const createClasses = () => {
  const numbers = new Map<string, Map<string, number>>()
  const lists = new Map<string, (readonly string[])[]>()
  const pairs = new Map<string, Map<number, number>>()
  const befores: number[] = [0]
  const added: Texts[] = [{}]
  return {
    /** Returns the function that gives the class behind another one, by the place of a list among those of a name. */
    follow: (name: string, values: readonly (readonly string[])[]) => {
      const known = getOrMake(numbers, name, () => new Map<string, number>())
      const all = getOrMake(lists, name, () => [])
      const own = values.map((list) =>
        getOrMake(known, list.length === 1 ? (list[0] ?? '') : list.join('\0'), () => all.push(list) - 1),
      )
      const next = getOrMake(pairs, name, () => new Map<number, number>())
      return (before: number, place: number): number => {
        const number = own[place] ?? 0
        return getOrMake(next, before * pairFactor + number, () => {
          befores.push(before)
          return added.push({ [name]: all[number] ?? [] }) - 1
        })
      }
    },
    textsOf: (number: number): Texts => {
      const texts: Record<string, readonly string[]> = {}
      for (let each = number; each > 0; each = befores[each] ?? 0) Object.assign(texts, added[each])
      return texts
    },
  }
}

/** Numbers the values that days have in some dimensions, so that each day is read once. */
const createDayClasses = (names: readonly (keyof typeof dayDimensions)[]) => {
  const numbers = new Map<string, number>()
  const values: Texts[] = []
  const classOf = once((day: number): number => {
    const on = dayOfNumber(day)
    const texts = names.map((name) => dayDimensions[name](on))
    return getOrMake(
      numbers,
      texts.join(),
      () => values.push(Object.fromEntries(names.map((name, place) => [name, [texts[place] ?? '']]))) - 1,
    )
  })
  return {
    classOf,
    texts: (number: number): Texts => values[number] ?? {},
  }
}

/** The classes of the subjects of a kind in some columns: `local` numbers those that occur, `classes` has the class of each. */
type Classified = {
  readonly local: Uint32Array
  readonly classes: readonly number[]
  /** The targets of classes on the days of a class, where they were asked for. */
  readonly cells: Map<number, Int32Array>
}

const unknown = -2
const notWanted = -1

/** Returns to which subject each one belongs, by how many each of those has. */
const spread = (shares: Numbers, count: number): Uint32Array => {
  const owners = new Uint32Array(count)
  const { base, distances } = shares
  let place = 0
  for (let owner = 0; owner < distances.length; owner += 1) {
    const end = place + base + (distances[owner] ?? 0)
    while (place < end) {
      owners[place] = owner
      place += 1
    }
  }
  return owners
}

/** What the subjects of some columns are counted for. */
export type TargetsIn = {
  /** Returns the target of each subject of a measure that has a value; a negative number where none counts. */
  readonly of: (name: MeasureName) => Int32Array
  /** Returns the place of the request that a subject of a kind belongs to. */
  readonly requestOf: (kind: SubjectKind, place: number) => number
}

/**
 * Says what each subject is counted for. Subjects that have the same texts and days are counted for the same target, a number
 * that stands over all columns that are read.
 *
 * @param names what tells targets apart besides the conditions of the query
 */
export const createTargets = (
  { where = [], from, to, basis }: Omit<StatisticsQuery, 'measures' | 'by'>,
  names: readonly TextName[],
) => {
  const first = from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from)
  const last = to === undefined ? Number.POSITIVE_INFINITY : dayNumber(to)
  const used = [...new Set<TextName>([...names, ...where.map(({ dimension }) => dimension)])]
  const days = createDayClasses(
    (Object.keys(dayDimensions) as (keyof typeof dayDimensions)[]).filter((each) => used.includes(each)),
  )
  const classes = createClasses()
  const targets = new Map<number, number>()
  const pairs: (readonly [number, number])[] = []
  const textsOf = (ofClass: number, day: number): Texts => ({
    ...classes.textsOf(ofClass),
    ...days.texts(day),
  })
  const targetOf = (ofClass: number, day: number): number =>
    getOrMake(targets, ofClass * pairFactor + day, () => {
      const texts = where.length === 0 ? {} : textsOf(ofClass, day)
      const isWanted = where.every(({ dimension, value }) => texts[dimension]?.includes(value))
      return isWanted ? pairs.push([ofClass, day]) - 1 : notWanted
    })

  return {
    /** How many targets there are. */
    count: (): number => pairs.length,
    /** Returns the texts of a target. */
    texts: (target: number): Texts => {
      const [ofClass = 0, day = 0] = pairs[target] ?? []
      return textsOf(ofClass, day)
    },
    /**
     * Returns for some columns what their subjects are counted for.
     *
     * @param today the present day in their library, by which items are overdue
     */
    in: (columns: Columns, today: Day): TargetsIn => {
      const now = dayNumber(today)
      const owners = once((kind: SubjectKind) => {
        const { count, shares } = columns.subjects(kind)
        return spread(shares(), count)
      })
      const classified = once((kind: SubjectKind): Classified => {
        const { count, texts } = columns.subjects(kind)
        const parent = parents[kind]
        let local = new Uint32Array(count)
        let found: readonly number[] = [0]
        if (parent !== undefined) {
          const above = classified(parent)
          const own = owners(kind)
          found = above.classes
          for (let each = 0; each < count; each += 1) local[each] = above.local[own[each] ?? 0] ?? 0
        }
        for (const name of used) {
          const column = texts(name)
          if (column === undefined) continue
          const { values, places } = column
          const follow = classes.follow(name, values)
          const known = new Map<number, number>()
          const next: number[] = []
          const numbered = new Uint32Array(count)
          const { base, distances } = places
          for (let each = 0; each < count; each += 1) {
            const before = local[each] ?? 0
            const place = base + (distances[each] ?? 0)
            const pair = before * values.length + place
            let number = known.get(pair)
            if (number === undefined) {
              number = next.push(follow(found[before] ?? 0, place)) - 1
              known.set(pair, number)
            }
            numbered[each] = number
          }
          ;[local, found] = [numbered, next]
        }
        return { local, classes: found, cells: new Map() }
      })
      const created = once((kind: SubjectKind): Numbers => {
        const parent = parents[kind]
        if (parent === undefined) return columns.subjects(kind).created()
        const { base, distances } = created(parent)
        const own = owners(kind)
        const gathered = new Uint32Array(own.length)
        for (let each = 0; each < own.length; each += 1) gathered[each] = distances[own[each] ?? 0] ?? 0
        return { base, distances: gathered }
      })
      const requestOf = (kind: SubjectKind, place: number): number => {
        const parent = parents[kind]
        return parent === undefined ? place : requestOf(parent, owners(kind)[place] ?? 0)
      }
      /** Returns the targets of all subjects of a kind, each on its day. */
      const targetsOn = (kind: SubjectKind, { base, distances }: Numbers): Int32Array => {
        const { local, classes: found, cells } = classified(kind)
        const none = new Int32Array(found.length).fill(notWanted)
        const cellsOf = (distance: number): Int32Array => {
          const day = base + distance
          return distance === 0 || day < first || day > last
            ? none
            : getOrMake(cells, days.classOf(day), () => new Int32Array(found.length).fill(unknown))
        }
        const result = new Int32Array(local.length)
        const onDay: Int32Array[] = []
        for (let each = 0; each < result.length; each += 1) {
          const distance = distances[each] ?? 0
          let ofDay = onDay[distance]
          if (ofDay === undefined) {
            ofDay = cellsOf(distance)
            onDay[distance] = ofDay
          }
          const own = local[each] ?? 0
          let target = ofDay[own] ?? unknown
          if (target === unknown) {
            target = targetOf(found[own] ?? 0, days.classOf(base + distance))
            ofDay[own] = target
          }
          result[each] = target
        }
        return result
      }
      // Measures that count on the same days have the same targets.
      const onDays = new Map<Numbers, Int32Array>()
      const of: TargetsIn['of'] = (name) => {
        const { of: kind, isDue }: Measure = measures[name]
        const on = columns.subjects(kind).days
        const counted = basis === 'created' ? created(kind) : on(name)
        const all = getOrMake(onDays, counted, () => targetsOn(kind, counted))
        if (isDue !== true) return all
        const { base, distances } = on(name)
        return all.map((target, place) => (base + (distances[place] ?? 0) < now ? target : notWanted))
      }
      return { of, requestOf }
    },
  }
}

/** Returns the names of the parts that measures are computed from, told apart by some names. */
export const neededParts = (
  names: readonly MeasureName[],
  { by, where = [] }: Pick<StatisticsQuery, 'by' | 'where'>,
): readonly PartName[] => {
  const kinds = names.map((name) => measures[name].of)
  const isByTitle = [...by, ...where.map(({ dimension }) => dimension)].includes('title')
  return [...new Set([...kinds.flatMap(partsOf), ...(isByTitle ? (['titles'] as const) : [])])]
}
