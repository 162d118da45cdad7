import { instantOf } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import type { HeldEvent } from './webhook-state.ts'

const seconds = 1000
const minutes = 60 * seconds
const hours = 60 * minutes

/** The waits between the attempts of one event, in milliseconds: more than three days in all. */
const waits: readonly number[] = [
  5 * seconds,
  30 * seconds,
  2 * minutes,
  10 * minutes,
  30 * minutes,
  2 * hours,
  5 * hours,
  10 * hours,
  14 * hours,
  20 * hours,
  24 * hours,
]

/** Adds some jitter to a delay. Up to a tenth more, so that endpoints that failed together are not tried together. */
const jitter = (wait: number, random: number): number => Math.round(wait * (1 + random / 10))

/**
 * Plans the next attempt of an event that failed.
 *
 * @param attempts how many have failed
 * @param random a number from 0 up to 1
 * @returns when to try again; null where the three days are over
 */
export const nextAttempt = (attempts: number, now: Instant, random: number): Instant | null => {
  const wait = waits[attempts - 1]
  return wait === undefined ? null : instantOf(Date.parse(now) + jitter(wait, random))
}

/** The failures in a row after which the endpoint rests: only its oldest held event is tried. */
export const restAfter = 5

/**
 * Returns how many failures in a row are counted after a round. Attempts that were made at the same time are counted up to
 * the first rest: a trouble of one second, in which dozens fail, is no long one.
 *
 * @param before how many were counted before the round
 * @param failed how many there are with those of the round
 */
export const failuresAfter = (before: number, failed: number): number =>
  Math.min(failed, Math.max(before + 1, restAfter))

/** The longest rest, in milliseconds. */
const longestRest = 5 * minutes

/** Returns how long an endpoint rests after a number of failures in a row; null if it does not rest. */
export const restUntil = (failures: number, now: Instant, random: number): Instant | null =>
  failures < restAfter
    ? null
    : instantOf(
        Date.parse(now) + jitter(Math.min(longestRest, 5 * seconds * 2 ** (failures - restAfter)), random),
      )

/** Returns the events that may be tried now: of each request the oldest held one, where it is due. */
export const dueEvents = (held: readonly HeldEvent[], now: Instant): readonly HeldEvent[] => {
  const seen = new Set<string>()
  return held.filter(({ request, dueAt }) => {
    const isOldest = !seen.has(request)
    seen.add(request)
    return isOldest && dueAt <= now
  })
}
