import { createRoute, z } from '@hono/zod-openapi'
import type { OpenId } from '../../../accounts/openid.ts'
import { refusalOf, reportRefusal } from '../../../accounts/openid-refusal.ts'
import { endSessionsOfIdentity } from '../../../accounts/openid-user.ts'
import { findSession, staffLifetime, useOnce } from '../../../accounts/sessions.ts'
import { ownerOf, type User } from '../../../accounts/user.ts'
import { addMilliseconds, millisecondsPerDay } from '../../../borrowing/time.ts'
import { sha256 } from '../../../hash.ts'
import { fault, Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { readSessionCookie, writeSessionCookie } from '../../auth/cookies.ts'
import { sourceOf } from '../../limits/source.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { problemStatuses } from '../../responses/problem-document.ts'
import type { Services } from '../../services.ts'
import { signOutCookie, signOutOwner } from './staff-session.ts'

type Deps = Pick<
  Services,
  | 'store'
  | 'now'
  | 'log'
  | 'publicUrl'
  | 'peerAddress'
  | 'settings'
  | 'tellAdmins'
  | 'noteFailedAuthentication'
>

const tags = ['Session']
const backChannelPath = '/v1/sign-in/openid/back-channel-logout'
const signOut = createRoute({
  method: 'get',
  path: '/v1/sign-in/openid/sign-out',
  operationId: 'signOutAtProvider',
  tags,
  summary: 'End the session at the identity provider',
  description:
    'A browser that signed out, or whose sign-in was refused, within ten minutes. Where the provider offers no sign-out, the browser comes to the page to sign in.',
  security: [],
  responses: {
    ...answers({}, ['not_found']),
    302: { description: 'To the identity provider, or to the page to sign in' },
  },
})

const backChannelLogout = createRoute({
  method: 'post',
  path: backChannelPath,
  operationId: 'backChannelLogout',
  tags,
  summary: 'Take a logout token of the identity provider',
  description:
    'OpenID Connect Back-Channel Logout 1.0: register this address at the provider. All sessions of the person end. A token is taken once.',
  security: [],
  request: {
    body: {
      content: {
        'application/x-www-form-urlencoded': {
          schema: z
            .object({ logout_token: z.string().min(1).max(9_000).describe('The signed logout token.') })
            .openapi('LogoutTokenForm'),
        },
      },
      required: true,
    },
  },
  responses: answers({ 200: ['The sessions have ended'] }, [
    'not_found',
    'unavailable',
    'too_large',
    'unsupported_media_type',
  ]),
})

const sessionName = (issuer: string, sid: string): string => sha256(`openid session ${issuer} ${sid}`)

/** Remembers whose session at the identity provider it is, for logout tokens that name only the session. */
export const rememberProviderSession = async (
  { store, now, settings }: Pick<Deps, 'store' | 'now' | 'settings'>,
  { iss, sid }: { readonly iss: string; readonly sid?: string | undefined },
  user: User,
): Promise<void> => {
  if (sid === undefined) return
  const { absolute } = staffLifetime(settings.sessionLimit)
  const expiresAt = addMilliseconds(now(), absolute)
  const tokenHash = sessionName(iss, sid)
  await store.endSession(tokenHash)
  await store.putSession({
    ...{ tokenHash, owner: `openid-session:${user.id}`, data: user.id },
    ...{ createdAt: now(), expiresAt, idleExpiresAt: expiresAt },
  })
}

/** Adds the routes by which a session ends here and at the identity provider. */
export const addProviderSignOut = (app: ApiApp, services: Deps, requireProvider: () => OpenId): void => {
  const { store, now } = services

  app.openapi(signOut, async (context) => {
    const client = requireProvider()
    const kept = await findSession(services, readSessionCookie(services, context, signOutCookie))
    writeSessionCookie(services, context, signOutCookie, '', 0)
    const page = `${services.publicUrl()}/console/sign-in`
    if (kept === null || kept.owner !== signOutOwner || !(await store.endSession(kept.tokenHash)))
      return context.redirect(page, 302)
    const url = await client.signOut(kept.data, page).catch((error: unknown) => {
      const code = refusalOf(error)
      if (code === undefined) throw error
      reportRefusal(services, code, error)
      return null
    })
    return context.redirect(url?.href ?? page, 302)
  })

  app.openapi(backChannelLogout, async (context) => {
    const client = requireProvider()
    const refuse = (error: unknown): never => {
      const code = refusalOf(error)
      if (!(error instanceof Problem) || code === undefined) throw error
      services.noteFailedAuthentication(sourceOf(services, context), {
        path: backChannelPath,
        status: problemStatuses[error.code],
        reason: code,
      })
      if (error.code === 'unavailable') throw error
      throw new Problem('invalid_input', reason('problem.logout_token'), {
        faults: [fault('logout_token', 'fault.logout_token')],
      })
    }
    const form = context.req.valid('form')
    const { issuer, subject, sid, jti } = await client.readLogoutToken(form.logout_token).catch(refuse)
    const isFirst = await useOnce(
      services,
      `logout token ${issuer} ${jti}`,
      addMilliseconds(now(), millisecondsPerDay),
    )
    if (isFirst && subject !== undefined) await endSessionsOfIdentity(services, { issuer, subject })
    else if (isFirst && sid !== undefined) {
      const session = await store.findSession(sessionName(issuer, sid), now())
      if (session !== null) await store.endSessionsOf(ownerOf(session.data))
    }
    return context.body(null, 200, { 'cache-control': 'no-store' })
  })
}
