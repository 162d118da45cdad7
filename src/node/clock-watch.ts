/** The time between two looks at the clock, in milliseconds. */
const lookEvery = 1_000

/** A clock that goes ahead by more than this, in milliseconds, has jumped. */
const longestDrift = 3_600_000

/** Compares a clock with the time that has passed. */
export type ClockWatch = {
  /** By how many milliseconds the clock went ahead of the time that has passed since the last call. */
  readonly takeDrift: () => number
  readonly stop: () => void
}

/**
 * Watches a clock, which somebody or a time server may set.
 *
 * @param clock milliseconds since 1970
 * @param elapsed milliseconds since any point in time, which go on evenly
 * @param onJump called when the clock went ahead by more than an hour
 */
export const watchClock = (clock: () => number, elapsed: () => number, onJump: () => void): ClockWatch => {
  const offset = (): number => clock() - elapsed()
  let before = offset()
  let reported = before
  const timer = setInterval(() => {
    const now = offset()
    if (now - reported > longestDrift) onJump()
    reported = now
  }, lookEvery)
  timer.unref()
  return {
    takeDrift: () => {
      const now = offset()
      const drift = now - before
      before = now
      return drift
    },
    stop: () => clearInterval(timer),
  }
}
