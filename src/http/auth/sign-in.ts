import type { Context } from 'hono'
import { Problem } from '../../problem.ts'
import { sourceOf } from '../limits/source.ts'
import type { Services } from '../services.ts'
import { readSessionCookie, writeSessionCookie } from './cookies.ts'
import type { Passwords } from './passwords.ts'
import { findSession, startSession } from './sessions.ts'
import { countSignIn } from './sign-in-limits.ts'
import { findUserBy, mayHavePassword, passwordHashOf, type User, writePasswordHash } from './user.ts'

type Deps = Pick<
  Services,
  'store' | 'now' | 'log' | 'pause' | 'passwords' | 'publicUrl' | 'peerAddress' | 'settings'
>

const deviceCookie = 'device'
const halfYear = 180 * 86_400_000

/** Returns the passwords of this runtime. `Problem` forbidden where it has none. */
export const passwordsOf = ({ passwords }: Pick<Deps, 'passwords'>): Passwords => {
  if (passwords === null)
    throw new Problem('forbidden', 'Here people sign in by OpenID Connect only, not with a password.')
  return passwords
}

/** Remembers that a person signed in with this browser: it may try again while the account is under attack. */
export const rememberDevice = async (deps: Deps, context: Context, user: string): Promise<void> => {
  if ((await findSession(deps, readSessionCookie(deps, context, deviceCookie)))?.owner === `device:${user}`)
    return
  const lifetime = { absolute: halfYear, idle: halfYear }
  const token = await startSession(deps, `device:${user}`, '', lifetime)
  writeSessionCookie(deps, context, deviceCookie, token, halfYear / 1000)
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
  context: Context,
  email: string,
  password: string,
): Promise<User> => {
  const passwords = passwordsOf(deps)
  const { store, now } = deps
  const stored = await findUserBy(store, email)
  const device = await findSession(deps, readSessionCookie(deps, context, deviceCookie))
  const isKnownDevice = stored !== null && device?.owner === `device:${stored.value.id}`
  const counted = await countSignIn(deps, {
    account: email.trim().toLowerCase(),
    source: sourceOf(deps, context),
    knownDevice: isKnownDevice ? device.tokenHash : null,
  })
  const isAllowed =
    stored?.value.status === 'active' && mayHavePassword(stored.value, deps.settings.passwords)
  const user = isAllowed ? stored.value : null
  const kept = user === null ? undefined : await passwordHashOf(store, user.id)
  const fits = await passwords.verify(kept ?? dummyHash, password)
  if (user === null || kept === undefined || !fits) {
    await counted.delayAnswer()
    throw new Problem('not_authenticated', 'The email address or the password is wrong.')
  }
  await counted.uncount()
  if (passwords.isOutdated(kept))
    await writePasswordHash(store, user.id, await passwords.hash(password), now())
  return user
}
