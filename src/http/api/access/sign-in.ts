import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { hasFactor, readFactors } from '../../../accounts/factors.ts'
import { Claims, createOpenId, type OpenId, SignInState } from '../../../accounts/openid.ts'
import { openIdCallbackPath } from '../../../accounts/openid-check.ts'
import { refusalOf, refusedSignIn, reportRefusal } from '../../../accounts/openid-refusal.ts'
import { roleByClaims } from '../../../accounts/openid-settings.ts'
import { endSessionsOfIdentity, previewIdentity, userOfIdentity } from '../../../accounts/openid-user.ts'
import { notFound } from '../../../accounts/principal.ts'
import { FactorProof, useFactor } from '../../../accounts/second-factor.ts'
import { findSession, startSession } from '../../../accounts/sessions.ts'
import { mayHavePassword, type User } from '../../../accounts/user.ts'
import { rightsOf, UserRights } from '../../../accounts/user-rights.ts'
import { fault, Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import type { ApiEnv } from '../../auth/api-env.ts'
import { noteChange } from '../../auth/audit-notes.ts'
import { readSessionCookie, writeSessionCookie } from '../../auth/cookies.ts'
import { checkPasswordOf, knownDeviceOf } from '../../auth/sign-in.ts'
import { sourceOf } from '../../limits/source.ts'
import { limitStartedSignIns } from '../../limits/started-sign-ins.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import { problemStatuses } from '../../responses/problem-document.ts'
import type { Services } from '../../services.ts'
import { addIdentityProviderTest } from './identity-provider-test.ts'
import { addProviderSignOut, rememberProviderSession } from './provider-sign-out.ts'
import { respondSignInTest, type SignInTest } from './sign-in-test.ts'
import { keepIdToken, refuseOtherOrigin, SessionView, startStaffSession } from './staff-session.ts'

type Deps = Pick<
  Services,
  | 'configuration'
  | 'createFetch'
  | 'log'
  | 'noteFailedAuthentication'
  | 'now'
  | 'openId'
  | 'passwords'
  | 'pause'
  | 'probeConnection'
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

const ways = createRoute({
  method: 'get',
  path: '/v1/sign-in',
  operationId: 'getSignInWays',
  tags,
  summary: 'Read how people sign in here',
  description: 'What the sign-in page offers: email and password, OpenID Connect, or both.',
  security: [],
  responses: answers({
    200: [
      'The ways to sign in',
      z
        .object({
          password: z.boolean().describe('Whether people sign in by password.'),
          emergencyPassword: z
            .boolean()
            .describe('True where only accounts that `lendwire admin link` made sign in with a password.'),
          openId: z
            .string()
            .nullable()
            .describe(
              'The address to which the browser goes to sign in by OpenID Connect; null where none is set up.',
            ),
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
        .regex(/^\/(?![/\\])[\x21-\x7e]*$/, schemaMessage('fault.path_of_lendwire'))
        .prefault('/console')
        .describe('The path to which the browser goes afterwards.'),
      test: z
        .literal('true')
        .optional()
        .describe('`true` shows on a page what a sign-in would do: it creates, links and signs in nobody.'),
    }),
  },
  responses: {
    ...answers({}, ['not_found', 'rate_limited']),
    302: { description: 'To the identity provider' },
    303: { description: 'The identity provider cannot be reached: to the page to sign in, with a code' },
  },
})

const finish = createRoute({
  method: 'get',
  path: openIdCallbackPath,
  operationId: 'finishOpenIdSignIn',
  tags,
  summary: 'Take the answer of the identity provider',
  description:
    'The role and library are those that the claims give now. Where no claim gives a role, the person is refused.',
  security: [],
  request: { query: z.looseObject({}) },
  responses: {
    ...answers({}, ['forbidden', 'not_found', 'conflict']),
    200: {
      description: 'The page of a test',
      content: { 'text/html': { schema: z.string().describe('An HTML page.') } },
    },
    303: {
      description:
        'Signed in: back to where the person came from; or refused: to the page to sign in, with a code',
    },
  },
})

const link = createRoute({
  method: 'post',
  path: '/v1/sign-in/openid/link',
  operationId: 'linkOpenIdIdentity',
  tags,
  summary: 'Link an account to the identity provider with its password',
  description:
    'A sign-in by OpenID Connect was refused with `password_needed`, because an account with this address was used before. With its password, and a code where it has a second factor, within ten minutes and in the same browser, the account is linked: from then on it has neither, and its other sessions end.',
  security: [],
  request: {
    body: jsonBody(
      z
        .object({
          password: z.string().min(1).max(1000).describe('The password.'),
          code: FactorProof.shape.code,
        })
        .openapi('LinkOpenIdIdentity'),
    ),
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
const PendingLink = z.object({ email: z.string(), claims: Claims, idToken: z.string() })

/** Creates the client of the identity provider of staff; null where none is set up. */
const createStaffOpenId = (services: Deps): OpenId | null => {
  const { openId: settings, probeConnection } = services
  if (settings === null) return null
  const isKeptOut = async (): Promise<boolean> => {
    const { hostname: host, port, protocol } = new URL(settings.issuer)
    const target = {
      host,
      port: Number(port) || (protocol === 'http:' ? 80 : 443),
      tls: protocol === 'https:',
    }
    const steps = settings.allowPrivateNetwork
      ? []
      : ((await probeConnection?.({ ...target, allowPrivateNetwork: false, timeout: 5_000 })) ?? [])
    return steps.some(({ code }) => code === 'address_private' || code === 'dns_private')
  }
  return createOpenId({ ...settings, isKeptOut, fetch: services.createFetch(settings) })
}

/** Adds the routes with which people sign in by OpenID Connect. */
export const addSignIn = (app: ApiApp, services: Deps): void => {
  const { openId: settings } = services
  const provider = createStaffOpenId(services)
  const redirectUri = (): string => `${services.publicUrl()}${openIdCallbackPath}`
  const requireProvider = (): OpenId => {
    if (provider === null) throw notFound(reason('not_found.identity_provider'))
    return provider
  }

  /** Sends the browser to the page to sign in, which says why; the refusal is logged, audited and told to admins. */
  const showRefusal = (context: Context<ApiEnv>, error: unknown): Response => {
    const code = refusalOf(error)
    if (!(error instanceof Problem) || code === undefined) throw error
    reportRefusal(services, code, error)
    services.noteFailedAuthentication(sourceOf(services, context), {
      path: openIdCallbackPath,
      status: problemStatuses[error.code],
      reason: code,
    })
    return context.redirect(`/console/sign-in?problem=${code}`, 303)
  }

  app.openapi(ways, () =>
    jsonResponse({
      password: services.passwords !== null && services.settings.passwords === 'on',
      emergencyPassword: services.passwords !== null && services.settings.passwords === 'off',
      openId: provider === null ? null : `${services.publicUrl()}/v1/sign-in/openid`,
    }),
  )

  app.openapi(start, async (context) => {
    const client = requireProvider()
    limitStartedSignIns(services, sourceOf(services, context))
    try {
      const { returnTo, test } = context.req.valid('query')
      const { url, state } = await client.start(redirectUri(), returnTo, test === 'true')
      const lifetime = { absolute: tenMinutes, idle: tenMinutes }
      const token = await startSession(services, 'openid-sign-in', JSON.stringify(state), lifetime)
      writeSessionCookie(services, context, cookie, token, tenMinutes / 1000)
      return context.redirect(url.href, 302)
    } catch (error) {
      return showRefusal(context, error)
    }
  })

  const roleOf = (claims: Claims) => {
    const row = roleByClaims(settings?.roles ?? [], claims)
    if (row === undefined) throw refusedSignIn('no_role')
    return row
  }

  /** Starts the session, and notes a change of the person's rights for the audit log. */
  const signIn = async (
    context: Context<ApiEnv>,
    { user, before }: { readonly user: User; readonly before: User | undefined },
    idToken: string,
  ) => {
    noteChange(context, { kind: 'user', schema: UserRights }, user.id, rightsOf(before), rightsOf(user))
    return startStaffSession(services, context, user, { signedInBy: 'openid', idToken })
  }

  /** Keeps who came from the identity provider, for ten minutes, until the password of the account is given. */
  const waitForPassword = async (
    context: Context<ApiEnv>,
    user: User,
    pending: Omit<z.infer<typeof PendingLink>, 'email'>,
  ): Promise<never> => {
    if (services.passwords === null || !mayHavePassword(user, services.settings.passwords))
      throw refusedSignIn('admin_needed')
    const lifetime = { absolute: tenMinutes, idle: tenMinutes }
    const data = JSON.stringify({ ...pending, email: user.email })
    const token = await startSession(services, 'openid-link', data, lifetime)
    writeSessionCookie(services, context, linkCookie, token, tenMinutes / 1000)
    throw refusedSignIn('password_needed')
  }

  /** Finds out what a sign-in would do. Nothing is written, and nobody is told. */
  const testSignIn = async (client: OpenId, callback: URL, kept: SignInState): Promise<SignInTest> => {
    let found: Pick<SignInTest, 'claims' | 'row'> = { claims: null, row: null }
    try {
      const { claims } = await client.finish(callback, kept)
      found = { claims, row: null }
      const row = roleOf(claims)
      found = { claims, row }
      return { ...found, outcome: await previewIdentity(services, claims, row) }
    } catch (error) {
      if (refusalOf(error) === undefined) throw error
      return { ...found, outcome: { error } }
    }
  }

  const finishSignIn = async (context: Context<ApiEnv>): Promise<Response> => {
    const client = requireProvider()
    const session = await findSession(services, readSessionCookie(services, context, cookie))
    writeSessionCookie(services, context, cookie, '', 0)
    const isFirst = session !== null && (await services.store.endSession(session.tokenHash))
    if (session === null || session.owner !== 'openid-sign-in' || !isFirst) throw refusedSignIn('not_started')
    const kept = SignInState.parse(JSON.parse(session.data))
    const callback = new URL(redirectUri() + new URL(context.req.url).search)
    if (kept.isTest) return respondSignInTest(context, await testSignIn(client, callback, kept))
    const { claims, idToken } = await client.finish(callback, kept)
    try {
      const result = await userOfIdentity(services, claims, roleOf(claims))
      if (result.kind === 'password_needed')
        return await waitForPassword(context, result.user, { claims, idToken })
      await rememberProviderSession(services, claims, result.user)
      await signIn(context, result, idToken)
      return context.redirect(kept.returnTo, 303)
    } catch (error) {
      await keepIdToken(services, context, idToken)
      // Who may no longer sign in has no open session either. A conflict ends none: it may be another person's.
      if (error instanceof Problem && error.code === 'forbidden')
        await endSessionsOfIdentity(services, { issuer: claims.iss, subject: claims.sub })
      throw error
    }
  }

  /** Asks who links an account for its second factor too: the link removes it. */
  const useFactorOf = async (
    context: Context<ApiEnv>,
    { id }: User,
    code: string | undefined,
  ): Promise<void> => {
    const stored = await readFactors(services.store, id)
    if (!hasFactor(stored.value)) return
    if (code === undefined)
      throw new Problem('invalid_input', reason('problem.second_factor_missing'), {
        faults: [fault('code', 'fault.code_required')],
      })
    const source = sourceOf(services, context)
    const knownDevice = await knownDeviceOf(services, context, id)
    const shown = { user: id, stored, proof: { code }, challenge: undefined, source, knownDevice }
    await useFactor(services, null, shown)
  }

  app.openapi(link, async (context) => {
    refuseOtherOrigin(services, context)
    const waiting = await findSession(services, readSessionCookie(services, context, linkCookie))
    const nothingWaits = () => notFound(reason('not_found.waiting_sign_in'))
    if (waiting === null || waiting.owner !== 'openid-link') throw nothingWaits()
    const { email, claims, idToken } = PendingLink.parse(JSON.parse(waiting.data))
    const { password, code } = context.req.valid('json')
    const account = await checkPasswordOf(services, context, email, password)
    await useFactorOf(context, account, code)
    if (!(await services.store.endSession(waiting.tokenHash))) throw nothingWaits()
    writeSessionCookie(services, context, linkCookie, '', 0)
    const result = await userOfIdentity(services, claims, roleOf(claims), account.id)
    if (result.kind === 'password_needed') throw refusedSignIn('admin_needed')
    await rememberProviderSession(services, claims, result.user)
    const view = await signIn(context, result, idToken)
    return context.json(view, 200, { 'cache-control': 'no-store' })
  })

  app.openapi(finish, (context) =>
    finishSignIn(context).catch((error: unknown) => showRefusal(context, error)),
  )

  addIdentityProviderTest(app, services)
  addProviderSignOut(app, services, requireProvider)
}
