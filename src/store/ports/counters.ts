import type { Instant } from '../../borrowing/values.ts'

/** Counters of fixed windows of time, shared by all processes, for rate limits. */
export type CountersPort = {
  /**
   * Increments a counter and returns its new value.
   *
   * @param now the time that selects the window
   * @param milliseconds the length of a window; windows are aligned to 1970
   */
  incrementCounter(name: string, now: Instant, milliseconds: number): Promise<number>
}
