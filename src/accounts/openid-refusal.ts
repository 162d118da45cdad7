import { Problem, type ProblemCode } from '../problem.ts'

/** Why a sign-in by OpenID Connect is refused. The page to sign in shows words for each code. */
export const openIdRefusals = {
  no_role: ['forbidden', 'Your account at the identity provider has no role in lendwire: ask an admin.'],
  disabled: ['forbidden', 'This account is disabled.'],
  no_address: ['forbidden', 'The identity provider sent no email address: it must send the claim `email`.'],
  address_not_verified: [
    'conflict',
    'An account has this email address, which the identity provider has not verified: ask an admin.',
  ],
  other_identity: [
    'conflict',
    'An account with this email address belongs to another person at the identity provider: an admin must say whether it is yours.',
  ],
  admin_needed: [
    'conflict',
    'An account with this email address exists already: an admin must say whether it is yours.',
  ],
  password_needed: [
    'conflict',
    'An account with this email address was used before: give its password once to link it.',
  ],
  last_admin: ['conflict', 'The claims would take the role of the last admin: create another admin first.'],
} as const satisfies Readonly<Record<string, readonly [ProblemCode, string]>>
export type OpenIdRefusal = keyof typeof openIdRefusals

/** Returns the problem of a refused sign-in; `facts.refusal` has its code. */
export const refusedSignIn = (code: OpenIdRefusal, cause?: unknown): Problem => {
  const [problem, message] = openIdRefusals[code]
  return new Problem(problem, message, { facts: { refusal: code }, cause })
}
