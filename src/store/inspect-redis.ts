import type { AnyReason } from '../translations/parameter.ts'
import type { RedisAddress } from './redis/server/connection.ts'

/** Returns why a Redis may lose what it acknowledged; null where it may not. */
export type RedisInspection = { readonly mayLose: AnyReason | null }

/**
 * Looks at a Redis server or cluster, and changes nothing.
 *
 * @throws Problem `unavailable` where it cannot be reached, or is older than 7.2
 */
export const inspectRedis = async (address: RedisAddress): Promise<RedisInspection> => {
  const [{ connect }, { requireVersion }, { readGuarantee }, { redisProblem }] = await Promise.all([
    import('./redis/server/connection.ts'),
    import('./redis/server/require-version.ts'),
    import('./redis/server/durability-settings.ts'),
    import('./redis/records/problems.ts'),
  ])
  try {
    const connection = await connect(address)
    try {
      await requireVersion(connection.client)
      const guarantee = await readGuarantee(connection.client)
      return { mayLose: guarantee.kind === 'nothing' ? guarantee.reason : null }
    } finally {
      await connection.close()
    }
  } catch (error) {
    throw redisProblem(error)
  }
}
