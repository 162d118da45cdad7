import { durationMilliseconds } from '../borrowing/time.ts'
import type { Duration } from '../borrowing/values.ts'

/** How long things are kept that may be forgotten. */
export type Retention = {
  readonly fingerprints: Duration
  readonly answers: Duration
  readonly unassigned: Duration
  readonly files: Duration
}

/** The time that lies a duration before now, in milliseconds since 1970. */
export const before = (now: number, duration: Duration): number => now - durationMilliseconds(duration)
