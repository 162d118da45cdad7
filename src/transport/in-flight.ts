import type { HttpResult } from './transport.ts'

/** Creates the result of a message that was certainly not accepted. */
export const notTaken = (reason: string): HttpResult => ({ kind: 'not_taken', reason })

/** An attempt under way: its result, and a way to give it up early. */
export type Attempt = { readonly result: Promise<HttpResult>; giveUp(reason: string): void }

/** The attempts of a transport that are under way. */
export type InFlightTracker = {
  isClosed(): boolean
  /** Waits for an attempt's result. */
  finish(attempt: Attempt): Promise<HttpResult>
  /** Takes nothing new, and waits for what is under way; gives it up when the grace is over. */
  close(): Promise<void>
}

/**
 * Keeps the attempts of a transport until each has ended, so that closing can wait for them.
 *
 * @param closeGrace milliseconds that they have left when the transport is closed
 */
export const createInFlightTracker = (closeGrace: number): InFlightTracker => {
  const attempts = new Set<Attempt>()
  let closed = false
  return {
    isClosed: () => closed,
    finish: async (attempt) => {
      attempts.add(attempt)
      try {
        return await attempt.result
      } finally {
        attempts.delete(attempt)
      }
    },
    close: async () => {
      closed = true
      const grace = setTimeout(() => {
        for (const { giveUp } of attempts) giveUp('the transport was closed')
      }, closeGrace)
      await Promise.all(Array.from(attempts, ({ result }) => result))
      clearTimeout(grace)
    },
  }
}
