import type { AnyReason } from '../translations/parameter.ts'
import type { PostgresAddress } from './address.ts'
import type { RedisAddress } from './redis/server/connection.ts'
import { parseStoreVersion, type StoreVersion } from './upgrades/store-version.ts'

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

/** What a server says of itself and of the store in it. */
export type PostgresInspection = {
  /** Such as `15.18`. */
  readonly server: string
  /** How a commit is durable, as the gateway asks for it. */
  readonly synchronousCommit: string
  readonly fsync: boolean
  /** The standbys that are connected, and how many of them a commit waits for. */
  readonly standbys: { readonly all: number; readonly synchronous: number }
  /** By how much the clock of the server is ahead of ours, in milliseconds. */
  readonly clockAhead: number
  /** Null where there is no store yet. */
  readonly version: StoreVersion | null
}

const inspectSql = `SELECT current_setting('server_version') AS server, current_setting('synchronous_commit') AS synchronous,
  current_setting('fsync') AS fsync, (SELECT count(*) FROM pg_stat_replication) AS standbys,
  (SELECT count(*) FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')) AS waited,
  (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS time, to_regclass('facts') IS NOT NULL AS there`

/**
 * Looks at a server, and changes nothing.
 *
 * @throws Problem `unavailable` where it does not answer or refuses the role
 */
export const inspectPostgres = async (address: PostgresAddress): Promise<PostgresInspection> => {
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
