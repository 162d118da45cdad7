import type { Context, MiddlewareHandler } from 'hono'
import { ActorHeader, isHidden, type Principal, personNamed } from '../../accounts/principal.ts'
import type { AuditEntry } from '../../audit/audit-entry.ts'
import { LibraryCode } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import { sourceOf } from '../limits/source.ts'
import { routeOfCall } from '../route-of-call.ts'
import type { Services } from '../services.ts'
import type { ApiEnv } from './api-env.ts'
import { isOpenPath } from './authenticate.ts'
import { createEntryLimit } from './entry-limit.ts'

/** The refusals of one caller in a minute that are written one by one; more of them are only counted. */
const refusalsPerMinute = 30

type Deps = Pick<
  Services,
  'audit' | 'subjects' | 'noteFailedAuthentication' | 'now' | 'peerAddress' | 'settings'
>

const libraryOfPath = (path: string): LibraryCode | null => {
  const number = /^\/v1\/requests\/([A-Z0-9]+)-/.exec(path)?.[1]
  const code = /^\/v1\/libraries\/([^/]+)/.exec(path)?.[1]
  const named = number ?? code
  return named === undefined ? null : (LibraryCode.safeParse(named).data ?? null)
}

/** Paths with words of callers: the id of a patron, and what somebody called a saved view. */
const namesAnybody = /^\/v1\/(?:patrons|views)\//

/** Returns the route of a call as the API describes it, such as `/v1/requests/{number}`; undefined where there is none. */
const describedRoute = (context: Context<ApiEnv>): string | undefined =>
  routeOfCall(context)?.replace(/:([a-z]+)(\{[^}]*\})?/gi, '{$1}')

/** Returns the path of a call without what may name a patron. A path that is no route may hold anything. */
const shownPath = (context: Context<ApiEnv>): { readonly path?: string } => {
  const route = describedRoute(context)
  if (route === undefined) return {}
  return { path: namesAnybody.test(context.req.path) ? route : context.req.path }
}

/** Calls that only say what would happen: they change nothing. */
const previews = /^\/v1\/(?:citations\/look-up|.*\/(?:explain|try|preview))$/

const actorOf = ({ kind, id, role }: Principal): AuditEntry['actor'] => ({ kind, id, role })

/**
 * Writes the calls of the API into the audit log: every change with its diff, every sign-in, every failed authentication,
 * every refusal for lack of rights, and every answer with patron data. A refusal is also a call for what is another
 * library's: the caller is told that there is no such thing.
 */
export const auditCalls = ({
  audit,
  subjects,
  noteFailedAuthentication,
  now,
  ...deps
}: Deps): MiddlewareHandler<ApiEnv> => {
  const onBehalfOf = async (library: LibraryCode | null, header: string | undefined) => {
    const named = ActorHeader.safeParse(header).data
    if (named === undefined) return {}
    const person = personNamed(named)
    return { onBehalfOf: `${person.kind}:${await subjects.subjectOf({ ...person, library })}` }
  }

  const limit = createEntryLimit(now, refusalsPerMinute)
  return async (context, next) => {
    await next()
    const { method, path } = context.req
    const { status } = context.res
    // A browser that visits without a session, or one whose session has ended, fails at nothing.
    const isVisit =
      status === 401 && context.req.header('authorization') === undefined && !isOpenPath(method, path)
    if (isVisit) return
    // A caller who is known and made too many calls is none of those.
    if (status === 401 || (status === 429 && context.get('principal') === undefined)) {
      noteFailedAuthentication(sourceOf(deps, context), { ...shownPath(context), status })
      return
    }
    const principal = context.get('principal') as Principal | undefined
    const library = principal?.library ?? libraryOfPath(path)
    const entry = (action: string, more: Partial<AuditEntry>): AuditEntry => ({
      at: now(),
      action,
      actor: principal === undefined ? null : actorOf(principal),
      library,
      ...shownPath(context),
      status,
      requestId: context.get('requestId'),
      ...more,
    })
    const hiddenItems = context.get('hiddenItems') ?? 0
    if (status === 403 || isHidden(context.error) || hiddenItems > 0) {
      const permission = context.error instanceof Problem ? context.error.facts.permission : undefined
      const { isWritten, more } = limit(principal?.id ?? '')
      const further = more + Math.max(0, hiddenItems - 1)
      if (isWritten)
        audit.record(
          entry('access_refused', {
            ...(typeof permission === 'string' ? { permission } : {}),
            ...(further === 0 ? {} : { more: further }),
          }),
        )
    }
    if (status >= 400) return
    const requests = context.get('auditedRequests')
    const isPreview = context.get('isPreview') === true || previews.test(path)
    const isChange = method !== 'GET' && method !== 'HEAD' && !isPreview
    const isSignIn = path === '/v1/sign-in/openid/callback' && principal !== undefined
    if (!isChange && requests === undefined && !isSignIn) return
    const changes = context.get('changes')
    const command = context.get('ranCommand')
    audit.record(
      entry(`${method} ${describedRoute(context) ?? ''}`, {
        ...(requests === undefined ? {} : { requests: [...requests] }),
        ...(command === undefined ? {} : { command }),
        ...(changes === undefined ? {} : { changes: [...changes] }),
        ...(await onBehalfOf(library, context.req.header('x-actor'))),
      }),
    )
  }
}
