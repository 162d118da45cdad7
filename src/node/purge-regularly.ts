import { millisecondsPerHour } from '../borrowing/time.ts'
import type { Gateway } from '../gateway/parts.ts'
import { errorFacts, type LogEntry } from '../log.ts'

/** The time between two looks at the clock, in milliseconds. */
const lookEvery = 1_000

/** A clock that goes ahead by more than this, in milliseconds, has jumped. */
const longestDrift = millisecondsPerHour

/** Compares a clock with the time that has passed. */
type ClockWatch = {
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
const watchClock = (clock: () => number, elapsed: () => number, onJump: () => void): ClockWatch => {
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

/** In milliseconds. */
const purgeInterval = millisecondsPerHour

/** The purges of a gateway, one after the other. */
export type Purges = {
  /** Begins no further purge. */
  readonly stop: () => void
  /** Waits for the purges that have begun. */
  readonly finished: () => Promise<void>
}

/**
 * Purges at once, each hour, and when the clock has jumped ahead.
 *
 * @param clock milliseconds since 1970
 * @param elapsed milliseconds since any point in time, which go on evenly
 */
export const purgeRegularly = (
  gateway: Gateway,
  surroundings: {
    readonly clock: () => number
    readonly elapsed: () => number
    readonly stopping: AbortSignal
    readonly log: (entry: LogEntry) => void
  },
): Purges => {
  const { clock, elapsed, stopping, log } = surroundings
  const purgeNext = (): void => {
    purging = purging.then(() => purge())
  }
  const clockWatch = watchClock(clock, elapsed, purgeNext)
  const purge = (atStart = false): Promise<void> =>
    gateway.purge({ atStart, drift: clockWatch.takeDrift() }).catch((error: unknown) => {
      if (stopping.aborted) return
      log({ level: 'error', message: 'The purge failed.', facts: errorFacts(error) })
    })
  // At the start too: a gateway that is restarted each night would never come to it.
  let purging = purge(true)
  const timer = setInterval(purgeNext, purgeInterval)
  return {
    stop: () => {
      clearInterval(timer)
      clockWatch.stop()
    },
    finished: () => purging,
  }
}
