import type { Instant } from '../../borrowing/values.ts'

/** Whether an entry is written separately, and how many of the minute before were only counted. */
export type LimitedEntry = { readonly isWritten: boolean; readonly more: number }

/**
 * Creates a limit of entries in the audit log: a number of each source is written in a minute. Beyond, they are counted, and
 * the first entry of the source in the next minute has their number.
 *
 * @param perMinute the entries of one source in one minute
 */
export const createEntryLimit = (
  now: () => Instant,
  perMinute: number,
): ((source: string) => LimitedEntry) => {
  let minute = -1
  let counts = new Map<string, number>()
  let earlier = new Map<string, number>()
  return (source) => {
    const current = Math.floor(Date.parse(now()) / 60_000)
    if (minute !== current) {
      minute = current
      earlier = counts
      counts = new Map()
    }
    const count = (counts.get(source) ?? 0) + 1
    counts.set(source, count)
    return {
      isWritten: count <= perMinute,
      more: count === 1 ? Math.max(0, (earlier.get(source) ?? 0) - perMinute) : 0,
    }
  }
}
