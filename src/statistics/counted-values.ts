import { getOrMake } from './columns.ts'
import type { Numbers } from './packed-numbers.ts'
import { createPairNumbers } from './pair-numbers.ts'
import { type AddTimes, addSums, addUsualTimes, largestOf, visitPairs } from './subject-loops.ts'
import type { Targets } from './targets.ts'

/** The values of a measure for each target: how many they are, their sum and, of days, how often each of them came. */
export type CountedValues = {
  /**
   * Adds the values of subjects.
   *
   * @param count returns how many targets there are
   */
  readonly add: (targets: Targets, numbers: Numbers, count: () => number) => void
  /**
   * Adds what another one counted to the targets that stand for each of its own.
   *
   * @param count how many targets there are here
   */
  readonly addAll: (
    other: CountedValues,
    count: number,
    targetsOf: (target: number) => readonly number[],
  ) => void
  /** Returns whether a target has a value. */
  readonly has: (target: number) => boolean
  /** Returns the largest value that has a place of its own. */
  readonly largest: () => number
  readonly countOf: (target: number) => number
  readonly sumOf: (target: number) => number
  /** Returns the nearest rank: the smallest value that at least this share of all values of a target, in tenths, does not exceed. */
  readonly rankOf: (target: number, tenths: number) => number | null
  /** Calls a function with each target that has values, how many and their sum. */
  readonly visitTotals: (visit: (target: number, often: number, sum: number) => void) => void
  /** Calls a function with each target and value, and how often it came. */
  readonly visitTimes: (visit: AddTimes) => void
}
type LateValue = readonly [value: number, often: number]

/** How many values have a place of their own for each target, at first and at most; larger ones are rare, and are looked up. */
const [firstValues, usualValues] = [8, 64]

/**
 * Makes an empty table.
 *
 * @param isByValue whether it counts how often each value came
 */
export const createCountedValues = (isByValue: boolean): CountedValues => {
  // How many values a target has and their sum, one after the other; by value they follow from the times.
  let totals = new Float64Array(0)
  let times = new Uint32Array(0)
  let room = 0
  // How many values have a place of their own: as many as there are, up to the usual ones.
  let width = firstValues
  const late = createPairNumbers()
  const lateTimes: number[] = []
  let summed: { readonly late: ReadonlyMap<number, readonly LateValue[]> } | undefined

  const makeRoom = (targets: number, largest: number): void => {
    const before = { totals, times, width }
    while (width < usualValues && width <= largest) width *= 2
    const needsMore = targets > room
    if (!needsMore && width === before.width) return
    if (needsMore) room = 2 * targets
    if (!isByValue) {
      totals = new Float64Array(2 * room)
      totals.set(before.totals)
      return
    }
    times = new Uint32Array(width * room)
    for (let from = 0; from < before.times.length; from += before.width)
      times.set(before.times.subarray(from, from + before.width), (from / before.width) * width)
  }
  const addTotals = (target: number, often: number, sum: number): void => {
    totals[2 * target] = (totals[2 * target] ?? 0) + often
    totals[2 * target + 1] = (totals[2 * target + 1] ?? 0) + sum
  }
  const addTimes: AddTimes = (target, value, often) => {
    if (value < width) {
      const place = target * width + value
      times[place] = (times[place] ?? 0) + often
      return
    }
    const number = late.numberOf(target, value)
    lateTimes[number] = (lateTimes[number] ?? 0) + often
  }
  const visitTimes: CountedValues['visitTimes'] = (visit) => {
    for (let place = 0; place < times.length; place += 1) {
      const often = times[place] ?? 0
      if (often > 0) visit(Math.floor(place / width), place % width, often)
    }
    for (const [number, often] of lateTimes.entries()) visit(late.oneOf(number), late.otherOf(number), often)
  }
  /** Sums up the times where they changed. */
  const sumUp = () => {
    if (summed !== undefined || !isByValue) return summed
    totals = new Float64Array(2 * room)
    visitTimes((target, value, often) => addTotals(target, often, value * often))
    const lateValues = new Map<number, LateValue[]>()
    for (const [number, often] of lateTimes.entries())
      getOrMake(lateValues, late.oneOf(number), () => []).push([late.otherOf(number), often])
    for (const values of lateValues.values()) values.sort(([one], [other]) => one - other)
    summed = { late: lateValues }
    return summed
  }
  return {
    add: (targets, numbers, count) => {
      summed = undefined
      const { base, distances } = numbers
      const largest = isByValue ? base + largestOf(distances) : 0
      makeRoom(count(), largest)
      if (targets.days === undefined) {
        if (isByValue) addUsualTimes(times, width, targets.places, numbers, addTimes)
        else addSums(totals, targets.places, numbers)
        return
      }
      const { days, find } = targets
      const addOften: AddTimes = (day, distance, often) => {
        const target = distance === 0 ? -1 : find(day)
        if (target < 0) return
        makeRoom(count(), largest)
        const value = base + distance
        if (isByValue) addTimes(target, value, often)
        else addTotals(target, often, often * value)
      }
      if (days instanceof Uint8Array && distances instanceof Uint8Array) visitPairs(days, distances, addOften)
      else for (const [place, day] of days.entries()) addOften(day, distances[place] ?? 0, 1)
    },
    addAll: (other, count, targetsOf) => {
      summed = undefined
      makeRoom(count, other.largest())
      if (isByValue)
        other.visitTimes((target, value, often) => {
          for (const own of targetsOf(target)) addTimes(own, value, often)
        })
      else
        other.visitTotals((target, often, sum) => {
          for (const own of targetsOf(target)) addTotals(own, often, sum)
        })
    },
    has: (target) => {
      if (!isByValue) return (totals[2 * target] ?? 0) > 0
      for (let place = target * width; place < (target + 1) * width; place += 1)
        if ((times[place] ?? 0) > 0) return true
      return lateTimes.some((_, number) => late.oneOf(number) === target)
    },
    largest: () => width - 1,
    countOf: (target) => {
      sumUp()
      return totals[2 * target] ?? 0
    },
    sumOf: (target) => {
      sumUp()
      return totals[2 * target + 1] ?? 0
    },
    rankOf: (target, tenths) => {
      const later = sumUp()?.late.get(target) ?? []
      let left = Math.ceil(((totals[2 * target] ?? 0) * tenths) / 10)
      for (let value = 0; value < width; value += 1) {
        left -= times[target * width + value] ?? 0
        if (left <= 0) return value
      }
      for (const [value, often] of later) {
        left -= often
        if (left <= 0) return value
      }
      return null
    },
    visitTotals: (visit) => {
      sumUp()
      for (let target = 0; target < room; target += 1) {
        const often = totals[2 * target] ?? 0
        if (often > 0) visit(target, often, totals[2 * target + 1] ?? 0)
      }
    },
    visitTimes,
  }
}
