import { millisecondsPerHour } from '../../borrowing/time.ts'
import type { Instant } from '../../borrowing/values.ts'

/** The number of requests that are remembered at most; then the memory begins again, and some are noted twice. */
const maxRemembered = 100_000

/**
 * Creates a memory of what searches by words showed to each caller, for the audit log: a search that goes on with each key
 * would otherwise write an entry for each.
 *
 * @returns a function that returns those of some names (numbers of requests) that the caller was not shown in this hour,
 *   and remembers them
 */
export const createPatronSearches = (
  now: () => Instant,
): ((caller: string, names: readonly string[]) => readonly string[]) => {
  let current = -1
  let shown = new Set<string>()
  return (caller, names) => {
    const time = Math.floor(Date.parse(now()) / millisecondsPerHour)
    if (time !== current || shown.size > maxRemembered) shown = new Set()
    current = time
    const unseen = names.filter((name) => !shown.has(`${caller} ${name}`))
    for (const name of unseen) shown.add(`${caller} ${name}`)
    return unseen
  }
}
