import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isInNetworks, readNetworks } from '../input/client-address.ts'
import type { Services } from '../services.ts'

type Deps = Pick<Services, 'publicUrl' | 'peerAddress' | 'settings'>

/**
 * Returns whether the client's connection is encrypted, by the public URL, the call itself, or a trusted proxy. Forwarding headers
 * of anybody else are ignored.
 */
export const isSecure = (deps: Deps, context: Context): boolean =>
  deps.publicUrl().startsWith('https:') ||
  new URL(context.req.url).protocol === 'https:' ||
  (context.req.header('x-forwarded-proto') === 'https' &&
    isInNetworks(deps.peerAddress(context), readNetworks(deps.settings.trustedProxies)))

/**
 * Returns the name of a cookie: with the prefix `__Host-`, which browsers accept only from this host over TLS (RFC
 * 6265bis, section 4.1.3.2). Over plain HTTP, as in development on one machine, it has no prefix.
 */
const cookieName = (deps: Deps, context: Context, name: string): string =>
  isSecure(deps, context) ? `__Host-lendwire_${name}` : `lendwire_${name}`

/** Reads the token of a session from its cookie. */
export const readSessionCookie = (deps: Deps, context: Context, name: string): string | undefined =>
  getCookie(context, cookieName(deps, context, name))

/**
 * Writes the token of a session into its cookie: not for scripts, not for other sites, and not over plain HTTP where the
 * client has TLS.
 *
 * @param token the token; empty removes the cookie
 * @param maxAge in seconds
 */
export const writeSessionCookie = (
  deps: Deps,
  context: Context,
  name: string,
  token: string,
  maxAge: number,
): void =>
  setCookie(context, cookieName(deps, context, name), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(deps, context),
    maxAge: token === '' ? 0 : maxAge,
  })
