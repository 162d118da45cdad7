import type { MiddlewareHandler } from 'hono'
import type { ApiEnv } from '../auth/principal.ts'
import { answerWithHeaders } from './answer-headers.ts'

/** The accepted form of a caller's id: printable characters without spaces, because log lines contain it. */
const acceptable = /^[\x21-\x7e]{1,120}$/

/**
 * Gives every call an id: the caller's own in `X-Request-Id`, else a new one. The answer has it in the same header, a
 * problem document as `requestId`, and the log and the audit log in what they write of the call.
 */
export const requestIds: MiddlewareHandler<ApiEnv> = async (context, next) => {
  const header = context.req.header('x-request-id')
  const id = header !== undefined && acceptable.test(header) ? header : crypto.randomUUID()
  context.set('requestId', id)
  await answerWithHeaders(context, { 'x-request-id': id }, next)
  if (context.res.status >= 400 && context.res.headers.get('content-type') === 'application/problem+json') {
    const problem: unknown = await context.res.json()
    const headers = new Headers(context.res.headers)
    headers.delete('content-length')
    const body = JSON.stringify(Object.assign({}, problem, { requestId: id }))
    context.res = new Response(body, { status: context.res.status, headers })
  }
}
