import { decodeProtectedHeader, importJWK, type JWK, jwtVerify } from 'jose'
import { z } from 'zod'
import type { PatronKey } from '../../borrowing/library.ts'
import { type Patron, PatronId } from '../../borrowing/request/patron.ts'
import { instantOf } from '../../borrowing/time.ts'
import type { Instant, LibraryCode } from '../../borrowing/values.ts'
import { sha256 } from '../../hash.ts'

/** The algorithms that each kind of key is good for: a token's own word for it counts for nothing else. */
const algorithms = { secret: ['HS256'], jwks: ['RS256', 'PS256', 'ES256', 'EdDSA'] } as const

/** A token in an address may be seen by others, so it must expire soon: at most ten minutes ahead, in seconds. */
const longestLife = 600
/** The seconds by which clocks may differ. */
const tolerance = 30

const text = (longest: number) => z.string().trim().min(1).max(longest)
const Claims = z.object({
  sub: z.string().trim().pipe(PatronId),
  exp: z.number(),
  jti: text(200).optional(),
  name: text(200).optional(),
  family_name: text(200).optional(),
  given_name: text(200).optional(),
  email: z.email().max(254).optional(),
  group: text(60).optional(),
})

/** The patron that a token names, or why it is not valid: a word for the log that holds nothing of the token. */
export type TokenResult =
  | {
      readonly ok: true
      readonly patron: Patron
      /** The identity of the token, which may be used once: its `jti`, or the hash of what is signed. */
      readonly identity: string
      /** After this it is refused anyway. */
      readonly expiresAt: Instant
      /** The fingerprint of the key that signed it. */
      readonly key: string
    }
  | { readonly ok: false; readonly reason: 'expired' | 'not_valid' | 'lasts_too_long' | 'claims' }

type Verifier = {
  readonly key: CryptoKey | Uint8Array
  readonly algorithms: readonly string[]
  readonly fingerprint: string
}

const fingerprintOfSecret = (secret: string): string => sha256(`patron key ${secret}`)
const fingerprintOfJwk = ({ kid: _kid, alg: _alg, ...jwk }: Readonly<Record<string, unknown>>): string =>
  sha256(`patron key ${JSON.stringify(Object.entries(jwk).toSorted())}`)

/**
 * Returns the fingerprints of a library's keys: a session ends when the key that signed its link is no longer among
 * them.
 */
export const keyFingerprints = (keys: readonly PatronKey[]): readonly string[] =>
  keys.flatMap((key) =>
    key.kind === 'secret' ? [fingerprintOfSecret(key.secret)] : key.jwks.keys.map(fingerprintOfJwk),
  )

const ofJwk = async (jwk: JWK, alg: string): Promise<readonly Verifier[]> => {
  try {
    return [
      {
        key: await importJWK(jwk, jwk.alg ?? alg),
        algorithms: algorithms.jwks,
        fingerprint: fingerprintOfJwk(jwk),
      },
    ]
  } catch {
    // A key of another type than the token's algorithm: it is not this one.
    return []
  }
}

/** Returns the keys that a token may be signed with: those of its kind, and of its `kid` where both have one. */
const verifiersOf = async (
  keys: readonly PatronKey[],
  alg: string,
  kid: string | undefined,
): Promise<readonly Verifier[]> => {
  const named = (id: string | undefined): boolean => kid === undefined || id === undefined || id === kid
  const verifierLists = await Promise.all(
    keys.flatMap((key): Promise<readonly Verifier[]>[] => {
      if (key.kind === 'secret')
        return named(key.id)
          ? [
              Promise.resolve([
                {
                  key: new TextEncoder().encode(key.secret),
                  algorithms: algorithms.secret,
                  fingerprint: fingerprintOfSecret(key.secret),
                },
              ]),
            ]
          : []
      return key.jwks.keys.filter(({ kid: id }) => named(id)).map(({ kid: _, ...jwk }) => ofJwk(jwk, alg))
    }),
  )
  return verifierLists.flat().filter((verifier) => verifier.algorithms.includes(alg))
}

const headerOf = (token: string): { readonly alg: string; readonly kid: string | undefined } | undefined => {
  try {
    const { alg, kid } = decodeProtectedHeader(token)
    return alg === undefined ? undefined : { alg, kid }
  } catch {
    return undefined
  }
}

/** Returns header and claims as they were signed. The signature after them can be written in several ways. */
const signedPart = (token: string): string => token.slice(0, token.lastIndexOf('.'))

const patronOf = (claims: z.infer<typeof Claims>): Patron => {
  const surname = claims.family_name ?? claims.name
  return {
    id: claims.sub,
    ...(surname === undefined ? {} : { surname }),
    ...(claims.given_name === undefined || claims.family_name === undefined
      ? {}
      : { givenName: claims.given_name }),
    ...(claims.email === undefined ? {} : { email: claims.email }),
    ...(claims.group === undefined ? {} : { group: claims.group }),
  }
}

/**
 * Checks a token that a library's system has signed for a patron: a JWT (RFC 7519) for this library (`aud`), not ended
 * (`exp`, needed, at most ten minutes ahead), by one of the library's keys, in an algorithm that the key is for (RFC 8725).
 *
 * @param token as it came
 * @param library its code: the audience
 * @param keys the library's
 * @param now the time
 */
export const readToken = async (
  token: string,
  library: LibraryCode,
  keys: readonly PatronKey[],
  now: Instant,
): Promise<TokenResult> => {
  const header = headerOf(token)
  if (header === undefined || token.length > 8000) return { ok: false, reason: 'not_valid' }
  let reason: 'expired' | 'not_valid' = 'not_valid'
  for (const verifier of await verifiersOf(keys, header.alg, header.kid)) {
    try {
      const { payload } = await jwtVerify(token, verifier.key, {
        algorithms: [...verifier.algorithms],
        audience: library,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(now),
        clockTolerance: tolerance,
      })
      const claims = Claims.safeParse(payload)
      if (!claims.success) return { ok: false, reason: 'claims' }
      const { exp, jti } = claims.data
      if (exp - Date.parse(now) / 1000 > longestLife + tolerance)
        return { ok: false, reason: 'lasts_too_long' }
      return {
        ok: true,
        patron: patronOf(claims.data),
        identity: jti === undefined ? sha256(signedPart(token)) : `jti ${jti}`,
        expiresAt: instantOf(Math.ceil(exp + tolerance) * 1000),
        key: verifier.fingerprint,
      }
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED') reason = 'expired'
    }
  }
  return { ok: false, reason }
}
