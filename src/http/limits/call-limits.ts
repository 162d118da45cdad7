import type { Context } from 'hono'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { ApiEnv } from '../auth/api-env.ts'
import type { CallCheck } from '../check-calls.ts'
import { addAnswerHeaders } from '../responses/answer-headers.ts'
import type { Services } from '../services.ts'

/**
 * Writes into an answer how far its caller is (draft-ietf-httpapi-ratelimit-headers-10): `RateLimit-Policy` with the
 * calls of a minute, `RateLimit` with what is left of them, and after how many seconds the next minute begins.
 */
export const showCallLimit = (context: Context<ApiEnv>): void => {
  const count = context.get('callCount')
  if (count === undefined) return
  const { limit, remaining, resetSeconds } = count
  addAnswerHeaders(context, {
    'ratelimit-policy': `"calls";q=${limit};w=60`,
    ratelimit: `"calls";r=${Math.max(0, remaining)};t=${resetSeconds}`,
  })
}

/** Limits the calls of a principal in a minute: to the limit of its key, else to that of every key. */
export const limitCalls =
  ({ rateLimits, settings }: Pick<Services, 'rateLimits' | 'settings'>): CallCheck =>
  (context) => {
    const principal = context.get('principal')
    // The few calls before anybody has signed in have limits of their own.
    if (principal === undefined) return
    const limit = principal.callsPerMinute ?? settings.callsPerMinute
    const count = rateLimits.countCall(principal.id, limit)
    context.set('callCount', count)
    if (count.remaining >= 0) return
    throw new Problem(
      'rate_limited',
      reason('problem.calls_per_minute', { caller: principal.kind, limit, seconds: count.resetSeconds }),
      { facts: { retryAfter: count.resetSeconds } },
    )
  }
