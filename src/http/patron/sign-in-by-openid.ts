import type { Context } from 'hono'
import { createOpenId, type OpenId, SignInState } from '../../accounts/openid.ts'
import { findSession, patronLifetime, startSession } from '../../accounts/sessions.ts'
import type { Library } from '../../borrowing/library.ts'
import type { PatronOpenId } from '../../borrowing/patron-open-id.ts'
import { type Patron, PatronInput } from '../../borrowing/request/patron.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { readSessionCookie, writeSessionCookie } from '../auth/cookies.ts'
import { sourceOf } from '../limits/source.ts'
import { limitStartedSignIns } from '../limits/started-sign-ins.ts'
import type { Services } from '../services.ts'
import { addressOf, type Frame } from './layout.ts'
import { frameOf, problemPage } from './page-frame.ts'
import { openIdKey, startPatronSession } from './session.ts'
import { recordSignIn, sessionCookie, signInLink } from './sign-in.ts'
import { safeBack } from './sign-in-by-card.ts'

/** Returns a claim as text: of a list the first value counts. */
const textOf = (claim: unknown): string | undefined => {
  const value: unknown = Array.isArray(claim) ? claim[0] : claim
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/**
 * Reads who a patron is from the claims of an identity provider.
 *
 * @param names the names of the claims
 * @returns undefined where the claims hold no id that can be used
 */
const patronOfClaims = (
  claims: Readonly<Record<string, unknown>>,
  names: PatronOpenId['claims'],
): Patron | undefined => {
  const read = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : textOf(claims[name])
  const optional = Object.entries({
    surname: read(names.surname),
    givenName: read(names.givenName),
    email: read(names.email),
    group: read(names.group),
    language: read(names.language)?.slice(0, 2).toLowerCase(),
  })
    // What cannot be kept of the rest is left out: it must keep nobody from signing in.
    .filter(
      ([name, value]) => PatronInput.safeParse({ id: 'x', [name]: value }).success && value !== undefined,
    )
  return PatronInput.safeParse({ id: read(names.id), ...Object.fromEntries(optional) }).data
}

type Deps = Pick<
  Services,
  | 'audit'
  | 'configuration'
  | 'createFetch'
  | 'log'
  | 'noteFailedAuthentication'
  | 'now'
  | 'peerAddress'
  | 'privacy'
  | 'publicUrl'
  | 'rateLimits'
  | 'settings'
  | 'store'
  | 'subjects'
>

const tenMinutes = 600_000
const owner = 'patron-openid-sign-in'
/** The number of clients of identity providers that are cached. */
const maxClients = 200

const cookieOf = ({ code }: Library): string => `patron_openid_${code}`
const callbackOf = ({ publicUrl }: Pick<Services, 'publicUrl'>, library: Library): string =>
  publicUrl() + addressOf(library, '/openid/callback')

type SignIn = {
  /** Sends the browser to the identity provider of the library. */
  readonly start: (context: Context) => Promise<Response>
  /** Takes the answer of the identity provider, and starts the session of the patron. */
  readonly finish: (context: Context) => Promise<Response>
}

/** Creates the sign-in of patrons by OpenID Connect, with one client for each identity provider. */
export const createPatronOpenId = (services: Deps): SignIn => {
  const clients = new Map<string, OpenId>()
  const clientOf = (settings: PatronOpenId): OpenId => {
    const name = JSON.stringify(settings)
    const cached = clients.get(name)
    if (cached !== undefined) return cached
    if (clients.size >= maxClients) clients.clear()
    const client = createOpenId({ ...settings, readsUserInfo: true, fetch: services.createFetch(settings) })
    clients.set(name, client)
    return client
  }

  type Visit = { readonly frame: Frame & { readonly library: Library }; readonly settings: PatronOpenId }
  const visit =
    (handle: (context: Context, visit: Visit) => Promise<Response>) =>
    async (context: Context): Promise<Response> => {
      const frame = await frameOf(services, context)
      const { library } = frame
      const settings = library?.patronPages?.openId
      if (library === null || settings === undefined) return problemPage(context, frame, 'notHere', 404)
      try {
        return await handle(context, { frame: { ...frame, library }, settings })
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'not_authenticated') throw error
        services.noteFailedAuthentication(sourceOf(services, context), {
          path: context.req.path,
          library: library.code,
          status: 401,
        })
        return problemPage(context, frame, 'signInFailed', 401, signInLink(services, context, frame, ''))
      }
    }

  return {
    start: visit(async (context, { frame: { library }, settings }) => {
      const back = safeBack(context.req.query('back') ?? null)
      limitStartedSignIns(services, sourceOf(services, context))
      const { url, state } = await clientOf(settings).start(callbackOf(services, library), back)
      const lifetime = { absolute: tenMinutes, idle: tenMinutes }
      const data = JSON.stringify({ ...state, library: library.code })
      const token = await startSession(services, owner, data, lifetime)
      writeSessionCookie(services, context, cookieOf(library), token, tenMinutes / 1000)
      return context.redirect(url.href, 302)
    }),
    finish: visit(async (context, { frame: { library }, settings }) => {
      const session = await findSession(services, readSessionCookie(services, context, cookieOf(library)))
      writeSessionCookie(services, context, cookieOf(library), '', 0)
      const isFirst = session !== null && (await services.store.endSession(session.tokenHash))
      const kept = isFirst && session.owner === owner ? JSON.parse(session.data) : null
      if (kept?.library !== library.code)
        throw new Problem('not_authenticated', reason('problem.sign_in_of_other_browser'))
      const state = SignInState.parse(kept)
      const answer = new URL(callbackOf(services, library) + new URL(context.req.url).search)
      const { claims } = await clientOf(settings).finish(answer, state)
      const patron = patronOfClaims(claims, settings.claims)
      if (patron === undefined)
        throw new Problem('not_authenticated', reason('problem.provider_names_no_patron'))
      await recordSignIn(services, library, patron.id)
      const token = await startPatronSession(services, library, patron, openIdKey(settings))
      writeSessionCookie(services, context, sessionCookie(library), token, patronLifetime.absolute / 1000)
      return context.redirect(addressOf(library, state.returnTo), 303)
    }),
  }
}
