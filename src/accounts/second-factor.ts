import { z } from 'zod'
import type { Instant } from '../borrowing/values.ts'
import type { Factors, Passkey } from '../configuration/second-factors.ts'
import { fault, Problem } from '../problem.ts'
import type { Stored } from '../store/ports/stored.ts'
import { reason } from '../translations/reason.ts'
import type { AccountServices } from './account-services.ts'
import { hasFactor, useCode, writeFactors } from './factors.ts'
import { type PasskeyQuestion, type PasskeySite, type Passkeys, readPasskeyAnswer } from './passkeys.ts'
import { countSignIn } from './sign-in-limits.ts'

type Deps = Pick<AccountServices, 'store' | 'now' | 'pause'>

/** How passkeys are used here; null where no public URL is set, or browsers have none for it. */
export type PasskeyWay = { readonly passkeys: Passkeys; readonly site: PasskeySite } | null

/** The answer of a browser to a question about a passkey. */
export const PasskeyText = z
  .string()
  .max(9_000)
  .describe('The answer of the browser to the question: the JSON text of `PublicKeyCredential.toJSON()`.')

/** What a person shows as second factor. */
export const FactorProof = z.object({
  code: z.string().min(6).max(40).optional().describe('A code of the app, or a recovery code.'),
  passkey: PasskeyText.optional(),
})
export type FactorProof = z.infer<typeof FactorProof>

const wrong = (): Problem => new Problem('not_authenticated', reason('problem.second_factor_wrong'))

const useSignature = async (
  way: PasskeyWay,
  factors: Factors,
  text: string,
  challenge: string | undefined,
): Promise<Factors | null> => {
  const answer = readPasskeyAnswer(text)
  const passkey = factors.passkeys.find(({ id }) => id === answer?.id)
  if (way === null || answer === null || passkey === undefined || challenge === undefined) return null
  const counter = await way.passkeys.checkSignature(way.site, answer, challenge, passkey)
  if (counter === null) return null
  const used: Passkey = { ...passkey, counter }
  return { ...factors, passkeys: factors.passkeys.map((each) => (each === passkey ? used : each)) }
}

/** The second factor of a person, as it is shown in one call. */
export type ShownFactor = {
  readonly user: string
  readonly stored: Stored<Factors>
  readonly proof: FactorProof
  /** What the passkey must have signed; undefined where nothing was asked. */
  readonly challenge: string | undefined
  /** The network address of the client. */
  readonly source: string
  /** The hash of the token of a browser in which this person signed in before; null for any other browser. */
  readonly knownDevice: string | null
}

/**
 * Checks the second factor of a person and uses it up: a code works once, also where two calls show it at the same time.
 *
 * @returns the factors as they are stored now. `Problem` not_authenticated where it is wrong, rate_limited after too
 *   many failures
 */
export const useFactor = async (
  deps: Deps,
  way: PasskeyWay,
  { user, stored, proof, challenge, source, knownDevice }: ShownFactor,
): Promise<Stored<Factors>> => {
  const counted = await countSignIn(deps, { account: `factor ${user}`, source, knownDevice })
  const used =
    proof.passkey !== undefined
      ? await useSignature(way, stored.value, proof.passkey, challenge)
      : proof.code !== undefined
        ? useCode(stored.value, proof.code, deps.now())
        : null
  if (used === null) {
    await counted.delayAnswer()
    throw wrong()
  }
  await writeFactors(deps.store, user, used, stored).catch((error: unknown) => {
    // Another call used it first.
    throw error instanceof Problem && error.code === 'conflict' ? wrong() : error
  })
  await counted.uncount()
  return { value: used, version: stored.version + 1 }
}

/** Asks for a signature by a passkey that the person has; null where there is none, or none can be used. */
export const askForPasskey = async (
  way: PasskeyWay,
  { passkeys }: Factors,
): Promise<PasskeyQuestion | null> =>
  way === null || passkeys.length === 0 ? null : way.passkeys.askForSignature(way.site, passkeys)

/** Asks for a new passkey of a person; null where none can be used. */
export const askForNewPasskey = async (
  way: PasskeyWay,
  person: { readonly id: string; readonly email: string; readonly name: string },
  { passkeys }: Factors,
): Promise<PasskeyQuestion | null> =>
  way === null ? null : way.passkeys.askForNew(way.site, person, passkeys)

/** Reads a new passkey. `Problem` invalid_input where the answer of the browser does not hold. */
export const readNewPasskey = async (
  way: PasskeyWay,
  text: string,
  challenge: string | undefined,
  name: string,
  createdAt: Instant,
): Promise<Passkey> => {
  const answer = readPasskeyAnswer(text)
  const read =
    way === null || answer === null || challenge === undefined
      ? null
      : await way.passkeys.readNew(way.site, answer, challenge)
  if (read === null)
    throw new Problem('invalid_input', reason('problem.passkey_unusable'), {
      faults: [fault('passkey', 'fault.passkey_answer')],
    })
  return { ...read, name, createdAt }
}

/** Returns whether a person of a role must have a second factor. */
export const needsFactor = (
  { role }: { readonly role: string },
  requiredRoles: readonly string[],
  factors: Factors,
): boolean => hasFactor(factors) || requiredRoles.includes(role)
