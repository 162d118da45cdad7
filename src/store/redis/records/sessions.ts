import { Instant } from '../../../borrowing/values.ts'
import { toMilliseconds } from '../../policy/parse-stored.ts'
import type { SessionsPort, StoredSession } from '../../ports/sessions.ts'
import type { RedisContext } from '../context.ts'
import {
  addOwnedScript,
  endSessionScript,
  extendSessionScript,
  findSessionScript,
  ownedScript,
  putSessionScript,
  removeOwnedScript,
} from '../lua/sessions.ts'

const fields = ['owner', 'data', 'createdAt', 'expiresAt', 'idleExpiresAt'] as const

const sessionOf = (tokenHash: string, reply: unknown): StoredSession | null => {
  if (!Array.isArray(reply) || reply.some((each) => typeof each !== 'string')) return null
  const [owner, data, createdAt, expiresAt, idleExpiresAt] = reply.map(String)
  return {
    tokenHash,
    owner: owner ?? '',
    data: data ?? '',
    createdAt: Instant.parse(createdAt),
    expiresAt: Instant.parse(expiresAt),
    idleExpiresAt: Instant.parse(idleExpiresAt),
  }
}

/**
 * Makes the functions that keep sessions, each under a key of its own that Redis lets expire; the hashes of an owner's tokens are a set, which is
 * written first, so that no session escapes `endSessionsOf`.
 */
export const sessions = ({
  keys,
  run,
  durable,
}: Pick<RedisContext, 'keys' | 'run' | 'durable'>): SessionsPort => {
  const end = async (tokenHash: string): Promise<boolean> => {
    const key = keys.session(tokenHash)
    const owner = await run(endSessionScript, key)
    await durable(key)
    if (typeof owner !== 'string') return false
    await run(removeOwnedScript, keys.sessionsOf(owner), tokenHash)
    return true
  }
  return {
    putSession: async (session) => {
      const { tokenHash, owner, createdAt, expiresAt, idleExpiresAt } = session
      const now = toMilliseconds(createdAt)
      const owned = keys.sessionsOf(owner)
      await run(addOwnedScript, owned, tokenHash, toMilliseconds(expiresAt) - now)
      const lifetime = Math.min(toMilliseconds(expiresAt), toMilliseconds(idleExpiresAt)) - now
      const key = keys.session(tokenHash)
      const kept = await run(
        putSessionScript,
        key,
        lifetime,
        ...fields.flatMap((field) => [field, session[field]]),
      )
      await Promise.all([durable(owned), durable(key)])
      return kept === 1 ? 'kept' : 'exists'
    },
    findSession: async (tokenHash, now) => {
      const session = sessionOf(tokenHash, await run(findSessionScript, keys.session(tokenHash), ...fields))
      return session === null || session.expiresAt <= now || session.idleExpiresAt <= now ? null : session
    },
    extendSession: async (tokenHash, now, idleExpiresAt) => {
      const key = keys.session(tokenHash)
      await run(extendSessionScript, key, idleExpiresAt, toMilliseconds(idleExpiresAt) - toMilliseconds(now))
    },
    endSession: end,
    endSessionsOf: async (owner, except) => {
      const owned = await run(ownedScript, keys.sessionsOf(owner))
      for (const tokenHash of Array.isArray(owned) ? owned : [])
        if (typeof tokenHash === 'string' && tokenHash !== except) await end(tokenHash)
    },
  }
}
