import { Secret, TOTP } from 'otpauth'
import type { Instant } from '../borrowing/values.ts'
import { Factors } from '../configuration/second-factors.ts'
import { sha256 } from '../hash.ts'
import type { Store } from '../store/ports/store.ts'
import type { Stored } from '../store/ports/stored.ts'
import { readDocument, replaceDocument } from './account-documents.ts'

export const noFactors: Factors = { totp: null, passkeys: [], recoveryCodes: [] }

/** Returns whether a person must show a second factor: recovery codes alone are none. */
export const hasFactor = ({ totp, passkeys }: Pick<Factors, 'totp' | 'passkeys'>): boolean =>
  totp !== null || passkeys.length > 0

/**
 * Reads the second factors of a person.
 *
 * @returns version 0 where there are none. `Problem` document_fault where they cannot be read: the person must not get in
 *   without
 */
export const readFactors = async (
  store: Pick<Store, 'getDocument'>,
  user: string,
): Promise<Stored<Factors>> =>
  (await readDocument(store, 'user_factors', user, Factors)) ?? { value: noFactors, version: 0 }

/** Stores the second factors of a person; nothing where none is left. `Problem` conflict where another write came first. */
export const writeFactors = (
  store: Pick<Store, 'putDocuments'>,
  user: string,
  factors: Factors,
  before: Stored<Factors>,
): Promise<void> =>
  replaceDocument(store, 'user_factors', user, hasFactor(factors) ? factors : undefined, before)

/** The seconds for which an app shows a code, and the intervals before and after that are accepted from clocks that are off. */
const period = 30
const window = 1

/** Makes a new shared secret for an app, in Base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** Returns the address that an app reads from a QR code. */
export const totpUri = (secret: string, email: string): string =>
  new TOTP({ issuer: 'lendwire', label: email, secret: Secret.fromBase32(secret), period }).toString()

/**
 * Returns the interval of which a code is the one of an app; null where it is none, or of an interval that was used.
 *
 * @param lastStep the last interval that was used
 */
export const stepOfCode = (secret: string, code: string, lastStep: number, now: Instant): number | null => {
  if (!/^\d{6}$/.test(code)) return null
  const timestamp = Date.parse(now)
  const delta = new TOTP({ secret: Secret.fromBase32(secret), period }).validate({
    token: code,
    timestamp,
    window,
  })
  if (delta === null) return null
  const step = Math.floor(timestamp / 1000 / period) + delta
  return step > lastStep ? step : null
}

/** Reads a code as people type it. */
const codeOf = (typed: string): string => typed.replaceAll(/[\s-]/g, '').toUpperCase()

const hashOf = (code: string): string => sha256(`recovery ${codeOf(code)}`)

const recoveryCodeCount = 10

/**
 * Makes new recovery codes, of 120 random bits each, so that a plain hash is enough (OWASP ASVS 5, 6.5.2). Only their hashes are
 * stored.
 */
export const newRecoveryCodes = (): { readonly codes: readonly string[]; readonly hashes: string[] } => {
  const codes = Array.from({ length: recoveryCodeCount }, () =>
    (new Secret({ size: 15 }).base32.match(/.{4}/g) ?? []).join('-'),
  )
  return { codes, hashes: codes.map(hashOf) }
}

/**
 * Uses a code of an app or a recovery code.
 *
 * @returns the factors in which it is used up; null where it is wrong or was used
 */
export const useCode = (factors: Factors, typed: string, now: Instant): Factors | null => {
  const code = codeOf(typed)
  const { totp, recoveryCodes } = factors
  const step = totp === null ? null : stepOfCode(totp.secret, code, totp.lastStep, now)
  if (totp !== null && step !== null) return { ...factors, totp: { ...totp, lastStep: step } }
  const hash = hashOf(code)
  return recoveryCodes.includes(hash)
    ? { ...factors, recoveryCodes: recoveryCodes.filter((each) => each !== hash) }
    : null
}
