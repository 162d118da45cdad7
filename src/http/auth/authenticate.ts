import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { principalWithKey } from '../../accounts/api-key.ts'
import { createLastUse } from '../../accounts/last-use.ts'
import { permissionFor } from '../../accounts/permissions.ts'
import { may, type Principal } from '../../accounts/principal.ts'
import { equalInConstantTime } from '../../accounts/secrets.ts'
import { csrfTokenOf, findSession } from '../../accounts/sessions.ts'
import { principalOfUser, userOfSession } from '../../accounts/user.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { CallCheck } from '../check-calls.ts'
import type { Services } from '../services.ts'
import type { ApiEnv } from './api-env.ts'
import { readSessionCookie } from './cookies.ts'

type Deps = Pick<Services, 'store' | 'now' | 'log' | 'publicUrl' | 'peerAddress' | 'settings'>

/** The name of the cookie of people who work with lendwire. */
export const staffCookie = 'session'

/** Returns the token of an `Authorization: Bearer` header; undefined where there is none (RFC 6750, section 2.1). */
export const bearerToken = (authorization: string | undefined): string | undefined =>
  authorization === undefined ? undefined : /^bearer +([\x21-\x7e]{1,500})$/i.exec(authorization)?.[1]

const principalWithCookie = async (deps: Deps, context: Context): Promise<Principal | undefined> => {
  const session = await findSession(deps, readSessionCookie(deps, context, staffCookie))
  if (session === null) return undefined
  const user = await userOfSession(deps, session)
  return user === null ? undefined : principalOfUser(user, session.tokenHash)
}

/**
 * Finds who makes a call: by an API key in the header `Authorization`, else by the cookie of a session. A call that sends
 * a key is never taken as that of a session.
 *
 * @returns undefined where the key or session is unknown, or has ended
 */
export const findPrincipal = (deps: Deps, context: Context): Promise<Principal | undefined> => {
  const authorization = context.req.header('authorization')
  if (authorization === undefined) return principalWithCookie(deps, context)
  const key = bearerToken(authorization)
  return key === undefined ? Promise.resolve(undefined) : principalWithKey(deps, key)
}

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/**
 * Returns whether a call comes from a page of the public URL. Browsers send `Origin` with each unsafe call (Fetch
 * standard).
 */
export const hasOwnOrigin = (deps: Pick<Services, 'publicUrl'>, context: Context): boolean =>
  context.req.header('origin') === new URL(deps.publicUrl()).origin

/** Refuses an unsafe call with a cookie that another site may have caused: `Problem` forbidden. */
const refuseForgery = (deps: Deps, context: Context): void => {
  if (safeMethods.includes(context.req.method)) return
  if (!hasOwnOrigin(deps, context)) throw new Problem('forbidden', reason('problem.origin'))
  const token = readSessionCookie(deps, context, staffCookie) ?? ''
  if (!equalInConstantTime(context.req.header('x-csrf-token') ?? '', csrfTokenOf(token)))
    throw new Problem('forbidden', reason('problem.csrf_token'))
}

/** These calls of the API are made before anybody has signed in. */
const openPaths: readonly (readonly [method: string, path: string])[] = [
  ['POST', '/v1/session'],
  ['POST', '/v1/session/second-step'],
  ['POST', '/v1/password-resets'],
  ['POST', '/v1/passwords'],
  ['GET', '/v1/sign-in'],
  ['GET', '/v1/sign-in/openid'],
  ['GET', '/v1/sign-in/openid/callback'],
  ['POST', '/v1/sign-in/openid/link'],
  ['GET', '/v1/sign-in/openid/sign-out'],
  ['POST', '/v1/sign-in/openid/back-channel-logout'],
]

/** Returns whether a call is made before anybody has signed in. */
export const isOpenPath = (method: string, path: string): boolean =>
  openPaths.some((open) => open[0] === method && open[1] === path)

/** Lets only calls of a known principal pass. */
export const authenticate = (deps: Deps): MiddlewareHandler<ApiEnv> => {
  const noteUse = createLastUse(deps)
  return async (context, next) => {
    const { method, path } = context.req
    if (isOpenPath(method, path)) return next()
    const principal = await findPrincipal(deps, context)
    if (principal === undefined) {
      throw new Problem('not_authenticated', reason('problem.key_or_session_needed'))
    }
    context.set('principal', principal)
    noteUse(principal)
    return next()
  }
}

/** Refuses calls that another site may have caused. It runs behind the count of calls. */
export const refuseForgedCalls =
  (deps: Deps): CallCheck =>
  (context) => {
    if (context.get('principal')?.kind === 'user') refuseForgery(deps, context)
  }

/** Tells whether an operation answers a call, not only middleware of all paths. */
const isForOperation = (context: Context<ApiEnv>): boolean =>
  matchedRoutes(context).some(({ path }) => !path.endsWith('*'))

/**
 * Lets only calls pass whose principal has the permission that they need. It runs behind the count of calls. A path that
 * does not exist passes, so that a mistyped one is answered as not found.
 */
export const requirePermission: CallCheck = (context) => {
  const { method, path } = context.req
  const permission = isOpenPath(method, path) ? null : permissionFor(method, path)
  const principal = context.get('principal')
  if (permission !== null && !may(principal, permission) && isForOperation(context))
    throw new Problem(
      'forbidden',
      reason('problem.role_without_permission', { role: principal.role, permission }),
      {
        facts: { permission },
      },
    )
}

/** Lets only admins pass: it runs before anything else of a call is read. */
export const adminOnly: MiddlewareHandler<ApiEnv> = async (context, next) => {
  if (context.var.principal.role !== 'admin') throw new Problem('forbidden', reason('problem.admin_only'))
  await next()
}
