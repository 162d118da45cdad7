import { analyse } from 'scslre'

/**
 * Returns a pattern in which each repetition goes on without an end, but for those up to one. A repetition up to a number is
 * analysed as if it took no time at all, and forty times two ways are a trillion.
 */
const withoutBounds = (source: string): string =>
  source.replaceAll(
    /(?<!\\[upP]?)\{(\d{1,9})(?:,(\d{1,9}))?\}/g,
    (whole, least: string, most: string = least) =>
      Number(most) <= 1 ? whole : Number(least) === 0 ? '*' : '+',
  )

const reportOn = (source: string, flags: string) =>
  analyse({ source, flags }).reports.find(({ exponential }) => exponential) ??
  analyse({ source, flags }).reports[0]

/**
 * Says why a regular expression can take more than linear time; undefined where it cannot. It is analysed, not tried. A
 * repetition up to a number may multiply the time by that number; it must not take exponential time.
 *
 * @param flags as `RegExp` takes them
 */
export const slownessOf = (source: string, flags: string): string | undefined => {
  const report = reportOn(source, flags)
  if (report !== undefined) {
    const time = report.exponential ? 'exponential' : 'polynomial'
    return `takes ${time} time where ${JSON.stringify(report.character.pick)} is repeated`
  }
  const unbounded = reportOn(withoutBounds(source), flags)
  return unbounded?.exponential === true
    ? `takes exponential time up to the bounds of its repetitions, where ${JSON.stringify(unbounded.character.pick)} is repeated`
    : undefined
}
