/** The count of a principal's calls of this minute. */
export type CallCount = {
  /** The number of calls a minute that it may make. */
  readonly limit: number
  /** The number of calls that it may still make; below 0 where this one is too many. */
  readonly remaining: number
  /** The number of seconds that are left of the minute. */
  readonly resetSeconds: number
}

/**
 * Creates the count of calls of each principal, by minutes of the clock. Each process counts separately.
 *
 * @param clock milliseconds since 1970
 * @returns counts one more call of a principal
 */
export const createCallCounts = (clock: () => number): ((principal: string, limit: number) => CallCount) => {
  let minute = -1
  const made = new Map<string, number>()
  return (principal, limit) => {
    const now = clock()
    const current = Math.floor(now / 60_000)
    if (current !== minute) {
      minute = current
      made.clear()
    }
    const count = (made.get(principal) ?? 0) + 1
    made.set(principal, count)
    return { limit, remaining: limit - count, resetSeconds: 60 - Math.floor((now % 60_000) / 1000) }
  }
}
