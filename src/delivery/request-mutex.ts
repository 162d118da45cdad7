import type { RequestNumber } from '../borrowing/values.ts'

/**
 * Runs one change of a request at a time, and tries it again while other processes change the request too.
 *
 * @param attempt changes the request once; undefined on a conflict with another change. `reload` is true when the
 *   request may have changed since the caller loaded it
 * @returns the result of the attempt that met no conflict; undefined when every attempt met one
 */
export type RequestMutex = <T>(
  request: RequestNumber,
  attempt: (reload: boolean) => Promise<T | undefined>,
) => Promise<T | undefined>

/** The delays before a change is tried again: with the delays below, for at least five seconds. */
const retries = 60
/** The delay before the first and the longest delay before a later retry, in milliseconds. */
const firstDelay = 4
const longestDelay = 250

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/**
 * Creates a mutex per request for this process. A change that meets no other waits for nothing: its first attempt takes
 * no lock. After a conflict it waits in line, so that changes in this process do not collide again. Other processes do
 * not wait in this line: a conflict with them is retried with exponential backoff and jitter.
 *
 * @param random returns a number from 0 up to 1
 * @param pause waits a number of milliseconds
 */
export const createRequestMutex = (random: () => number, pause = wait): RequestMutex => {
  const lastInLine = new Map<RequestNumber, Promise<void>>()

  const retry = async <T>(attempt: (reload: boolean) => Promise<T | undefined>): Promise<T | undefined> => {
    for (let conflicts = 0; conflicts < retries; conflicts += 1) {
      if (conflicts > 0)
        await pause((0.5 + random() / 2) * Math.min(longestDelay, firstDelay * 2 ** conflicts))
      const result = await attempt(true)
      if (result !== undefined) return result
    }
    return undefined
  }

  return async (request, attempt) => {
    if (!lastInLine.has(request)) {
      const result = await attempt(false)
      if (result !== undefined) return result
    }
    const turn = Promise.resolve(lastInLine.get(request)).then(() => retry(attempt))
    const leave = (): void => {
      if (lastInLine.get(request) === end) lastInLine.delete(request)
    }
    const end: Promise<void> = turn.then(leave, leave)
    lastInLine.set(request, end)
    return turn
  }
}
