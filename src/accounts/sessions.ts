import { addMilliseconds, durationMilliseconds, millisecondsPerHour } from '../borrowing/time.ts'
import type { Duration, Instant } from '../borrowing/values.ts'
import { sha256 } from '../hash.ts'
import { errorFacts, type Log } from '../log.ts'
import type { SessionsPort } from '../store/ports/keyed-records.ts'
import { open, randomSecret, seal } from './secrets.ts'

type Deps = {
  readonly store: Pick<SessionsPort, 'putSession' | 'findSession' | 'extendSession'>
  readonly now: () => Instant
}

/** The time for which a session lasts: at most, and while it is not used. In milliseconds. */
export type SessionLifetime = { readonly absolute: number; readonly idle: number }

/** Returns the lifetime of sessions of people who work with lendwire, whose absolute limit is a setting. */
export const staffLifetime = (limit: Duration): SessionLifetime => {
  const absolute = durationMilliseconds(limit)
  return { absolute, idle: Math.min(millisecondsPerHour, absolute) }
}
/** Patrons, who come by a link of their library. */
export const patronLifetime: SessionLifetime = {
  absolute: 2 * millisecondsPerHour,
  idle: millisecondsPerHour,
}

const halfYear = 180 * 24 * millisecondsPerHour
/** The time for which a browser counts as one in which a person signed in before. */
export const deviceLifetime: SessionLifetime = { absolute: halfYear, idle: halfYear }

/** The shortest time between two extensions of a session, in milliseconds. */
const extendEvery = 60_000

/** A session that was found by its token. */
export type OpenSession = {
  readonly tokenHash: string
  readonly owner: string
  readonly data: string
  readonly expiresAt: Instant
  readonly lifetime: SessionLifetime
}

/**
 * Starts a session. Its content is sealed with its token, so that the store cannot read it.
 *
 * @param owner whose it is, such as `user:01J…`
 * @param data what it holds
 * @returns the token, which is in the cookie and nowhere else
 */
export const startSession = async (
  { store, now }: Deps,
  owner: string,
  data: string,
  lifetime: SessionLifetime,
): Promise<string> => {
  const token = randomSecret()
  const createdAt = now()
  await store.putSession({
    tokenHash: sha256(token),
    owner,
    data: await seal(JSON.stringify({ data, lifetime }), token),
    createdAt,
    expiresAt: addMilliseconds(createdAt, lifetime.absolute),
    idleExpiresAt: addMilliseconds(createdAt, lifetime.idle),
  })
  return token
}

/**
 * Finds the session of a token, and moves its idle expiry.
 *
 * @returns null where the token is unknown, or its session has ended
 */
export const findSession = async (
  { store, now, log }: Deps & { readonly log: Log },
  token: string | undefined,
): Promise<OpenSession | null> => {
  if (token === undefined) return null
  const tokenHash = sha256(token)
  const at = now()
  const stored = await store.findSession(tokenHash, at)
  if (stored === null) return null
  const opened = await open(stored.data, token)
  if (opened === undefined) return null
  const { data, lifetime } = JSON.parse(opened) as { data: string; lifetime: SessionLifetime }
  const idleExpiresAt = addMilliseconds(at, lifetime.idle)
  if (Date.parse(idleExpiresAt) - Date.parse(stored.idleExpiresAt) >= extendEvery)
    // A call does not wait for it: it may only read, and the disk may be slow. Where it fails, the next call tries again.
    void store.extendSession(tokenHash, at, idleExpiresAt).catch((error: unknown) => {
      log({ level: 'warn', message: 'A session could not be extended', facts: errorFacts(error) })
    })
  return { tokenHash, owner: stored.owner, data, expiresAt: stored.expiresAt, lifetime }
}

/**
 * Returns the token that unsafe calls of a session send in the header `X-CSRF-Token`: derived from the session's own
 * token.
 */
export const csrfTokenOf = (token: string): string => sha256(`csrf ${token}`)

/**
 * Uses a token that may be used once, such as a signed link, even if several processes receive it.
 *
 * @param token what identifies it
 * @param until when the token expires
 * @returns true for its first use, false for each later one
 */
export const useOnce = async ({ store, now }: Deps, token: string, until: Instant): Promise<boolean> =>
  (await store.putSession({
    tokenHash: sha256(`used ${token}`),
    owner: 'used-token',
    data: '',
    createdAt: now(),
    expiresAt: until,
    idleExpiresAt: until,
  })) === 'kept'
