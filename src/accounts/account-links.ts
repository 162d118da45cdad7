import { z } from 'zod'
import { addMilliseconds, millisecondsPerHour } from '../borrowing/time.ts'
import { sha256 } from '../hash.ts'
import { fault, Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import type { AccountServices } from './account-services.ts'
import { randomSecret } from './secrets.ts'

/** The lifetime of a link by its purpose, in milliseconds. */
const lifetimes = {
  first_admin: 24 * millisecondsPerHour,
  invitation: 72 * millisecondsPerHour,
  reset: millisecondsPerHour,
} as const
export type LinkPurpose = keyof typeof lifetimes

const Content = z.object({ purpose: z.enum(['first_admin', 'invitation', 'reset']), user: z.string() })

type Deps = Pick<AccountServices, 'store' | 'now'>

const linkOwner = (user: string): string => `link:${user}`

/**
 * Makes a token with which a person sets a password, once. Earlier links of the same person end.
 *
 * @param user the person's id; `first-admin` where there is none yet
 */
export const makeLinkToken = async (
  { store, now }: Deps,
  purpose: LinkPurpose,
  user: string,
): Promise<string> => {
  const token = randomSecret()
  const createdAt = now()
  const expiresAt = addMilliseconds(createdAt, lifetimes[purpose])
  await store.endSessionsOf(linkOwner(user))
  await store.putSession({
    tokenHash: sha256(`link ${token}`),
    owner: linkOwner(user),
    data: JSON.stringify({ purpose, user }),
    createdAt,
    expiresAt,
    idleExpiresAt: expiresAt,
  })
  return token
}

/**
 * Returns the address of the page on which a person sets a password. The token is behind `#`: browsers send it to
 * nobody.
 */
export const linkOf = (publicUrl: string, token: string, purpose: LinkPurpose): string =>
  `${publicUrl}/console/set-password#token=${token}${purpose === 'first_admin' ? '&first-admin' : ''}`

const notValid = (): Problem =>
  new Problem('invalid_input', reason('problem.link_used'), {
    faults: [fault('token', 'fault.token_unknown')],
  })

/** Reads what a token is for, without using it. `Problem` invalid_input where it is unknown, used or expired. */
export const readLinkToken = async (
  { store, now }: Deps,
  token: string,
): Promise<z.infer<typeof Content>> => {
  const session = await store.findSession(sha256(`link ${token}`), now())
  if (session === null) throw notValid()
  return Content.parse(JSON.parse(session.data))
}

/** Uses a token up. `Problem` invalid_input where another call was first. */
export const useLinkToken = async ({ store }: Pick<Deps, 'store'>, token: string): Promise<void> => {
  if (!(await store.endSession(sha256(`link ${token}`)))) throw notValid()
}
