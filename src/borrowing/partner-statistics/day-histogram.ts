import { millisecondsPerDay } from '../time.ts'
import type { Instant } from '../values.ts'
import type { Counts } from './partner-counts.ts'

/** The upper ends of the classes of a histogram, in days. A longer time counts in the last class. */
export const dayClasses = [
  0.25, 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 21, 28, 35, 45, 60, 90, 180, 365,
] as const

const lastClass = 365
/**
 * The durations in days: from asking to the first answer, from asking to the shipment, from the shipment to the return.
 */
export type Duration = 'answer_days' | 'ship_days' | 'return_days'

/** Returns the name under which a duration from one instant to another is counted. */
export const durationCount = (duration: Duration, from: Instant, to: Instant): string => {
  const days = Math.max(0, Date.parse(to) - Date.parse(from)) / millisecondsPerDay
  return `${duration}:${dayClasses.find((end) => days <= end) ?? lastClass}`
}

/**
 * The distribution of a duration: how often it was measured, and the days within which half, and nine of ten, ended.
 */
export type DaysTaken = {
  readonly measured: number
  readonly median: number | null
  readonly p90: number | null
}

/** Reads a histogram. A quantile is the upper end of its class. */
export const daysTaken = (counts: Counts, duration: Duration): DaysTaken => {
  const classes = dayClasses.map((end) => ({ end, count: counts[`${duration}:${end}`] ?? 0 }))
  const measured = classes.reduce((sum, { count }) => sum + count, 0)
  // In tenths, since 0.9 is no number that a computer has: of 70, nine tenths would be more than 63.
  const quantile = (tenths: number): number | null => {
    let seen = 0
    for (const { end, count } of classes) {
      seen += count
      if (count > 0 && seen * 10 >= tenths * measured) return end
    }
    return null
  }
  return { measured, median: quantile(5), p90: quantile(9) }
}
