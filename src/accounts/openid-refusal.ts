import type { Log } from '../log.ts'
import { Problem, type ProblemCode } from '../problem.ts'
import type { TellAdmins } from '../staff-mail/tell-admins.ts'
import { type KeysOf, reason } from '../translations/reason.ts'

type Refusal = {
  readonly problem: ProblemCode
  /** What admins do about it, where it is theirs to set up. Each such refusal is an alarm, once a day. */
  readonly remedy?: KeysOf<'sign_in_remedy'>
}

/** Why a sign-in by OpenID Connect is refused. The page to sign in shows words for each code. */
export const openIdRefusals = {
  no_role: { problem: 'forbidden', remedy: 'sign_in_remedy.no_role' },
  unknown_library: { problem: 'forbidden', remedy: 'sign_in_remedy.unknown_library' },
  disabled: { problem: 'forbidden' },
  no_address: { problem: 'forbidden', remedy: 'sign_in_remedy.no_address' },
  address_not_verified: { problem: 'conflict' },
  other_identity: { problem: 'conflict' },
  admin_needed: { problem: 'conflict' },
  password_needed: { problem: 'conflict' },
  last_admin: { problem: 'conflict' },
  not_started: { problem: 'not_authenticated' },
  provider_refused: { problem: 'not_authenticated' },
  not_valid: { problem: 'not_authenticated' },
  unknown_key: { problem: 'not_authenticated', remedy: 'sign_in_remedy.unknown_key' },
  clock_skew: { problem: 'not_authenticated', remedy: 'sign_in_remedy.clock_skew' },
  wrong_secret: { problem: 'unavailable', remedy: 'sign_in_remedy.wrong_secret' },
  private_network: { problem: 'unavailable', remedy: 'sign_in_remedy.private_network' },
  provider_down: { problem: 'unavailable', remedy: 'sign_in_remedy.provider_down' },
} as const satisfies Readonly<Record<string, Refusal>>
export type OpenIdRefusal = keyof typeof openIdRefusals

/** Returns the problem of a refused sign-in; `facts.refusal` has its code. */
export const refusedSignIn = (code: OpenIdRefusal, cause?: unknown): Problem => {
  const { problem } = openIdRefusals[code]
  return new Problem(problem, reason(`sign_in.${code}`), { facts: { refusal: code }, cause })
}

/** Returns the code of a refused sign-in; undefined for another problem. */
export const refusalOf = (error: unknown): OpenIdRefusal | undefined => {
  const code = error instanceof Problem ? error.facts.refusal : undefined
  return typeof code === 'string' && Object.hasOwn(openIdRefusals, code) ? (code as OpenIdRefusal) : undefined
}

/** Returns what failed at the bottom, for the log: an error of the network or of `openid-client`. */
const reasonOf = (error: unknown): string => {
  const messages: string[] = []
  for (let each = error; each instanceof Error && messages.length < 5; each = each.cause) {
    // What the provider answered (RFC 6749, section 5.2): the message says only that it was an error.
    const answer = 'error' in each && typeof each.error === 'string' ? each.error : undefined
    const words = 'error_description' in each ? each.error_description : undefined
    messages.push(
      answer === undefined ? each.message : `${answer}${typeof words === 'string' ? ` (${words})` : ''}`,
    )
  }
  return messages.slice(1).join(': ')
}

/** Logs a refused sign-in with its cause, and tells admins, once a day for each cause, of what is theirs to set up. */
export const reportRefusal = (
  { log, tellAdmins }: { readonly log: Log; readonly tellAdmins: TellAdmins },
  code: OpenIdRefusal,
  error: unknown,
): void => {
  const { remedy }: Refusal = openIdRefusals[code]
  const answer = reasonOf(error)
  const facts = { refusal: code, ...(answer === '' ? {} : { reason: answer }) }
  log({ level: 'warn', message: `A sign-in by OpenID Connect was refused: ${code}`, facts })
  if (remedy === undefined) return
  const what = reason(remedy)
  void tellAdmins({
    name: `openid ${code}`,
    subject: reason('staff_mail.openid_refused.subject', { refusal: code }),
    text: answer === '' ? what : reason('staff_mail.openid_refused.with_answer', { remedy: what, answer }),
    facts,
  }).catch((failure: unknown) => {
    log({
      level: 'error',
      message: 'Admins could not be told of refused sign-ins',
      facts: { reason: String(failure) },
    })
  })
}
