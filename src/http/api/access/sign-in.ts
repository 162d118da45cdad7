import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { Claims, createOpenId, SignInState } from '../../../accounts/openid.ts'
import { refusedSignIn } from '../../../accounts/openid-refusal.ts'
import { roleByClaims } from '../../../accounts/openid-settings.ts'
import { userOfIdentity } from '../../../accounts/openid-user.ts'
import { notFound } from '../../../accounts/principal.ts'
import { findSession, startSession } from '../../../accounts/sessions.ts'
import { mayHavePassword, type User } from '../../../accounts/user.ts'
import { Problem } from '../../../problem.ts'
import { readSessionCookie, writeSessionCookie } from '../../auth/cookies.ts'
import { checkPasswordOf } from '../../auth/sign-in.ts'
import { sourceOf } from '../../limits/source.ts'
import { limitStartedSignIns } from '../../limits/started-sign-ins.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import { problemKinds } from '../../responses/problem-document.ts'
import type { Services } from '../../services.ts'
import { refuseOtherOrigin, SessionView, startStaffSession } from './session.ts'

type Deps = Pick<
  Services,
  | 'createFetch'
  | 'log'
  | 'noteFailedAuthentication'
  | 'now'
  | 'openId'
  | 'passwords'
  | 'pause'
  | 'peerAddress'
  | 'publicUrl'
  | 'rateLimits'
  | 'settings'
  | 'store'
  | 'tellAdmins'
>

const tags = ['Session']
const cookie = 'openid'
/** The cookie of a sign-in by OpenID Connect that waits for the password of the account. */
const linkCookie = 'openid_link'
const tenMinutes = 600_000
const callbackPath = '/v1/sign-in/openid/callback'

const ways = createRoute({
  method: 'get',
  path: '/v1/sign-in',
  operationId: 'getSignInWays',
  tags,
  summary: 'Read how people sign in here',
  security: [],
  responses: answers({
    200: [
      'The ways to sign in',
      z
        .object({
          password: z.boolean(),
          /** True where only accounts that `lendwire admin link` made sign in with a password. */
          emergencyPassword: z.boolean(),
          /** The address to which the browser goes to sign in by OpenID Connect; null where none is set up. */
          openId: z.string().nullable(),
        })
        .openapi('SignInWays'),
    ],
  }),
})

const start = createRoute({
  method: 'get',
  path: '/v1/sign-in/openid',
  operationId: 'startOpenIdSignIn',
  tags,
  summary: 'Sign in by OpenID Connect',
  description:
    'Sends the browser to the identity provider, which sends it back. `returnTo` is a path of lendwire.',
  security: [],
  request: {
    query: z.object({
      returnTo: z
        .string()
        .max(500)
        .regex(/^\/(?![/\\])[\x21-\x7e]*$/, 'must be a path of lendwire, such as /console')
        .prefault('/console'),
    }),
  },
  responses: {
    ...answers({}, ['not_found', 'rate_limited']),
    302: { description: 'To the identity provider' },
  },
})

const finish = createRoute({
  method: 'get',
  path: callbackPath,
  operationId: 'finishOpenIdSignIn',
  tags,
  summary: 'Take the answer of the identity provider',
  description:
    'The role and library are those that the claims give now. Where no claim gives a role, the person is refused.',
  security: [],
  request: { query: z.looseObject({}) },
  responses: {
    ...answers({}, ['forbidden', 'not_found', 'conflict']),
    303: { description: 'Signed in: back to where the person came from' },
  },
})

const link = createRoute({
  method: 'post',
  path: '/v1/sign-in/openid/link',
  operationId: 'linkOpenIdIdentity',
  tags,
  summary: 'Link an account to the identity provider with its password',
  description:
    'A sign-in by OpenID Connect was refused with `password_needed`, because an account with this address was used before. With its password, within ten minutes and in the same browser, the account is linked: from then on it has no password, and its other sessions end.',
  security: [],
  request: {
    body: jsonBody(z.object({ password: z.string().min(1).max(1000) }).openapi('LinkOpenIdIdentity')),
  },
  responses: answers({ 200: ['The session', SessionView] }, [
    'forbidden',
    'not_found',
    'conflict',
    'rate_limited',
    'unsupported_media_type',
    'too_large',
  ]),
})

/** A sign-in that waits for the password of an account. */
const PendingLink = z.object({ email: z.string(), claims: Claims })

