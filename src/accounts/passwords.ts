import { type Fault, fault, Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import type { User } from './user.ts'

/** Hashing and judging passwords. A runtime that cannot do it has none: there people sign in by OpenID Connect only. */
export type Passwords = {
  /** A slow, salted hash, with its parameters in it. */
  readonly hash: (password: string) => Promise<string>
  readonly verify: (stored: string, password: string) => Promise<boolean>
  /** Returns whether the hash was made with other parameters than those of today. */
  readonly isOutdated: (stored: string) => boolean
  /**
   * Would an attacker who knows common passwords guess it?
   *
   * @param words that an attacker would try first, such as the name and email address of the person
   */
  readonly isGuessable: (password: string, words: readonly string[]) => Promise<boolean>
}

/** In characters. The longest bounds the work of hashing (OWASP ASVS 5, 6.2.1 and 6.2.9). */
const shortest = 12
const longest = 200

const faultsOf = async (
  passwords: Passwords,
  password: string,
  { name, email }: Pick<User, 'name' | 'email'>,
): Promise<readonly Fault[]> => {
  const length = [...password].length
  if (length < shortest || length > longest)
    return [fault('password', 'fault.password_length', { shortest, longest, length })]
  const words = ['lendwire', name, email, ...name.split(/\s+/), ...email.split(/[@.]/)]
  return (await passwords.isGuessable(password, words)) ? [fault('password', 'fault.password_guessable')] : []
}

/** Refuses a new password that is short, known or easy to guess: `Problem` invalid_input. */
export const refuseWeakPassword = async (
  passwords: Passwords,
  password: string,
  person: Pick<User, 'name' | 'email'>,
): Promise<void> => {
  const faults = await faultsOf(passwords, password, person)
  if (faults.length > 0) throw new Problem('invalid_input', reason('problem.password_refused'), { faults })
}
