import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { AuditEntry } from '../../audit/audit-log.ts'
import { LibraryCode } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import { sourceOf } from '../limits/source.ts'
import type { Services } from '../services.ts'
import type { ApiEnv, Principal } from './principal.ts'

type Deps = Pick<Services, 'audit' | 'now' | 'peerAddress' | 'settings'>

/** Failed authentications of one source are written one by one up to so many a minute; beyond, they are counted. */
const failuresPerMinute = 5

const libraryOfPath = (path: string): LibraryCode | null => {
  const number = /^\/v1\/requests\/([A-Z0-9]+)-/.exec(path)?.[1]
  const code = /^\/v1\/libraries\/([^/]+)/.exec(path)?.[1]
  return LibraryCode.safeParse(number ?? code).data ?? null
}

const actorOf = ({ kind, id, role }: Principal): AuditEntry['actor'] => ({ kind, id, role })

/** Marks a call as one that reads the patron data of requests: the audit log then has their numbers. */
export const notePatronData = (context: Context<ApiEnv>, numbers: readonly (string | null)[]): void => {
  context.set(
    'patronDataOf',
    numbers.filter((number) => number !== null),
  )
}

/**
 * Writes the calls of the API into the audit log: every change, every sign-in, every failed authentication, every refusal
 * for lack of a permission, and every answer with patron data.
 */
export const auditCalls = ({ audit, now, ...deps }: Deps): MiddlewareHandler<ApiEnv> => {
  let minute = -1
  const failures = new Map<string, number>()

  /** How many failures the entry stands for beside itself; undefined where the failure is only counted. */
  const countFailure = (source: string): number | undefined => {
    const current = Math.floor(Date.parse(now()) / 60_000)
    const earlier = minute === current ? 0 : (failures.get(source) ?? 0)
    if (minute !== current) {
      minute = current
      failures.clear()
    }
    const count = (failures.get(source) ?? 0) + 1
    failures.set(source, count)
    return count > failuresPerMinute ? undefined : Math.max(0, earlier - failuresPerMinute)
  }

  return async (context, next) => {
    await next()
    const { method, path } = context.req
    const { status } = context.res
    const principal = context.get('principal') as Principal | undefined
    const entry = (action: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
      at: now(),
      action,
      actor: principal === undefined ? null : actorOf(principal),
      library: principal?.library ?? libraryOfPath(path),
      path,
      status,
      ...more,
    })
    if (status === 401 || status === 429) {
      const source = sourceOf(deps, context)
      const more = countFailure(source)
      if (more !== undefined)
        audit.record(entry('authentication_failed', { source, ...(more === 0 ? {} : { more }) }))
      return
    }
    if (status === 403) {
      const permission = context.error instanceof Problem ? context.error.facts.permission : undefined
      audit.record(entry('access_refused', typeof permission === 'string' ? { permission } : {}))
      return
    }
    if (status >= 400) return
    const route = routePath(context, -1).replace(/:([a-z]+)(\{[^}]*\})?/gi, '{$1}')
    const requests = context.get('patronDataOf')
    const isChange = method !== 'GET' && method !== 'HEAD'
    if (!isChange && requests === undefined && !path.startsWith('/v1/sign-in/openid')) return
    const spoken = context.req.header('x-actor')
    audit.record(
      entry(`${method} ${route}`, {
        ...(requests === undefined ? {} : { requests: [...requests] }),
        // A patron's id is no part of the log.
        ...(spoken === undefined ? {} : { onBehalfOf: spoken.startsWith('patron:') ? 'patron' : spoken }),
      }),
    )
  }
}
