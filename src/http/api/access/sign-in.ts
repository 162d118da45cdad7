import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { Problem } from '../../../problem.ts'
import { readSessionCookie, writeSessionCookie } from '../../auth/cookies.ts'
import { createOpenId, limitStartedSignIns, SignInState } from '../../auth/openid.ts'
import { roleByClaims } from '../../auth/openid-settings.ts'
import { userOfIdentity } from '../../auth/openid-user.ts'
import { notFound } from '../../auth/principal.ts'
import { findSession, startSession } from '../../auth/sessions.ts'
import { sourceOf } from '../../limits/source.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { startStaffSession } from './session.ts'

const tags = ['Session']
const cookie = 'openid'
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

/** Adds the routes with which people sign in by OpenID Connect. */
export const addSignIn = (app: ApiApp, services: Services): void => {
  const { openId: settings, log } = services
  const provider =
    settings === null ? null : createOpenId({ ...settings, fetch: services.createFetch(settings) })
  const redirectUri = (): string => `${services.publicUrl()}${callbackPath}`

  app.openapi(ways, () =>
    jsonResponse({
      password: services.passwords !== null,
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
    const row = roleByClaims(settings.roles, claims)
    if (row === undefined) {
      log({ level: 'warn', message: 'A sign-in by OpenID Connect was refused: no claim gives a role' })
      throw new Problem(
        'forbidden',
        'Your account at the identity provider has no role in lendwire: ask an admin.',
      )
    }
    await startStaffSession(services, context, await userOfIdentity(services, claims, row))
    return context.redirect(kept.returnTo, 303)
  }

  app.openapi(finish, async (context) => {
    try {
      return await finishSignIn(context)
    } catch (error) {
      // A browser shows the page to sign in, which says in words what a problem document says to programs.
      const isBrowser = context.req.header('accept')?.includes('text/html') === true
      if (!(error instanceof Problem) || !isBrowser) throw error
      return context.redirect(`/console/sign-in?problem=${error.code}`, 303)
    }
  })
}
