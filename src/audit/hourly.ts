const hour = 3_600_000

/**
 * Passes on the first value, and then one an hour.
 *
 * @param clock milliseconds since 1970
 */
export const hourly = <T>(clock: () => number, pass: (value: T) => void): ((value: T) => void) => {
  let passedAt: number | undefined
  return (value) => {
    const time = clock()
    if (passedAt !== undefined && Math.abs(time - passedAt) < hour) return
    passedAt = time
    pass(value)
  }
}
