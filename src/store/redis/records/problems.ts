import { Problem } from '../../../problem.ts'
import { type KeysOf, reason } from '../../../translations/reason.ts'

/** The remedy of an error of Redis, by its first word (Redis, "Error replies"). */
const remedies: Readonly<Record<string, KeysOf<'redis'>>> = {
  OOM: 'redis.oom',
  READONLY: 'redis.readonly',
  MISCONF: 'redis.misconf',
  LOADING: 'redis.loading',
  CLUSTERDOWN: 'redis.clusterdown',
  ASK: 'redis.ask',
  MASTERDOWN: 'redis.masterdown',
  NOREPLICAS: 'redis.noreplicas',
  NOAUTH: 'redis.noauth',
  WRONGPASS: 'redis.wrongpass',
  NOPERM: 'redis.noperm',
}

/** Returns the word that an error of Redis begins with, or nothing where the connection failed. */
export const errorWord = (error: unknown): string | undefined =>
  error instanceof Error && error.name === 'ReplyError' ? /^[A-Z]+/.exec(error.message)?.[0] : undefined

/**
 * Turns what Redis or its connection threw into a `Problem` `unavailable`. The message has nothing of the address: it may hold a
 * password.
 *
 * @param error what was thrown; a `Problem` comes back as it is
 */
export const redisProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error
  const word = errorWord(error)
  const remedy = word === undefined ? 'redis.unreachable' : remedies[word]
  const detail = (error instanceof Error ? error.message.slice(0, 200) : 'unknown').replace(/\.$/, '')
  return new Problem(
    'unavailable',
    remedy === undefined
      ? reason('store.redis_failed', { detail })
      : reason('store.redis_failed_with_remedy', { detail, remedy: reason(remedy) }),
    { cause: error },
  )
}
