/**
 * What is counted over time, so that nobody from outside keeps a process busy or fills its store. Each process counts its
 * own: what these hold back changes nothing.
 */
export type Rations = {
  /** May one more message of an unknown sender be kept? */
  readonly mayKeepStranger: () => boolean
  /** May the pages behind this partner's links be shown once more? */
  readonly mayView: (partner: string) => boolean
}

const viewsPerMinute = 240

/** Says yes to each caller a number of times in a minute. It remembers the callers of the present minute alone. */
const rationEach = (perMinute: number, clock: () => number) => {
  let minute = -1
  const used = new Map<string, number>()
  return (caller: string): boolean => {
    const current = Math.floor(clock() / 60_000)
    if (current !== minute) {
      minute = current
      used.clear()
    }
    const count = (used.get(caller) ?? 0) + 1
    used.set(caller, count)
    return count <= perMinute
  }
}

/**
 * Makes the rations.
 *
 * @param clock milliseconds since 1970
 * @param strangersPerMinute how many messages of unknown senders are kept a minute
 */
export const createRations = (clock: () => number, strangersPerMinute: number): Rations => {
  const strangers = rationEach(strangersPerMinute, clock)
  return {
    mayKeepStranger: () => strangers('anybody'),
    mayView: rationEach(viewsPerMinute, clock),
  }
}
