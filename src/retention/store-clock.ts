import { z } from 'zod'
import { instantOf, millisecondsPerHour } from '../borrowing/time.ts'
import { Instant } from '../borrowing/values.ts'

const Jump = z.object({
  /** The time of the store at which it was noticed. */
  at: Instant,
  /** Milliseconds. */
  by: z.int().positive(),
})

/**
 * The readings of a store's clock: when it was last read, and how far the clock was ahead of that time after time. What
 * is stored bears the time of the clock; its age is measured by the time of the store.
 */
export const StoreClock = z.object({ seenAt: Instant, jumps: z.array(Jump).max(1000) })
export type StoreClock = z.infer<typeof StoreClock>

/** A reading of the clock. */
export type ClockReading = {
  readonly clock: StoreClock
  /** The time of the store, by which ages are measured, in milliseconds since 1970. */
  readonly time: number
  /** By how many milliseconds the clock went ahead since the look before, where that is a jump; else 0. */
  readonly jumpedBy: number
}

/** The clock is read each hour: a step of more than this is a jump, in milliseconds. */
const longestStep = 2 * millisecondsPerHour

/** A process that saw the clock go ahead by more than this saw a jump, in milliseconds. */
const longestDrift = millisecondsPerHour

/** Returns by how much the clock jumped: of two processes that saw the same jump, the second finds it noted. */
const jumpOf = (step: number, drift: number): number => {
  if (step > longestStep) return step
  return drift > longestDrift && step > longestDrift ? Math.min(drift, step) : 0
}

const skippedBy = (jumps: StoreClock['jumps']): number => jumps.reduce((sum, { by }) => sum + by, 0)

/**
 * Returns the jumps that are left after the clock was set back. A clock that is set back takes back the jumps that it
 * made before, the last one first.
 */
const takenBack = (jumps: StoreClock['jumps'], back: number): StoreClock['jumps'] => {
  const last = jumps.at(-1)
  if (last === undefined || back <= 0) return jumps
  const rest = jumps.slice(0, -1)
  return last.by > back ? [...rest, { ...last, by: last.by - back }] : takenBack(rest, back - last.by)
}

/**
 * Reads the clock. Where it went ahead by more than passes between two readings, the clock may be wrong, or the gateway was
 * stopped: both look the same. The time of the store does not advance then, so that nothing is dropped early. A jump is
 * forgotten once everything from before it is past its time.
 *
 * @param before the result of the reading before; null for the first one
 * @param now what the clock shows, in milliseconds since 1970
 * @param longestKept how long anything is kept, in milliseconds
 * @param drift by how many milliseconds the clock was seen to go ahead of the time that passed
 */
export const readStoreClock = (
  before: StoreClock | null,
  now: number,
  longestKept: number,
  drift = 0,
): ClockReading => {
  if (before === null) return { clock: { seenAt: instantOf(now), jumps: [] }, time: now, jumpedBy: 0 }
  const step = now - Date.parse(before.seenAt)
  const jumpedBy = jumpOf(step, drift)
  const earlier = takenBack(before.jumps, -step)
  const at = instantOf(now - skippedBy(earlier) - jumpedBy)
  const all = jumpedBy === 0 ? earlier : [...earlier, { at, by: jumpedBy }]
  const time = now - skippedBy(all)
  const jumps = all.filter((jump) => time - Date.parse(jump.at) < longestKept)
  return { clock: { seenAt: instantOf(now), jumps }, time: now - skippedBy(jumps), jumpedBy }
}
