import type { Instant } from '../../borrowing/values.ts'

/** Counters of fixed windows of time, shared by all processes, for rate limits. */
export type CountersPort = {
  /**
   * Adds to a counter and returns its new value.
   *
   * @param now the time that selects the window
   * @param milliseconds the length of a window; windows are aligned to 1970
   * @param amount how much is added; 1 where left out
   */
  incrementCounter(name: string, now: Instant, milliseconds: number, amount?: number): Promise<number>
}
