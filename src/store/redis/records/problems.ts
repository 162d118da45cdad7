import { Problem } from '../../../problem.ts'

/** The remedy of an error of Redis, by its first word (Redis, "Error replies"). */
const remedies: Readonly<Record<string, string>> = {
  OOM: 'Its memory is full: raise maxmemory; maxmemory-policy must be noeviction.',
  READONLY: 'It is a replica: point the gateway at the master, or wait until the failover is over.',
  MISCONF: 'It cannot write to its disk: look into its log.',
  LOADING: 'It is loading its data: wait.',
  CLUSTERDOWN: 'A part of the cluster is down: bring it up, or wait until the failover is over.',
  ASK: 'A part of what it holds is on its way to another node: wait until the slot has moved.',
  MASTERDOWN: 'Its master is down: wait until the failover is over.',
  NOREPLICAS: 'It has too few replicas: bring them up.',
  NOAUTH: 'It wants a password: put one into the address.',
  WRONGPASS: 'It does not take the user and password of the address.',
  NOPERM: 'The user of the address may not do this: docs/storage.md says what it must be allowed.',
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
  const remedy =
    word === undefined ? 'See that it runs and can be reached at the address of the store.' : remedies[word]
  const reason = error instanceof Error ? error.message.slice(0, 200) : 'unknown'
  return new Problem(
    'unavailable',
    `Redis did not do what was asked: ${reason.replace(/\.$/, '')}.${remedy === undefined ? '' : ` ${remedy}`}`,
    { cause: error },
  )
}
