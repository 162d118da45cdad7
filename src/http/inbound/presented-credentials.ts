import type { InboundCredential } from '../../partners/partner.ts'
import { bearerToken } from '../auth/authenticate.ts'
import { equalInConstantTime, fromBase64 } from '../auth/secrets.ts'

/** What a partner presents to show who it is. */
export type PresentedCredentials =
  | { readonly kind: 'none' | 'bearer' | 'path' | 'message'; readonly username: ''; readonly secret: string }
  | { readonly kind: 'basic'; readonly username: string; readonly secret: string }

const nothing: PresentedCredentials = { kind: 'none', username: '', secret: '' }

const readBasic = (authorization: string): PresentedCredentials => {
  const encoded = /^basic +([A-Za-z0-9+/=_-]{1,1500})$/i.exec(authorization)?.[1]
  const bytes = encoded === undefined ? undefined : fromBase64(encoded)
  if (bytes === undefined) return nothing
  const text = new TextDecoder().decode(bytes)
  const colon = text.indexOf(':')
  if (colon < 0) return nothing
  return { kind: 'basic', username: text.slice(0, colon), secret: text.slice(colon + 1) }
}

/**
 * Reads what a partner presents: a secret in the path, otherwise the header Authorization, as Bearer (RFC 6750) or Basic
 * (RFC 7617).
 */
export const readCredentials = (
  authorization: string | undefined,
  pathSecret: string | undefined,
): PresentedCredentials => {
  if (pathSecret !== undefined) return { kind: 'path', username: '', secret: pathSecret }
  if (authorization === undefined) return nothing
  const token = bearerToken(authorization)
  return token === undefined ? readBasic(authorization) : { kind: 'bearer', username: '', secret: token }
}

/** What a message shows by itself; nothing where it shows nothing. */
export const credentialsInMessage = (secret: string | undefined): PresentedCredentials =>
  secret === undefined ? nothing : { kind: 'message', username: '', secret }

const stranger: InboundCredential = { kind: 'bearer', hash: '0'.repeat(64) }

/**
 * Does what was presented fit one of some credentials? It takes the same time for each list of the same length, and for
 * none as for one.
 *
 * @param presented what came
 * @param hash the SHA-256 of its secret
 * @param credentials those of a partner; empty for a partner that there is none of
 */
export const matchesAny = (
  presented: PresentedCredentials,
  hash: string,
  credentials: readonly InboundCredential[],
): boolean => {
  let fitting = 0
  for (const credential of credentials.length === 0 ? [stranger] : credentials) {
    const username = credential.kind === 'basic' ? credential.username : ''
    const sameName = equalInConstantTime(presented.username, username)
    const sameHash = equalInConstantTime(hash, credential.hash)
    fitting |= Number(sameName) & Number(sameHash) & Number(credential.kind === presented.kind)
  }
  return fitting === 1
}
