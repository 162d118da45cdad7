import type { AnyReason } from '../translations/parameter.ts'
import type { PostgresAddress } from './address.ts'
import type { RedisAddress } from './redis/server/connection.ts'
import { parseStoreVersion } from './upgrades/store-version.ts'

/**
 * Looks at a Redis server or cluster, and changes nothing.
 *
 * @returns why it may lose what it acknowledged; null where it may not
 * @throws Problem `unavailable` where it cannot be reached, or is older than 7.2
 */
export const inspectRedis = async (address: RedisAddress): Promise<AnyReason | null> => {
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
      return guarantee.kind === 'nothing' ? guarantee.reason : null
    } finally {
      await connection.close()
    }
  } catch (error) {
    throw redisProblem(error)
  }
}

const inspectSql = `SELECT current_setting('server_version') AS server, current_setting('synchronous_commit') AS synchronous,
  current_setting('fsync') AS fsync, (SELECT count(*) FROM pg_stat_replication) AS standbys,
  (SELECT count(*) FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')) AS waited,
  (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS time, to_regclass('facts') IS NOT NULL AS there`

/**
 * Looks at a server, and changes nothing.
 *
 * @returns its version, such as `15.18`; how a commit is durable, as the gateway asks for it; the standbys that are connected,
 *   and how many of them a commit waits for; by how many milliseconds its clock is ahead; the version of the store, null
 *   where there is none yet
 * @throws Problem `unavailable` where it does not answer or refuses the role
 */
export const inspectPostgres = async (address: PostgresAddress) => {
  const { connectDatabase } = await import('./postgres/connection.ts')
  const database = connectDatabase(address)
  try {
    const [row] = await database.query(inspectSql)
    const clockAhead = Number(row?.time) - Date.now()
    const [version] =
      row?.there === true ? await database.query("SELECT value FROM facts WHERE name = 'version'") : []
    return {
      server: String(row?.server),
      synchronousCommit: String(row?.synchronous),
      fsync: row?.fsync === 'on',
      standbys: { all: Number(row?.standbys), synchronous: Number(row?.waited) },
      clockAhead,
      version: version === undefined ? null : parseStoreVersion(String(version.value)),
    }
  } finally {
    await database.close()
  }
}
