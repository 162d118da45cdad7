import type { Context } from 'hono'
import { checkPassword } from '../../accounts/check-password.ts'
import type { Passwords } from '../../accounts/passwords.ts'
import { deviceLifetime, findSession, startSession } from '../../accounts/sessions.ts'
import type { User } from '../../accounts/user.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { sourceOf } from '../limits/source.ts'
import type { Services } from '../services.ts'
import { readSessionCookie, writeSessionCookie } from './cookies.ts'

type Deps = Pick<
  Services,
  'store' | 'now' | 'log' | 'pause' | 'passwords' | 'publicUrl' | 'peerAddress' | 'settings'
>

const deviceCookie = 'device'

/** Returns the passwords of this runtime. `Problem` forbidden where it has none. */
export const passwordsOf = ({ passwords }: Pick<Deps, 'passwords'>): Passwords => {
  if (passwords === null) throw new Problem('forbidden', reason('problem.no_passwords_here'))
  return passwords
}

/** Remembers that a person signed in with this browser: it may try again while the account is under attack. */
export const rememberDevice = async (
  deps: Omit<Deps, 'pause' | 'passwords'>,
  context: Context,
  user: string,
): Promise<void> => {
  if ((await findSession(deps, readSessionCookie(deps, context, deviceCookie)))?.owner === `device:${user}`)
    return
  const token = await startSession(deps, `device:${user}`, '', deviceLifetime)
  writeSessionCookie(deps, context, deviceCookie, token, deviceLifetime.absolute / 1000)
}

/** Returns the hash of the token of this browser where a person signed in with it before; null for any other browser. */
export const knownDeviceOf = async (
  deps: Omit<Deps, 'pause' | 'passwords'>,
  context: Context,
  user: string,
): Promise<string | null> => {
  const device = await findSession(deps, readSessionCookie(deps, context, deviceCookie))
  return device?.owner === `device:${user}` ? device.tokenHash : null
}

/** Checks the email address and password of a call. The result is that of `checkPassword`. */
export const checkPasswordOf = async (
  deps: Deps,
  context: Context,
  email: string,
  password: string,
): Promise<User> =>
  checkPassword(
    deps,
    { passwords: passwordsOf(deps), setting: deps.settings.passwords },
    {
      email,
      password,
      source: sourceOf(deps, context),
      device: await findSession(deps, readSessionCookie(deps, context, deviceCookie)),
    },
  )
