import type { MiddlewareHandler } from 'hono'
import type { ApiEnv } from './auth/api-env.ts'
import { showCallLimit } from './limits/call-limits.ts'
import { observeCalls } from './observe-calls.ts'
import { answerWithHeaders } from './responses/answer-headers.ts'
import { nameInProblem, requestIdOf } from './responses/request-id.ts'
import { securityHeaders } from './responses/security-headers.ts'
import type { Services } from './services.ts'

/**
 * Begins and ends every call: it gets an id, its answer the headers of all answers, and it is counted, measured, logged and
 * traced. The answer has the id in `X-Request-Id`, a problem document as `requestId`, and the log and the audit log in what
 * they write of the call.
 */
export const frameCalls = (
  services: Pick<Services, 'log' | 'metrics' | 'trace' | 'publicUrl'>,
): MiddlewareHandler<ApiEnv> => {
  const observe = observeCalls(services)
  const headersOfAll = securityHeaders(services.publicUrl)
  return async (context, next) => {
    const began = performance.now()
    const id = requestIdOf(context)
    context.set('requestId', id)
    await answerWithHeaders(context, { 'x-request-id': id, ...headersOfAll() }, next)
    showCallLimit(context)
    observe(context, performance.now() - began)
    await nameInProblem(context, id)
  }
}
