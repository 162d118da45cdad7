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

const unknown = -2
const notWanted = -1

/** The days since 1970 whose classes are found in one step; later ones are looked up. */
const usualDays = 2 ** 15

/** Numbers the values that days have in some dimensions, so that each day is read once. */
const createDayClasses = (names: readonly (keyof typeof dayDimensions)[]) => {
  const numbers = new Map<string, number>()
  const values: Texts[] = []
  const findClass = once((day: number): number => {
    const on = dayOfNumber(day)
    const texts = names.map((name) => dayDimensions[name](on))
    return getOrMake(
      numbers,
      texts.join(),
      () => values.push(Object.fromEntries(names.map((name, place) => [name, [texts[place] ?? '']]))) - 1,
    )
  })
  const known = new Int32Array(usualDays).fill(unknown)
  return {
    classOf: (day: number): number => {
      const before = known[day] ?? unknown
      if (before !== unknown) return before
      const found = findClass(day)
      known[day] = found
      return found
    },
    texts: (number: number): Texts => values[number] ?? {},
  }
}

/** The classes of the subjects of a kind in some columns: `local` numbers those that occur, `classes` has the class of each. */
type Classified = {
  /** Undefined where all subjects are of one class. */
  readonly local: Uint32Array | undefined
  readonly classes: readonly number[]
  /** The targets of classes by the classes of days, where they were asked for. */
  readonly cells: Int32Array[]
}

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

/** What the subjects of a measure are counted for: targets, or negative numbers where they do not count. */
export type Targets = {
  /** The target of each subject; where all are of one class, the distance of its day, which says the target. */
  readonly places: Int32Array | Numbers['distances']
  /** The targets of distances that were found already; undefined where `places` are targets. */
  readonly known: number[] | undefined
  /** Finds the target of a distance. */
  readonly find: (distance: number) => number
}

/** Returns the target of a subject; a negative number where it does not count. */
export const targetAt = ({ places, known, find }: Targets, place: number): number => {
  const own = places[place] ?? notWanted
  return known === undefined ? own : (known[own] ?? find(own))
}

/** Makes the targets of subjects that have one each. */
const asTargets = (places: Int32Array): Targets => ({ places, known: undefined, find: (own) => own })

/** What the subjects of some columns are counted for. */
export type TargetsIn = {
  /** Returns the targets of those subjects of a measure that have a value. */
  readonly of: (name: MeasureName) => Targets
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
        const above = parent === undefined ? undefined : classified(parent)
        let found = above?.classes ?? [0]
        let local: Uint32Array | undefined
        if (above?.local !== undefined) {
          const own = owners(kind)
          local = new Uint32Array(count)
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
            const before = local?.[each] ?? 0
            const place = base + (distances[each] ?? 0)
            const pair = before * values.length + place
            let number = known.get(pair)
            if (number === undefined) {
              number = next.push(follow(found[before] ?? 0, place)) - 1
              known.set(pair, number)
            }
            numbered[each] = number
          }
          found = next
          local = next.length === 1 ? undefined : numbered
        }
        return { local, classes: found, cells: [] }
      })
      const created = once((kind: SubjectKind): Numbers => {
        const parent = parents[kind]
        if (parent === undefined) return columns.subjects(kind).created()
        const { base, distances } = created(parent)
        const own = owners(kind)
        const gathered =
          distances instanceof Uint8Array ? new Uint8Array(own.length) : new Float64Array(own.length)
        for (let each = 0; each < own.length; each += 1) gathered[each] = distances[own[each] ?? 0] ?? 0
        return { base, distances: gathered }
      })
      const requestOf = (kind: SubjectKind, place: number): number => {
        const parent = parents[kind]
        return parent === undefined ? place : requestOf(parent, owners(kind)[place] ?? 0)
      }
      /** Returns the targets of all subjects of a kind, each on its day. */
      const targetsOn = (kind: SubjectKind, { base, distances }: Numbers): Targets => {
        const { local, classes: found, cells } = classified(kind)
        const cellsOf = (distance: number): Int32Array | undefined => {
          const day = base + distance
          if (distance === 0 || day < first || day > last) return undefined
          const number = days.classOf(day)
          cells[number] ??= new Int32Array(found.length).fill(unknown)
          return cells[number]
        }
        const targetOn = (ofDay: Int32Array | undefined, own: number, distance: number): number => {
          if (ofDay === undefined) return notWanted
          const before = ofDay[own] ?? unknown
          if (before !== unknown) return before
          const target = targetOf(found[own] ?? 0, days.classOf(base + distance))
          ofDay[own] = target
          return target
        }
        if (local === undefined) {
          const known: number[] = []
          const find = (distance: number): number => {
            const target = targetOn(cellsOf(distance), 0, distance)
            known[distance] = target
            return target
          }
          return { places: distances, known, find }
        }
        const result = new Int32Array(local.length).fill(notWanted)
        const onDay: (Int32Array | undefined)[] = []
        for (let each = 0; each < result.length; each += 1) {
          const distance = distances[each] ?? 0
          if (distance === 0) continue
          const ofDay = onDay[distance] ?? cellsOf(distance)
          onDay[distance] = ofDay
          result[each] = targetOn(ofDay, local[each] ?? 0, distance)
        }
        return asTargets(result)
      }
      // Measures that count on the same days have the same targets.
      const onDays = new Map<Numbers, Targets>()
      const of: TargetsIn['of'] = (name) => {
        const { of: kind, isDue }: Measure = measures[name]
        const on = columns.subjects(kind).days
        const counted = basis === 'created' ? created(kind) : on(name)
        const all = getOrMake(onDays, counted, () => targetsOn(kind, counted))
        if (isDue !== true) return all
        const { base, distances } = on(name)
        const places = new Int32Array(all.places.length).fill(notWanted)
        for (let place = 0; place < places.length; place += 1)
          if (base + (distances[place] ?? 0) < now) places[place] = targetAt(all, place)
        return asTargets(places)
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
