import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { refuseWeakPassword } from '../../../accounts/passwords.ts'
import { notFound, type Principal } from '../../../accounts/principal.ts'
import { csrfTokenOf, findSession } from '../../../accounts/sessions.ts'
import { mayHavePassword, ownerOf, readUser, writeUser } from '../../../accounts/user.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import type { ApiEnv } from '../../auth/api-env.ts'
import { staffCookie } from '../../auth/authenticate.ts'
import { readSessionCookie, writeSessionCookie } from '../../auth/cookies.ts'
import { checkPasswordOf, passwordsOf } from '../../auth/sign-in.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { beginSecondStep, SecondStep } from './second-step.ts'
import {
  keepIdToken,
  readStaffSignIn,
  refuseOtherOrigin,
  SessionView,
  type SignInDeps,
  startStaffSession,
  viewOf,
} from './staff-session.ts'

const tags = ['Session']

const Credentials = z
  .object({
    email: z.string().min(3).max(254).describe('The email address of the person.'),
    password: z.string().min(1).max(1000).describe('The password.'),
  })
  .openapi('Credentials')

const signIn = createRoute({
  method: 'post',
  path: '/v1/session',
  operationId: 'signIn',
  tags,
  summary: 'Sign in with email address and password',
  description:
    'Sets the cookie of the session. Calls with the cookie that change data also send `X-CSRF-Token`. Who has a second factor, or needs one, gets no session yet: `finishSignIn` is the second step.',
  security: [],
  request: { body: jsonBody(Credentials) },
  responses: answers({ 200: ['The session', SessionView], 202: ['The second step is missing', SecondStep] }, [
    'forbidden',
    'rate_limited',
    'unsupported_media_type',
    'too_large',
  ]),
})

const readOne = createRoute({
  method: 'get',
  path: '/v1/session',
  operationId: 'getSession',
  tags,
  summary: 'Read who calls, and with which permissions',
  description: 'With the token that calls with the cookie of the session send as `X-CSRF-Token`.',
  responses: answers({ 200: ['The principal', SessionView] }),
})

const signOut = createRoute({
  method: 'delete',
  path: '/v1/session',
  operationId: 'signOut',
  tags,
  summary: 'Sign out',
  description: 'The session ends, and its cookie is removed.',
  responses: answers({ 204: ['The session has ended'] }, ['forbidden', 'not_found']),
})

const changePassword = createRoute({
  method: 'put',
  path: '/v1/session/password',
  operationId: 'changePassword',
  tags,
  summary: 'Change the own password',
  description: 'All other sessions of the person end.',
  request: {
    body: jsonBody(
      z.object({
        currentPassword: z.string().max(1000).describe('The present password.'),
        password: z.string().max(1000).describe('The new password.'),
      }),
    ),
  },
  responses: answers({ 204: ['The password is changed'] }, [
    'forbidden',
    'not_found',
    'not_allowed_now',
    'rate_limited',
    'unsupported_media_type',
    'too_large',
  ]),
})

/** Adds the routes of the session: sign in, read, sign out, change the password. */
export const addSession = (app: ApiApp, services: SignInDeps & Pick<Services, 'passkeys'>): void => {
  const { store, now } = services

  const signedIn = (context: Context<ApiEnv>): Principal & { readonly session: string } => {
    const { principal } = context.var
    if (principal.session === null) throw notFound(reason('not_found.session'))
    return { ...principal, session: principal.session }
  }

  app.openapi(signIn, async (context) => {
    refuseOtherOrigin(services, context)
    const { email, password } = context.req.valid('json')
    const user = await checkPasswordOf(services, context, email.trim().toLowerCase(), password)
    const secondStep = await beginSecondStep(services, context, user)
    if (secondStep !== null) return context.json(secondStep, 202, { 'cache-control': 'no-store' })
    const view = await startStaffSession(services, context, user, { signedInBy: 'password' })
    return context.json(view, 200, { 'cache-control': 'no-store' })
  })

  app.openapi(readOne, async (context) => {
    const { principal } = context.var
    const token = readSessionCookie(services, context, staffCookie)
    if (principal.kind === 'key' || token === undefined) return jsonResponse(viewOf(principal))
    const [session, user] = await Promise.all([findSession(services, token), readUser(store, principal.id)])
    return jsonResponse(
      viewOf(principal, {
        ...(user === null ? {} : { email: user.value.email }),
        csrfToken: csrfTokenOf(token),
        ...(session === null
          ? {}
          : { expiresAt: session.expiresAt, signedInBy: readStaffSignIn(session).signedInBy }),
      }),
    )
  })

  app.openapi(signOut, async (context) => {
    const session = await findSession(services, readSessionCookie(services, context, staffCookie))
    await store.endSession(signedIn(context).session)
    const { idToken } = session === null ? {} : readStaffSignIn(session)
    if (idToken !== undefined) await keepIdToken(services, context, idToken)
    writeSessionCookie(services, context, staffCookie, '', 0)
    return context.body(null, 204)
  })

  app.openapi(changePassword, async (context) => {
    const { id, session } = signedIn(context)
    const { currentPassword, password } = context.req.valid('json')
    const stored = await readUser(store, id)
    if (stored === null) throw notFound(reason('not_found.person_of_session'))
    const passwords = passwordsOf(services)
    if (!mayHavePassword(stored.value, services.settings.passwords))
      throw new Problem('not_allowed_now', reason('problem.password_at_provider'))
    await checkPasswordOf(services, context, stored.value.email, currentPassword)
    await refuseWeakPassword(passwords, password, stored.value)
    const changed = { hash: await passwords.hash(password), changedAt: now() }
    await writeUser(store, stored.value, stored, changed)
    await store.endSessionsOf(ownerOf(id), session)
    return context.body(null, 204)
  })
}
