import { equalInConstantTime, fromBase64 } from '../../accounts/secrets.ts'
import type { InboundCredential } from '../../partners/partner.ts'
import { bearerToken } from '../auth/authenticate.ts'

/** The credentials that a partner presents. */
export type CallCredentials =
  | { readonly kind: 'none' | 'bearer' | 'path' | 'message'; readonly username: ''; readonly secret: string }
  | { readonly kind: 'basic'; readonly username: string; readonly secret: string }

const nothing: CallCredentials = { kind: 'none', username: '', secret: '' }

const readBasic = (authorization: string): CallCredentials => {
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
): CallCredentials => {
  if (pathSecret !== undefined) return { kind: 'path', username: '', secret: pathSecret }
  if (authorization === undefined) return nothing
  const token = bearerToken(authorization)
  return token === undefined ? readBasic(authorization) : { kind: 'bearer', username: '', secret: token }
}

/** Reads the credentials in a message; none if the message has none. */
export const credentialsInMessage = (secret: string | undefined): CallCredentials =>
  secret === undefined ? nothing : { kind: 'message', username: '', secret }

/** A credential that nobody has: checking it makes an unknown partner take as long as a known one. */
const dummyCredential: InboundCredential = { kind: 'bearer', hash: '0'.repeat(64) }

/**
 * Returns true for credentials of a call that match one of the stored ones. It takes the same time for each list of the
 * same length, and for an empty list as for one of length one.
 *
 * @param hash the SHA-256 of the call's secret
 * @param stored those of a partner; empty for a partner that does not exist
 */
export const matchesAny = (
  credentials: CallCredentials,
  hash: string,
  stored: readonly InboundCredential[],
): boolean => {
  let matches = 0
  for (const credential of stored.length === 0 ? [dummyCredential] : stored) {
    const username = credential.kind === 'basic' ? credential.username : ''
    const sameName = equalInConstantTime(credentials.username, username)
    const sameHash = equalInConstantTime(hash, credential.hash)
    matches |= Number(sameName) & Number(sameHash) & Number(credential.kind === credentials.kind)
  }
  return matches === 1
}
