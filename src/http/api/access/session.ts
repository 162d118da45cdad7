import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { refuseWeakPassword } from '../../../accounts/passwords.ts'
import { permissions, rolePermissions } from '../../../accounts/permissions.ts'
import { notFound, type Principal } from '../../../accounts/principal.ts'
import {
  csrfTokenOf,
  findSession,
  type OpenSession,
  staffLifetime,
  startSession,
} from '../../../accounts/sessions.ts'
import {
  mayHavePassword,
  ownerOf,
  principalOfUser,
  readUser,
  type User,
  writePasswordHash,
} from '../../../accounts/user.ts'
import { Instant, LibraryCode } from '../../../borrowing/values.ts'
import { roles } from '../../../configuration/roles.ts'
import { errorFacts } from '../../../log.ts'
import { Problem } from '../../../problem.ts'
import type { ApiEnv } from '../../auth/api-env.ts'
import { hasOwnOrigin, staffCookie } from '../../auth/authenticate.ts'
import { readSessionCookie, writeSessionCookie } from '../../auth/cookies.ts'
import { checkPasswordOf, passwordsOf, rememberDevice } from '../../auth/sign-in.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'

type Deps = Pick<
  Services,
  'log' | 'now' | 'passwords' | 'pause' | 'peerAddress' | 'publicUrl' | 'settings' | 'store' | 'tellAdmins'
>

const tags = ['Session']

