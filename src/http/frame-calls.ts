import type { Context, MiddlewareHandler } from 'hono'
import type { ApiEnv } from './auth/api-env.ts'
import { showCallLimit } from './limits/call-limits.ts'
import { observeCalls } from './observe-calls.ts'
import { answerWithHeaders } from './responses/answer-headers.ts'
import type { Services } from './services.ts'

/**
 * Makes a function that returns the headers that every answer has unless its route sets its own: nothing is sniffed,
 * framed, cached by others, or loaded from elsewhere (OWASP ASVS 5, 3.4).
 *
 * @param publicUrl where browsers reach the gateway: over `https`, Strict-Transport-Security keeps them there
 */
const securityHeaders = (publicUrl: () => string): (() => Readonly<Record<string, string>>) => {
  const standard = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cache-control': 'no-store',
  }
  const overHttps = { ...standard, 'strict-transport-security': 'max-age=31536000' }
  return () => (publicUrl().startsWith('https:') ? overHttps : standard)
}

/** The accepted form of a caller's id: printable characters without spaces, because log lines contain it. */
const acceptable = /^[\x21-\x7e]{1,120}$/

/** Returns the id of a call: the caller's own in `X-Request-Id`, else a new one. */
const requestIdOf = ({ req }: Context): string => {
  const header = req.header('x-request-id')
  return header !== undefined && acceptable.test(header) ? header : crypto.randomUUID()
}

/** Writes the id of a call into its answer, where that is a problem document. */
const nameInProblem = async (context: Context, id: string): Promise<void> => {
  const { status } = context.res
  // To look at the headers of an answer costs as much as to make it.
  if (status < 400 || context.res.headers.get('content-type') !== 'application/problem+json') return
  const problem: unknown = await context.res.json()
  const headers = new Headers(context.res.headers)
  headers.delete('content-length')
  const body = JSON.stringify(Object.assign({}, problem, { requestId: id }))
  context.res = new Response(body, { status, headers })
}

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
