import type { Context, MiddlewareHandler } from 'hono'
import { RequestNumber } from '../borrowing/values.ts'
import type { Metrics } from '../delivery/metrics.ts'
import type { Trace } from '../delivery/tracing.ts'
import type { Log, LogEntry } from '../log.ts'
import type { ApiEnv } from './auth/api-env.ts'
import { showCallLimit } from './limits/call-limits.ts'
import { answerWithHeaders } from './responses/answer-headers.ts'
import { routeOfCall } from './route-of-call.ts'
import type { Services } from './services.ts'

const requestPath = /^\/v1\/requests\/([^/]+)(?:\/|$)/
const partnerCode = /^\/partners\/([A-Za-z0-9._-]{1,60})\//
/** The paths that monitoring calls every few seconds; they are logged at the level debug. */
const probes: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics'])
/** Stands for paths that no route has. */
const noRoute = 'none'

const levelOf = (status: number, route: string): LogEntry['level'] => {
  if (status >= 500) return 'warn'
  return probes.has(route) ? 'debug' : 'info'
}

/** Returns the request that a call is about: the one that its path or query names, or that it made. */
const requestOf = ({ req, res }: Context<ApiEnv>): string | null => {
  const named = [
    requestPath.exec(req.path)?.[1],
    req.query('request'),
    requestPath.exec(res.headers.get('location') ?? '')?.[1],
  ]
  return named.find((text) => RequestNumber.safeParse(text).success) ?? null
}

/**
 * Makes a function that counts, measures, logs and traces an HTTP call that was answered. The line names the route, the
 * caller's key or user, the partner and the request, and the id that the answer has in `X-Request-Id`.
 */
const observeCalls =
  ({
    log,
    metrics,
    trace,
    publicUrl,
  }: {
    readonly log: Log
    readonly metrics: Metrics
    readonly trace?: Trace | undefined
    readonly publicUrl: () => string
  }) =>
  (context: Context<ApiEnv>, milliseconds: number): void => {
    const { method, path } = context.req
    const { status } = context.res
    const route = routeOfCall(context) ?? noRoute
    metrics.increment('http_requests', { method, route, status: String(status) })
    metrics.observe('http_request', milliseconds / 1_000, { method, route })
    const caller = context.get('principal')
    const request = requestOf(context)
    log({
      level: levelOf(status, route),
      message: 'HTTP call',
      facts: {
        requestId: context.get('requestId'),
        method,
        route,
        status,
        milliseconds: Math.round(milliseconds * 10) / 10,
        caller: caller === undefined ? null : `${caller.kind} ${caller.id}`,
        partner: partnerCode.exec(path)?.[1] ?? null,
        request,
      },
    })
    if (!probes.has(route))
      trace?.({
        name: `${method} ${route}`,
        kind: 'server',
        request,
        milliseconds,
        isError: status >= 500,
        facts: {
          'http.request.method': method,
          'http.route': route,
          'http.response.status_code': status,
          'url.scheme': new URL(publicUrl()).protocol.slice(0, -1),
          // The path as it came may hold a token, or the id of a patron.
          'url.path': request === null ? route : route.replace(':number', request),
          'error.type': status >= 500 ? String(status) : null,
          'lendwire.request_id': context.get('requestId'),
        },
        traceparent: context.req.header('traceparent'),
      })
  }

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