/** The caller, with what the principal may do. */
export const SessionView = z
  .object({
    kind: z.enum(['key', 'user']).describe('Whether a key or a person calls.'),
    id: z.string().describe('The id of the key or person.'),
    name: z.string().describe('The name of the key or person.'),
    role: z.enum(roles).describe('The role of the caller.'),
    library: LibraryCode.nullable().describe('The code of the library.'),
    permissions: z.array(z.enum(permissions)).describe('What the caller may do.'),
    email: z
      .string()
      .optional()
      .describe('The email address that the person signs in with; left out for a key.'),
    signedInBy: z
      .enum(['password', 'openid'])
      .optional()
      .describe('How the person signed in; left out for a key.'),
    csrfToken: z
      .string()
      .optional()
      .describe(
        'The token that calls with the cookie of the session send as `X-CSRF-Token`; left out for a key.',
      ),
    expiresAt: Instant.optional().describe('When the session ends at the latest; left out for a key.'),
  })
  .openapi('Session')

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
    'Sets the cookie of the session. Calls with the cookie that change data also send `X-CSRF-Token`.',
  security: [],
  request: { body: jsonBody(Credentials) },
  responses: answers({ 200: ['The session', SessionView] }, [
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

const viewOf = (
  principal: Principal,
  more: Partial<Pick<z.infer<typeof SessionView>, 'email' | 'signedInBy' | 'csrfToken' | 'expiresAt'>> = {},
): z.infer<typeof SessionView> => ({
  kind: principal.kind,
  id: principal.id,
  name: principal.name,
  role: principal.role,
  library: principal.library,
  permissions: [...rolePermissions[principal.role]],
  ...more,
})

/** How a person signed in: kept, sealed, in the session. */
const StaffSignIn = z.object({
  signedInBy: z.enum(['password', 'openid']),
  /** The ID token, with which the session at the identity provider is ended. */
  idToken: z.string().optional(),
})
export type StaffSignIn = z.infer<typeof StaffSignIn>

/** Reads how the person of a session signed in. Sessions of earlier versions do not say it. */
const readStaffSignIn = ({ data }: OpenSession): StaffSignIn =>
  data.startsWith('{') ? StaffSignIn.parse(JSON.parse(data)) : { signedInBy: 'password' }

/** The cookie of a browser that may end the session at the identity provider. */
export const signOutCookie = 'openid_sign_out'
export const signOutOwner = 'openid-sign-out'
const tenMinutes = 600_000

/** Keeps an ID token for ten minutes, sealed, so that the browser may end the session at the identity provider. */
export const keepIdToken = async (
  services: Pick<Services, 'store' | 'now' | 'publicUrl' | 'peerAddress' | 'settings'>,
  context: Context<ApiEnv>,
  idToken: string,
): Promise<void> => {
  const lifetime = { absolute: tenMinutes, idle: tenMinutes }
  const token = await startSession(services, signOutOwner, idToken, lifetime)
  writeSessionCookie(services, context, signOutCookie, token, tenMinutes / 1000)
}

/** Refuses a call without a session that a page of another site makes: `Problem` forbidden. */
export const refuseOtherOrigin = (services: Deps, context: Context<ApiEnv>): void => {
  if (context.req.header('origin') !== undefined && !hasOwnOrigin(services, context))
    throw new Problem('forbidden', 'The header `Origin` must be the public URL of lendwire.')
}

/** Tells admins that somebody signed in with a password though passwords are off. */
const tellOfEmergencySignIn = (
  { tellAdmins, log }: Pick<Services, 'tellAdmins' | 'log'>,
  { id }: User,
): Promise<void> =>
  tellAdmins({
    name: `emergency sign-in ${id}`,
    subject: 'An emergency account was used',
    text: `Somebody signed in with the password of the account ${id}, which \`lendwire admin link\` made, though LENDWIRE_PASSWORDS is off. If nobody of you did, disable the account.`,
    facts: { user: id },
  }).catch((error: unknown) => {
    const facts = errorFacts(error)
    log({ level: 'error', message: 'Admins could not be told that an emergency account was used', facts })
  })

/**
 * Starts the session of a person in this browser: a session that the browser had before ends.
 *
 * @returns the session as the API shows it
 */
export const startStaffSession = async (
  services: Deps,
  context: Context<ApiEnv>,
  user: User,
  signIn: StaffSignIn,
): Promise<z.infer<typeof SessionView>> => {
  const before = await findSession(services, readSessionCookie(services, context, staffCookie))
  if (before !== null) await services.store.endSession(before.tokenHash)
  const { signedInBy } = signIn
  const lifetime = staffLifetime(services.settings.sessionLimit)
  const token = await startSession(services, ownerOf(user.id), JSON.stringify(signIn), lifetime)
  const session = await findSession(services, token)
  if (session === null) throw new Problem('unavailable', 'The session could not be started: try again.')
  writeSessionCookie(services, context, staffCookie, token, lifetime.absolute / 1000)
  if (signedInBy === 'password') {
    await rememberDevice(services, context, user.id)
    if (services.settings.passwords === 'off') await tellOfEmergencySignIn(services, user)
  }
  const principal = principalOfUser(user, session.tokenHash)
  context.set('principal', principal)
  return viewOf(principal, {
    email: user.email,
    signedInBy,
    csrfToken: csrfTokenOf(token),
    expiresAt: session.expiresAt,
  })
}

/** Adds the routes of the session: sign in, read, sign out, change the password. */
export const addSession = (app: ApiApp, services: Deps): void => {
  const { store, now } = services

  const signedIn = (context: Context<ApiEnv>): Principal & { readonly session: string } => {
    const { principal } = context.var
    if (principal.session === null) throw notFound('session: the call was made with a key')
    return { ...principal, session: principal.session }
  }

  app.openapi(signIn, async (context) => {
    refuseOtherOrigin(services, context)
    const { email, password } = context.req.valid('json')
    const user = await checkPasswordOf(services, context, email.trim().toLowerCase(), password)
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
    if (stored === null) throw notFound('person of this session')
    const passwords = passwordsOf(services)
    if (!mayHavePassword(stored.value, services.settings.passwords))
      throw new Problem('not_allowed_now', 'You sign in by OpenID Connect: change your password there.')
    await checkPasswordOf(services, context, stored.value.email, currentPassword)
    await refuseWeakPassword(passwords, password, stored.value)
    await writePasswordHash(store, id, await passwords.hash(password), now())
    await store.endSessionsOf(ownerOf(id), session)
    return context.body(null, 204)
  })
}
