import type { RequestNumber } from '../borrowing/values.ts'

/**
 * Has one change of a request made, until no other change comes between.
 *
 * @param attempt decides and commits once; undefined where another change came first. `again` says that the request may
 *   have been changed since the caller loaded it
 * @returns what the attempt gave; undefined where the request kept changing for so long that it is given up
 */
export type InOrder = <T>(
  request: RequestNumber,
  attempt: (again: boolean) => Promise<T | undefined>,
) => Promise<T | undefined>

/** How often a change is decided again that other processes come before each time: some five seconds at the least. */
const tries = 60
/** Milliseconds that lie between two of these tries at most, the first time and in the end. */
const firstPause = 4
const longestPause = 250

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/**
 * Puts the changes of one request in order, within this process: what came second waits for the first instead of being
 * decided against it again and again. A change that meets no other waits for nothing. Other processes do not stand in
 * line: with them a change tries again, after pauses that chance makes differ.
 *
 * @param random a number from 0 up to 1
 * @param pause waits so many milliseconds
 */
export const createInOrder = (random: () => number, pause = wait): InOrder => {
  const last = new Map<RequestNumber, Promise<void>>()

  const persist = async <T>(attempt: (again: boolean) => Promise<T | undefined>): Promise<T | undefined> => {
    for (let conflicts = 0; conflicts < tries; conflicts += 1) {
      if (conflicts > 0)
        await pause((0.5 + random() / 2) * Math.min(longestPause, firstPause * 2 ** conflicts))
      const done = await attempt(true)
      if (done !== undefined) return done
    }
    return undefined
  }

  return async (request, attempt) => {
    if (!last.has(request)) {
      const done = await attempt(false)
      if (done !== undefined) return done
    }
    const turn = Promise.resolve(last.get(request)).then(() => persist(attempt))
    const over = (): void => {
      if (last.get(request) === end) last.delete(request)
    }
    const end: Promise<void> = turn.then(over, over)
    last.set(request, end)
    return turn
  }
}
