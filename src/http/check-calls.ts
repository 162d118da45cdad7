import type { Context, MiddlewareHandler } from 'hono'
import type { ApiEnv } from './auth/api-env.ts'

/** Refuses a call by throwing a `Problem`, or lets it pass. */
export type CallCheck = (context: Context<ApiEnv>) => void

/** Runs checks in their order before a call: one middleware for all, since each costs every call as much as some checks do. */
export const checkCalls =
  (...checks: readonly CallCheck[]): MiddlewareHandler<ApiEnv> =>
  (context, next) => {
    for (const check of checks) check(context)
    return next()
  }
