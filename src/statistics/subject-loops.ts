// A large report goes through tens of millions of subjects. These loops are fast where each stands in a function of its own and
// all that it reads and writes is in arrays of few types.

import type { Numbers } from './packed-numbers.ts'
import { createPairNumbers } from './pair-numbers.ts'

type Distances = Numbers['distances']

/** Returns to which subject each one belongs, by how many each of those has. */
export const spread = ({ base, distances }: Numbers, count: number): Uint32Array => {
  const owners = new Uint32Array(count)
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

/** Returns the numbers at places. */
export const gather = <Kind extends Distances | Int32Array>(
  into: Kind,
  from: Kind,
  places: Uint32Array,
): Kind => {
  for (let each = 0; each < into.length; each += 1) into[each] = from[places[each] ?? 0] ?? 0
  return into
}

/** How many pairs have a place each in a table, as those of a month of a library do. */
const usualPairs = 2 ** 15
const pairPlaces = new Int32Array(usualPairs)

/**
 * Numbers the pairs of classes and places of subjects, in the order in which they come.
 *
 * @param local the class of each subject, below a bound; undefined where all are of one
 * @param bounds what classes and places are below
 * @param add takes the class and the place of a new pair
 */
export const numberPairs = (
  local: Uint32Array | undefined,
  { base, distances }: Numbers,
  [classes, values]: readonly [number, number],
  add: (before: number, place: number) => void,
): Uint32Array => {
  const numbered = local?.slice() ?? new Uint32Array(distances.length)
  if (classes * values > usualPairs) {
    const pairs = createPairNumbers()
    for (let each = 0; each < numbered.length; each += 1) {
      const [before, place] = [numbered[each] ?? 0, base + (distances[each] ?? 0)]
      const count = pairs.count()
      const number = pairs.numberOf(before, place)
      if (number === count) add(before, place)
      numbered[each] = number
    }
    return numbered
  }
  let count = 0
  pairPlaces.fill(0, 0, classes * values)
  for (let each = 0; each < numbered.length; each += 1) {
    const before = numbered[each] ?? 0
    const place = base + (distances[each] ?? 0)
    const pair = before * values + place
    let number = pairPlaces[pair] ?? 0
    if (number === 0) {
      add(before, place)
      count += 1
      number = count
      pairPlaces[pair] = number
    }
    numbered[each] = number - 1
  }
  return numbered
}

/** The number of what does not count. */
export const notWanted = -1
const unknown = -2

/** The targets of classes on days: those of a day are a block, in which each class has a cell. */
export type Cells = { targets: Int32Array; readonly blocks: number[] }

/**
 * Returns where the block of a day begins, which is made where there is none.
 *
 * @param size how many classes there are
 */
export const blockIn = (cells: Cells, day: number, size: number): number => {
  const before = cells.blocks[day]
  if (before !== undefined) return before
  const { length } = Object.keys(cells.blocks)
  const block = length * size
  if (block + size > cells.targets.length) {
    const larger = new Int32Array(2 * (block + size)).fill(unknown)
    larger.set(cells.targets)
    cells.targets = larger
  }
  cells.blocks[day] = block
  return block
}

/** How many distances of days are found in a table. */
const usualDistances = 2 ** 8
const blocksOfDistances = new Int32Array(usualDistances)

/**
 * Returns the target of each subject; negative numbers where it does not count.
 *
 * @param local the class of each subject
 * @param distances the day of each, as its distance; 0 where there is none
 * @param blockOf returns where the cells of a day begin; a negative number where it does not count
 * @param find returns the target of a class on a day, which is not known yet
 */
export const placeTargets = (
  local: Uint32Array,
  distances: Distances,
  cells: Cells,
  blockOf: (distance: number) => number,
  find: (own: number, distance: number) => number,
): Int32Array => {
  const result = new Int32Array(local.length)
  blocksOfDistances.fill(unknown)
  blocksOfDistances[0] = notWanted
  for (let each = 0; each < result.length; each += 1) {
    const distance = distances[each] ?? 0
    let block = distance < usualDistances ? (blocksOfDistances[distance] ?? 0) : unknown
    if (block === unknown) {
      block = blockOf(distance)
      if (distance < usualDistances) blocksOfDistances[distance] = block
    }
    if (block < 0) {
      result[each] = notWanted
      continue
    }
    const own = local[each] ?? 0
    let target = cells.targets[block + own] ?? unknown
    if (target === unknown) {
      target = find(own, distance)
      cells.targets[block + own] = target
    }
    result[each] = target
  }
  return result
}

/** Takes how often a value came for a target. */
export type AddTimes = (target: number, value: number, often: number) => void

/** Returns the largest of some numbers; 0 where there are none. */
export const largestOf = (distances: Distances): number => {
  let largest = 0
  for (let each = 0; each < distances.length; each += 1) largest = Math.max(largest, distances[each] ?? 0)
  return largest
}

/** Adds values of subjects, which have a target each, to numbers of values and sums that lie by turns. */
export const addSums = (totals: Float64Array, places: Int32Array, { base, distances }: Numbers): void => {
  for (let each = 0; each < places.length; each += 1) {
    const target = places[each] ?? notWanted
    const distance = distances[each] ?? 0
    if (target < 0 || distance === 0) continue
    const place = 2 * target
    totals[place] = (totals[place] ?? 0) + 1
    totals[place + 1] = (totals[place + 1] ?? 0) + base + distance
  }
}

/**
 * Counts how often values of subjects, which have a target each, come.
 *
 * @param width how many values have a place for each target; larger ones are left to a function
 */
export const addUsualTimes = (
  times: Uint32Array,
  width: number,
  places: Int32Array,
  { base, distances }: Numbers,
  addLate: AddTimes,
): void => {
  for (let each = 0; each < places.length; each += 1) {
    const target = places[each] ?? notWanted
    const distance = distances[each] ?? 0
    if (target < 0 || distance === 0) continue
    const value = base + distance
    if (value < width) {
      const place = target * width + value
      times[place] = (times[place] ?? 0) + 1
    } else addLate(target, value, 1)
  }
}

/** How many numbers a byte may hold. */
const byteValues = 256

const pairCounts = new Int32Array(byteValues * byteValues)

/** Visits pairs of bytes, those that are alike at once: what belongs to one target are few days and few values. */
export const visitPairs = (places: Uint8Array, distances: Uint8Array, visit: AddTimes): void => {
  const found: number[] = []
  for (let each = 0; each < places.length; each += 1) {
    const pair = (places[each] ?? 0) * byteValues + (distances[each] ?? 0)
    const before = pairCounts[pair] ?? 0
    if (before === 0) found.push(pair)
    pairCounts[pair] = before + 1
  }
  for (const pair of found) {
    visit(Math.floor(pair / byteValues), pair % byteValues, pairCounts[pair] ?? 0)
    pairCounts[pair] = 0
  }
}
