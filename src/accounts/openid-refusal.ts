import type { Log } from '../log.ts'
import { Problem, type ProblemCode } from '../problem.ts'
import type { TellAdmins } from '../staff-mail/tell-admins.ts'

type Refusal = {
  readonly problem: ProblemCode
  /** What the person is told. */
  readonly message: string
  /** What admins do about it, where it is theirs to set up. Each such refusal is an alarm, once a day. */
  readonly remedy?: string
}

/** Why a sign-in by OpenID Connect is refused. The page to sign in shows words for each code. */
export const openIdRefusals = {
  no_role: {
    problem: 'forbidden',
    message: 'Your account at the identity provider has no role in lendwire: ask an admin.',
    remedy:
      'No claim of the person matches a row of LENDWIRE_OPENID_ROLES. If the person should have a role, add the claim at the identity provider, or a row.',
  },
  unknown_library: {
    problem: 'forbidden',
    message:
      'Your account at the identity provider belongs to a library that lendwire does not know: ask an admin.',
    remedy:
      'A row of LENDWIRE_OPENID_ROLES names a library that does not exist: create it, or correct the row.',
  },
  disabled: { problem: 'forbidden', message: 'This account is disabled.' },
  no_address: {
    problem: 'forbidden',
    message: 'The identity provider sent no email address: it must send the claim `email`.',
    remedy: 'The identity provider sends no claim `email`: give the client the scope `email` there.',
  },
  address_not_verified: {
    problem: 'conflict',
    message: 'An account has this email address, which the identity provider has not verified: ask an admin.',
  },
  other_identity: {
    problem: 'conflict',
    message:
      'An account with this email address belongs to another person at the identity provider: an admin must say whether it is yours.',
  },
  admin_needed: {
    problem: 'conflict',
    message: 'An account with this email address exists already: an admin must say whether it is yours.',
  },
  password_needed: {
    problem: 'conflict',
    message: 'An account with this email address was used before: give its password once to link it.',
  },
  last_admin: {
    problem: 'conflict',
    message: 'The claims would take the role of the last admin: create another admin first.',
  },
  not_started: {
    problem: 'not_authenticated',
    message: 'This sign-in was not started in this browser, or took longer than ten minutes.',
  },
  provider_refused: {
    problem: 'not_authenticated',
    message: 'The identity provider refused the sign-in, or it was broken off there.',
  },
  not_valid: {
    problem: 'not_authenticated',
    message: 'The identity provider did not confirm the sign-in: sign in again.',
  },
  unknown_key: {
    problem: 'not_authenticated',
    message: 'The identity provider did not confirm the sign-in: sign in again.',
    remedy:
      'An ID token was signed with a key that the identity provider does not publish at its `jwks_uri`.',
  },
  clock_skew: {
    problem: 'not_authenticated',
    message: 'The clocks of lendwire and the identity provider differ: ask an admin.',
    remedy:
      'The clocks of this machine and of the identity provider differ by more than 30 s: synchronize them (NTP).',
  },
  wrong_secret: {
    problem: 'unavailable',
    message: 'lendwire cannot sign in at the identity provider: ask an admin.',
    remedy:
      'The identity provider refuses LENDWIRE_OPENID_CLIENT_ID with LENDWIRE_OPENID_CLIENT_SECRET: enter the secret of the client again.',
  },
  private_network: {
    problem: 'unavailable',
    message: 'lendwire may not reach the identity provider: ask an admin.',
    remedy:
      'The identity provider is in a private network: set LENDWIRE_OPENID_PRIVATE_NETWORK=true if it is yours.',
  },
  provider_down: {
    problem: 'unavailable',
    message: 'The identity provider does not answer: try again later.',
    remedy:
      'The identity provider does not answer: look at it, at DNS and at the firewall. `lendwire doctor` tests it.',
  },
} as const satisfies Readonly<Record<string, Refusal>>
export type OpenIdRefusal = keyof typeof openIdRefusals

/** Returns the problem of a refused sign-in; `facts.refusal` has its code. */
export const refusedSignIn = (code: OpenIdRefusal, cause?: unknown): Problem => {
  const { problem, message } = openIdRefusals[code]
  return new Problem(problem, message, { facts: { refusal: code }, cause })
}

/** Returns the code of a refused sign-in; undefined for another problem. */
export const refusalOf = (error: unknown): OpenIdRefusal | undefined => {
  const code = error instanceof Problem ? error.facts.refusal : undefined
  return typeof code === 'string' && Object.hasOwn(openIdRefusals, code) ? (code as OpenIdRefusal) : undefined
}

/** Returns what failed at the bottom, for the log: an error of the network or of `openid-client`. */
const reasonOf = (error: unknown): string => {
  const messages: string[] = []
  for (let each = error; each instanceof Error && messages.length < 5; each = each.cause)
    messages.push(each.message)
  return messages.slice(1).join(': ')
}

/** Logs a refused sign-in with its cause, and tells admins, once a day for each cause, of what is theirs to set up. */
export const reportRefusal = (
  { log, tellAdmins }: { readonly log: Log; readonly tellAdmins: TellAdmins },
  code: OpenIdRefusal,
  error: unknown,
): void => {
  const { remedy }: Refusal = openIdRefusals[code]
  const reason = reasonOf(error)
  const facts = { refusal: code, ...(reason === '' ? {} : { reason }) }
  log({ level: 'warn', message: `A sign-in by OpenID Connect was refused: ${code}`, facts })
  if (remedy === undefined) return
  const text = reason === '' ? remedy : `${remedy} (${reason})`
  void tellAdmins({
    name: `openid ${code}`,
    subject: `People cannot sign in by OpenID Connect: ${code}`,
    text,
    facts,
  }).catch((failure: unknown) => {
    log({
      level: 'error',
      message: 'Admins could not be told of refused sign-ins',
      facts: { reason: String(failure) },
    })
  })
}
