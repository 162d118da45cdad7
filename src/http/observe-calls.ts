import type { Context } from 'hono'
import { RequestNumber } from '../borrowing/values.ts'
import type { Metrics } from '../delivery/metrics.ts'
import type { Trace } from '../delivery/tracing.ts'
import type { Log, LogEntry } from '../log.ts'
import type { ApiEnv } from './auth/api-env.ts'
import { routeOfCall } from './route-of-call.ts'

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
export const observeCalls =
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
