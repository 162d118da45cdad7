import { millisecondsPerDay } from '../../borrowing/time.ts'
import { PartnerCode, RequestId } from '../../borrowing/values.ts'
import { isSameText, isSignatureOf, signText } from '../signature.ts'
import type { Signer } from '../signer.ts'
import { type LetterReference, readReference } from './letter-reference.ts'

/**
 * The claims of a link in a letter: the letter, and by its reference the library, request and question; entry and
 * partner.
 */
export type LinkClaims = {
  /** As `readReference` reads it. */
  readonly reference: string
  readonly entry: number
  readonly partner: PartnerCode
  /** The last day on which it can be used, counted from 1970-01-01 in UTC. */
  readonly lastDay: number
}

/** A link's token after reading. */
export type OpenedLink =
  | { readonly kind: 'valid'; readonly claims: LinkClaims; readonly letter: LetterReference }
  | { readonly kind: 'expired'; readonly claims: LinkClaims; readonly letter: LetterReference }
  /** Nobody signed it, or it was altered. */
  | { readonly kind: 'forged' }

/** Returns the day of an instant, counted from 1970-01-01 in UTC. */
export const dayNumber = (milliseconds: number): number => Math.floor(milliseconds / millisecondsPerDay)

/**
 * Returns the text that a link signs. Nothing of a link can be in a reply address, nor the other way round: each signs
 * its own kind of text.
 */
const signedLink = (payload: string): string => `lendwire link\n${payload}`
const signedReply = (requestId: string, entry: number, partner: string, lastDay: string): string =>
  ['lendwire reply', requestId, entry, partner, lastDay].join('\n')

/**
 * Returns the public part of a link's token: all but its signature. Its characters need no escaping in a URL (RFC
 * 3986).
 */
export const linkPayload = ({ reference, entry, partner, lastDay }: LinkClaims): string =>
  [reference, entry, partner, lastDay.toString(36)].join('~')

/** Signs a link's payload: the whole token. */
export const signLink = async (payload: string, sign: Signer): Promise<string> =>
  `${payload}~${await signText(signedLink(payload), sign)}`

/**
 * Reads a link's token.
 *
 * @param now milliseconds since 1970
 */
export const openLink = async (token: string, sign: Signer, now: number): Promise<OpenedLink> => {
  const parts = /^([A-Z0-9a-z._-]{1,80})~(\d{1,6})~([A-Za-z0-9._-]{1,40})~([0-9a-z]{1,5})~([\w-]{24})$/.exec(
    token,
  )
  if (parts === null) return { kind: 'forged' }
  const [, reference = '', entry, partner, lastDay = '', signature = ''] = parts
  const letter = readReference(reference)
  const code = PartnerCode.safeParse(partner)
  const isSigned = await isSignatureOf(signedLink(token.slice(0, token.lastIndexOf('~'))), signature, sign)
  if (!isSigned || letter === undefined || !code.success) return { kind: 'forged' }
  const claims: LinkClaims = {
    reference,
    entry: Number(entry),
    partner: code.data,
    lastDay: Number.parseInt(lastDay, 36),
  }
  return { kind: dayNumber(now) > claims.lastDay ? 'expired' : 'valid', claims, letter }
}

/** The claims of a reply address. */
export type ReplyClaims = {
  readonly requestId: RequestId
  readonly entry: number
  readonly partner: PartnerCode
  readonly lastDay: number
}

/**
 * Signs the token of a reply address: at most 50 characters, and the same in lower case, since mail servers change the
 * case of local parts.
 */
export const signReply = async (
  { requestId, entry, partner, lastDay }: ReplyClaims,
  sign: Signer,
): Promise<string> => {
  const day = lastDay.toString(36)
  const [signature] = await sign(signedReply(requestId, entry, partner, day))
  return `${requestId.toLowerCase()}.${day}.${base32(signature.subarray(0, 10))}`
}

/**
 * Returns the request id that the token of a reply address names, before it is verified; undefined where the token has
 * another form.
 */
export const requestIdOfReply = (token: string): RequestId | undefined =>
  RequestId.safeParse(token.split('.')[0]?.toUpperCase()).data

/**
 * Returns whether the token of a reply address was signed for this entry and partner, and is still valid.
 *
 * @param now milliseconds since 1970
 */
export const isReplyOf = async (
  token: string,
  { entry, partner }: Pick<ReplyClaims, 'entry' | 'partner'>,
  sign: Signer,
  now: number,
): Promise<boolean> => {
  const [, day = '', signature = '', ...more] = token.toLowerCase().split('.')
  const requestId = requestIdOfReply(token)
  if (requestId === undefined || more.length > 0 || !/^[0-9a-z]{1,4}$/.test(day)) return false
  const signatures = await sign(signedReply(requestId, entry, partner, day))
  const isSigned = signatures.some((each) => isSameText(base32(each.subarray(0, 10)), signature))
  return isSigned && dayNumber(now) <= Number.parseInt(day, 36)
}

const base32Alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** Encodes bytes in Base32, in lower case without padding (RFC 4648, section 6). */
const base32 = (bytes: Uint8Array): string => {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => base32Alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}
