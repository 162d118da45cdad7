import { Cluster, type Redis } from 'ioredis'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { errorWord } from '../records/problems.ts'

/** The oldest version of Redis, because `WAITAOF` came with it. Valkey began with it, and reports it as its own. */
const oldest = [7, 2] as const

const versionOf = (info: string): string | null => /^redis_version:(\S+)/m.exec(info)?.[1] ?? null

/** Returns whether a version ("7.0.15") is too old. */
export const isOlder = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1])
}

/**
 * Refuses a server, or a cluster with a node, that is too old. A node that does not tell its version to the user of the
 * address is accepted.
 *
 * @throws Problem `unavailable` where it is older than 7.2
 */
export const requireVersion = async (client: Redis | Cluster): Promise<void> => {
  const nodes = client instanceof Cluster ? client.nodes('all') : [client]
  const versions = await Promise.all(
    nodes.map((node) =>
      node.info('server').then(versionOf, (error: unknown) => {
        const word = errorWord(error)
        if (word !== 'ERR' && word !== 'NOPERM') throw error
        return null
      }),
    ),
  )
  for (const version of versions)
    if (version !== null && isOlder(version))
      throw new Problem('unavailable', reason('store.redis_too_old', { version, oldest: oldest.join('.') }))
}