/** Adds the routes with which people sign in by OpenID Connect. */
export const addSignIn = (app: ApiApp, services: Deps): void => {
  const { openId: settings, log } = services
  const provider =
    settings === null ? null : createOpenId({ ...settings, fetch: services.createFetch(settings) })
  const redirectUri = (): string => `${services.publicUrl()}${callbackPath}`

  app.openapi(ways, () =>
    jsonResponse({
      password: services.passwords !== null && services.settings.passwords === 'on',
      emergencyPassword: services.passwords !== null && services.settings.passwords === 'off',
      openId: provider === null ? null : `${services.publicUrl()}/v1/sign-in/openid`,
    }),
  )

  app.openapi(start, async (context) => {
    if (provider === null) throw notFound('identity provider: OpenID Connect is not set up')
    limitStartedSignIns(services, sourceOf(services, context))
    const { url, state } = await provider.start(redirectUri(), context.req.valid('query').returnTo)
    const lifetime = { absolute: tenMinutes, idle: tenMinutes }
    const token = await startSession(services, 'openid-sign-in', JSON.stringify(state), lifetime)
    writeSessionCookie(services, context, cookie, token, tenMinutes / 1000)
    return context.redirect(url.href, 302)
  })

  const finishSignIn = async (context: Context): Promise<Response> => {
    if (provider === null || settings === null)
      throw notFound('identity provider: OpenID Connect is not set up')
    const session = await findSession(services, readSessionCookie(services, context, cookie))
    writeSessionCookie(services, context, cookie, '', 0)
    const isFirst = session !== null && (await services.store.endSession(session.tokenHash))
    if (session === null || session.owner !== 'openid-sign-in' || !isFirst)
      throw new Problem(
        'not_authenticated',
        'This sign-in was not started in this browser, or took longer than ten minutes.',
      )
    const kept = SignInState.parse(JSON.parse(session.data))
    const claims = await provider.finish(new URL(redirectUri() + new URL(context.req.url).search), kept)
    const row = roleOf(claims)
    const result = await userOfIdentity(services, claims, row)
    if (result.kind === 'password_needed') return waitForPassword(context, result.user, claims)
    await startStaffSession(services, context, result.user, 'openid')
    return context.redirect(kept.returnTo, 303)
  }

  const roleOf = (claims: Claims) => {
    const row = roleByClaims(settings?.roles ?? [], claims)
    if (row !== undefined) return row
    log({ level: 'warn', message: 'A sign-in by OpenID Connect was refused: no claim gives a role' })
    throw refusedSignIn('no_role')
  }

  /** Keeps who came from the identity provider, for ten minutes, until the password of the account is given. */
  const waitForPassword = async (context: Context, user: User, claims: Claims): Promise<never> => {
    if (services.passwords === null || !mayHavePassword(user, services.settings.passwords))
      throw refusedSignIn('admin_needed')
    const lifetime = { absolute: tenMinutes, idle: tenMinutes }
    const pending: z.infer<typeof PendingLink> = { email: user.email, claims }
    const token = await startSession(services, 'openid-link', JSON.stringify(pending), lifetime)
    writeSessionCookie(services, context, linkCookie, token, tenMinutes / 1000)
    throw refusedSignIn('password_needed')
  }

  app.openapi(link, async (context) => {
    refuseOtherOrigin(services, context)
    const waiting = await findSession(services, readSessionCookie(services, context, linkCookie))
    if (waiting === null || waiting.owner !== 'openid-link')
      throw notFound('sign-in by OpenID Connect that waits for a password: sign in again')
    const { email, claims } = PendingLink.parse(JSON.parse(waiting.data))
    const account = await checkPasswordOf(services, context, email, context.req.valid('json').password)
    if (!(await services.store.endSession(waiting.tokenHash)))
      throw notFound('sign-in by OpenID Connect that waits for a password: sign in again')
    writeSessionCookie(services, context, linkCookie, '', 0)
    const result = await userOfIdentity(services, claims, roleOf(claims), account.id)
    if (result.kind === 'password_needed') throw refusedSignIn('admin_needed')
    const view = await startStaffSession(services, context, result.user, 'openid')
    return context.json(view, 200, { 'cache-control': 'no-store' })
  })

  app.openapi(finish, async (context) => {
    try {
      return await finishSignIn(context)
    } catch (error) {
      // A person sees the page to sign in, which says why in words.
      if (!(error instanceof Problem)) throw error
      const { refusal } = error.facts
      const code = typeof refusal === 'string' ? refusal : error.code
      if (error.code !== 'not_found')
        services.noteFailedAuthentication(sourceOf(services, context), {
          path: callbackPath,
          status: problemKinds[error.code].status,
          reason: code,
        })
      return context.redirect(`/console/sign-in?problem=${code}`, 303)
    }
  })
}
