import type { Fetch } from './fetch.ts'

/** The number of retries, and the waits between them. */
export type RetryPolicy = {
  /** The largest number of attempts, the first included. */
  readonly attempts: number
  /** The longest wait before the second attempt, in milliseconds. It doubles with each further one (full jitter). */
  readonly firstWait: number
  /** The longest wait, in milliseconds. An answer whose `Retry-After` asks for more is returned as it is. */
  readonly longestWait: number
}

/** The policy where a client names none. */
export const standardRetries: RetryPolicy = { attempts: 4, firstWait: 250, longestWait: 20_000 }

/** The functions that retries need; tests replace them. */
export type RetrySurroundings = {
  /** Waits a number of milliseconds; rejects when the signal aborts. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** A number from 0 up to 1. */
  readonly random: () => number
}

/** Waits with a timer. */
export const waitWithTimer = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort)
      resolve()
    }, milliseconds)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })

/** Returns a new idempotency key. `crypto.randomUUID` is missing on pages that are not served over TLS. */
export const newIdempotencyKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const temporaryStatuses: readonly number[] = [429, 502, 503, 504]

/**
 * Returns whether a call whose answer was lost may be repeated. A write under If-Match would be refused with 412 the
 * second time.
 */
const isRepeatable = ({ method, headers }: Request): boolean =>
  method !== 'PATCH' && !headers.has('if-match') && !headers.has('if-none-match')

/** Returns the wait that an answer asks for in `Retry-After`, in milliseconds; undefined where it asks for none. */
const retryAfter = (response: Response): number | undefined => {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1000 : undefined
}

/**
 * Repeats calls that failed for a while: where the network failed, or the answer was 429, 502, 503 or 504. Every POST gets
 * an `Idempotency-Key`, under which the API carries it out once however often it arrives.
 *
 * @param next makes one attempt
 * @param policy how often and when
 * @param surroundings the timer and the randomness
 * @returns a fetch that resolves with the last answer, or rejects with the last error of the network
 */
export const retryingFetch =
  (next: Fetch, policy: RetryPolicy, { wait, random }: RetrySurroundings): Fetch =>
  async (request) => {
    if (request.method === 'POST' && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', newIdempotencyKey())
    const backoff = (attempt: number): number =>
      random() * Math.min(policy.longestWait, policy.firstWait * 2 ** (attempt - 1))
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt >= policy.attempts
      try {
        const response = await next(request.clone())
        if (isLast || !temporaryStatuses.includes(response.status)) return response
        const pause = Math.max(retryAfter(response) ?? 0, backoff(attempt))
        if (pause > policy.longestWait) return response
        if (response.status !== 429 && !isRepeatable(request)) return response
        await response.body?.cancel()
        await wait(pause, request.signal)
      } catch (error) {
        if (isLast || request.signal.aborted || !isRepeatable(request)) throw error
        await wait(backoff(attempt), request.signal)
      }
    }
  }
