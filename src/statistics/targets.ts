import type { Day } from '../borrowing/values.ts'
import { type Columns, dayNumber, dayOfNumber, getOrMake, once, type PartName, partsOf } from './columns.ts'
import { type DimensionName, dayDimensions, hasDimension, parents, type TextName } from './dimensions.ts'
import { type Measure, type MeasureName, measures, type SubjectKind } from './measures.ts'
import type { Numbers } from './packed-numbers.ts'
import { createPairNumbers } from './pair-numbers.ts'
import { blockIn, type Cells, gather, notWanted, numberPairs, placeTargets, spread } from './subject-loops.ts'

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

/**
 * Numbers combinations of texts over all columns that are read: class 0 has none, every other class is one before it with a
 * text more.
 */
const createClasses = () => {
  const numbers = new Map<string, number>()
  const lists: Texts[] = []
  const pairs = createPairNumbers()
  const texts: Texts[] = [{}]
  return {
    /** Returns the function that gives the class behind another one, by the place of a list among those of a name. */
    follow: (name: string, values: readonly (readonly string[])[]) => {
      const own = values.map((list) =>
        getOrMake(numbers, [name, ...list].join('\0'), () => lists.push({ [name]: list }) - 1),
      )
      return (before: number, place: number): number => pairs.numberOf(before, own[place] ?? 0) + 1
    },
    /** Returns the texts of a class. */
    textsOf: (number: number): Texts => {
      const found = texts[number]
      if (found !== undefined) return found
      const all: Record<string, readonly string[]> = {}
      for (let each = number; each > 0; each = pairs.oneOf(each - 1))
        Object.assign(all, lists[pairs.otherOf(each - 1)])
      texts[number] = all
      return all
    },
  }
}

const unknown = -2

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
  readonly cells: Cells
}

/** What the subjects of a measure are counted for: targets, or negative numbers where they do not count. */
export type Targets =
  | {
      /** The target of each subject. */
      readonly places: Int32Array
      readonly days?: undefined
    }
  | {
      /** Where all are of one class: the distance of the day of each, which says the target. */
      readonly days: Numbers['distances']
      /** Returns the target of a distance. */
      readonly find: (distance: number) => number
    }

/** Returns the target of a subject; a negative number where it does not count. */
export const targetAt = (targets: Targets, place: number): number =>
  targets.days === undefined ? (targets.places[place] ?? notWanted) : targets.find(targets.days[place] ?? 0)

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
  const pairs = createPairNumbers()
  const wanted: boolean[] = []
  const textsOf = (ofClass: number, day: number): Texts => ({
    ...classes.textsOf(ofClass),
    ...days.texts(day),
  })
  const targetOf = (ofClass: number, day: number): number => {
    const target = pairs.numberOf(ofClass, day)
    if (where.length === 0) return target
    if (wanted[target] === undefined) {
      const texts = textsOf(ofClass, day)
      wanted[target] = where.every(({ dimension, value }) => texts[dimension]?.includes(value))
    }
    return wanted[target] ? target : notWanted
  }

  return {
    /** Returns how many targets there are. */
    count: pairs.count,
    /** Returns the texts of a target. */
    texts: (target: number): Texts => textsOf(pairs.oneOf(target), pairs.otherOf(target)),
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
          local = gather(new Uint32Array(count), above.local, own)
        }
        for (const name of used) {
          const column = texts(name)
          if (column === undefined) continue
          const { values, places } = column
          const follow = classes.follow(name, values)
          const [before, next]: [readonly number[], number[]] = [found, []]
          const numbered = numberPairs(local, places, [before.length, values.length], (one, place) =>
            next.push(follow(before[one] ?? 0, place)),
          )
          found = next
          local = next.length === 1 ? undefined : numbered
        }
        return { local, classes: found, cells: { targets: new Int32Array(0), blocks: [] } }
      })
      const created = once((kind: SubjectKind): Numbers => {
        const parent = parents[kind]
        if (parent === undefined) return columns.subjects(kind).created()
        const { base, distances } = created(parent)
        const own = owners(kind)
        const room =
          distances instanceof Uint8Array ? new Uint8Array(own.length) : new Float64Array(own.length)
        return { base, distances: gather(room, distances, own) }
      })
      const requestOf = (kind: SubjectKind, place: number): number => {
        const parent = parents[kind]
        return parent === undefined ? place : requestOf(parent, owners(kind)[place] ?? 0)
      }
      /** Returns the targets of all subjects of a kind, each on its day. */
      const targetsOn = (kind: SubjectKind, { base, distances }: Numbers): Targets => {
        const { local, classes: found, cells } = classified(kind)
        const isCounted = (distance: number): boolean =>
          distance !== 0 && base + distance >= first && base + distance <= last
        const find = (own: number, distance: number): number =>
          targetOf(found[own] ?? 0, days.classOf(base + distance))
        if (local === undefined) {
          const known: number[] = []
          return {
            days: distances,
            find: (distance) => {
              const target = known[distance] ?? (isCounted(distance) ? find(0, distance) : notWanted)
              known[distance] = target
              return target
            },
          }
        }
        const blockOf = (distance: number): number =>
          isCounted(distance) ? blockIn(cells, days.classOf(base + distance), found.length) : notWanted
        return { places: placeTargets(local, distances, cells, blockOf, find) }
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
        const places = new Int32Array(distances.length).fill(notWanted)
        for (let place = 0; place < places.length; place += 1)
          if (base + (distances[place] ?? 0) < now) places[place] = targetAt(all, place)
        return { places }
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
