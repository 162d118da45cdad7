import { randomUUID } from 'node:crypto'
import { type JWTPayload, SignJWT } from 'jose'

/** The secret that the libraries of tests sign tokens with. */
export const patronSecret = 'a-secret-of-the-library-that-nobody-can-guess'

/** The settings of a library that has pages for patrons. */
export const patronPages = { keys: [{ kind: 'secret', id: 'k1', secret: patronSecret }] }

/**
 * Returns a token as a library's system signs it, with any JWT library.
 *
 * @param claims what it says besides `aud` and `exp`, or in their place
 * @param now milliseconds since 1970
 */
export const patronToken = (
  claims: JWTPayload,
  now: number,
  { library = 'ABC', secret = patronSecret }: { readonly library?: string; readonly secret?: string } = {},
): Promise<string> =>
  new SignJWT({ aud: library, exp: Math.floor(now / 1000) + 300, jti: randomUUID(), ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret))
