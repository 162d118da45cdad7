import { Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import type { AccountServices } from './account-services.ts'
import type { Passwords } from './passwords.ts'
import type { OpenSession } from './sessions.ts'
import { countSignIn } from './sign-in-limits.ts'
import { findUserBy, mayHavePassword, passwordHashOf, type User, writeUser } from './user.ts'

type Deps = Pick<AccountServices, 'store' | 'now' | 'pause'>

/** How people sign in with passwords here. */
export type PasswordWay = { readonly passwords: Passwords; readonly setting: 'on' | 'off' }

/** An attempt to sign in with a password. */
export type PasswordAttempt = {
  readonly email: string
  readonly password: string
  /** The network address of the client. */
  readonly source: string
  /** The session of a browser that somebody signed in with before; null for any other browser. */
  readonly device: OpenSession | null
}

/** A hash that no password has: checking it makes an unknown person take as long as a known one. */
const dummyHash = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`

/**
 * Checks an email address and password. Unknown people, wrong passwords, disabled people and those who sign in by OpenID
 * Connect get the same answer, after the same work; answers to repeated failures wait.
 *
 * @throws Problem not_authenticated, or rate_limited after too many failures
 */
export const checkPassword = async (
  deps: Deps,
  { passwords, setting }: PasswordWay,
  { email, password, source, device }: PasswordAttempt,
): Promise<User> => {
  const { store, now } = deps
  const stored = await findUserBy(store, email)
  const isKnownDevice = stored !== null && device?.owner === `device:${stored.value.id}`
  const counted = await countSignIn(deps, {
    account: email.trim().toLowerCase(),
    source,
    knownDevice: isKnownDevice ? device.tokenHash : null,
  })
  const isAllowed = stored?.value.status === 'active' && mayHavePassword(stored.value, setting)
  const account = isAllowed ? stored : null
  const kept = account === null ? undefined : await passwordHashOf(store, account.value.id)
  const fits = await passwords.verify(kept ?? dummyHash, password)
  if (account === null || kept === undefined || !fits) {
    await counted.delayAnswer()
    throw new Problem('not_authenticated', reason('problem.wrong_password'))
  }
  await counted.uncount()
  if (passwords.isOutdated(kept)) {
    const renewed = { hash: await passwords.hash(password), changedAt: now() }
    await writeUser(store, account.value, account, renewed).catch((error: unknown) => {
      // Another write came first: the next sign-in renews it.
      if (!(error instanceof Problem) || error.code !== 'conflict') throw error
    })
  }
  return account.value
}
