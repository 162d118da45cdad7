import { z } from 'zod'
import type { Passkey } from '../configuration/second-factors.ts'

/** The site that passkeys are for. */
export type PasskeySite = { readonly host: string; readonly origin: string }

/** An answer of a browser to a question about a passkey, as JSON (WebAuthn, level 3, section 5.1). */
const PasskeyAnswer = z.looseObject({ id: z.string().max(1400) })
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>

/** Reads the answer of a browser; null where the text is none. */
export const readPasskeyAnswer = (text: string): PasskeyAnswer | null => {
  try {
    return PasskeyAnswer.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** A question for a browser, as JSON text, and what its answer must hold. */
export type PasskeyQuestion = { readonly options: string; readonly challenge: string }

/** Asking for passkeys and checking the answers. A runtime without passwords has none. */
export type Passkeys = {
  /** Asks for a new passkey, none that the person has. */
  readonly askForNew: (
    site: PasskeySite,
    person: { readonly id: string; readonly email: string; readonly name: string },
    present: readonly Passkey[],
  ) => Promise<PasskeyQuestion>
  /** Checks the answer to it; null where it does not hold. */
  readonly readNew: (
    site: PasskeySite,
    answer: PasskeyAnswer,
    challenge: string,
  ) => Promise<Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports'> | null>
  /** Asks for a signature by one of the person’s passkeys. */
  readonly askForSignature: (site: PasskeySite, present: readonly Passkey[]) => Promise<PasskeyQuestion>
  /** Checks the signature; returns the counter that the authenticator gives, null where it does not hold. */
  readonly checkSignature: (
    site: PasskeySite,
    answer: PasskeyAnswer,
    challenge: string,
    passkey: Passkey,
  ) => Promise<number | null>
}

/**
 * Returns the site of a public URL; null where browsers have no passkeys for it: at an address without a name, or over
 * plain HTTP elsewhere than on this machine.
 */
export const passkeySiteOf = (publicUrl: string): PasskeySite | null => {
  const { hostname, origin, protocol } = new URL(publicUrl)
  const isSafe = protocol === 'https:' || hostname === 'localhost'
  return isSafe && !/^[\d.]+$|^\[/.test(hostname) ? { host: hostname, origin } : null
}
