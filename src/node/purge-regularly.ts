import type { Gateway } from '../gateway/parts.ts'
import { errorFacts, type LogEntry } from '../log.ts'
import { watchClock } from './clock-watch.ts'

/** In milliseconds. */
const purgeInterval = 3_600_000

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
