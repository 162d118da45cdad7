import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { permissions, rolePermissions } from '../../../accounts/permissions.ts'
import type { Principal } from '../../../accounts/principal.ts'
import {
  csrfTokenOf,
  findSession,
  type OpenSession,
  staffLifetime,
  startSession,
} from '../../../accounts/sessions.ts'
import { ownerOf, principalOfUser, type User } from '../../../accounts/user.ts'
import { Instant, LibraryCode } from '../../../borrowing/values.ts'
import { roles } from '../../../configuration/roles.ts'
import { errorFacts } from '../../../log.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import type { ApiEnv } from '../../auth/api-env.ts'
import { hasOwnOrigin, staffCookie } from '../../auth/authenticate.ts'
import { readSessionCookie, writeSessionCookie } from '../../auth/cookies.ts'
import { rememberDevice } from '../../auth/sign-in.ts'
import type { Services } from '../../services.ts'

/** The dependencies of starting a session of staff. */
export type SignInDeps = Pick<
  Services,
  'log' | 'now' | 'passwords' | 'pause' | 'peerAddress' | 'publicUrl' | 'settings' | 'store' | 'tellAdmins'
>

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

/** Shows the caller. */
export const viewOf = (
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
export const readStaffSignIn = ({ data }: OpenSession): StaffSignIn =>
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
export const refuseOtherOrigin = (services: SignInDeps, context: Context<ApiEnv>): void => {
  if (context.req.header('origin') !== undefined && !hasOwnOrigin(services, context))
    throw new Problem('forbidden', reason('problem.origin'))
}

/** Tells admins that somebody signed in with a password though passwords are off. */
const tellOfEmergencySignIn = (
  { tellAdmins, log }: Pick<Services, 'tellAdmins' | 'log'>,
  { id }: User,
): Promise<void> =>
  tellAdmins({
    name: `emergency sign-in ${id}`,
    subject: reason('staff_mail.emergency_sign_in.subject'),
    text: reason('staff_mail.emergency_sign_in.text', { user: id }),
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
  services: SignInDeps,
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
  if (session === null) throw new Problem('unavailable', reason('problem.session_not_started'))
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
