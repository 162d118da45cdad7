import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import type { HttpResult } from './transport.ts'

/** Returns the failure of a message of which an attempt began to go out. */
export const afterSending = (failure: AnyReason): AnyReason =>
  reason('failure.after_sending', { reason: failure })

/** Creates the result of a message that was certainly not accepted. */
export const notTaken = (reason: AnyReason): HttpResult => ({ kind: 'not_taken', reason })

/** An attempt under way: its result, and a way to give it up early. */
export type Attempt = { readonly result: Promise<HttpResult>; giveUp(reason: AnyReason): void }

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
        for (const { giveUp } of attempts) giveUp(reason('failure.transport_closed'))
      }, closeGrace)
      await Promise.all(Array.from(attempts, ({ result }) => result))
      clearTimeout(grace)
    },
  }
}
