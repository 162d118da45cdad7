import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Store } from '../../../src/store/ports/store.ts'
import { openRedisStore } from '../../../src/store/redis/open-redis-store.ts'
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts'
import { type OpenTestStore, startHttp, type TestGateway } from '../../support/http.ts'
import { openPostgres, type PostgresServer } from '../../support/postgres.ts'
import type { RedisServer } from '../../support/redis.ts'

/** A gateway, and every byte that its store has on the disk, as text with one character for each. */
export type StoreScene = {
  readonly gateway: TestGateway
  readonly bytes: () => Promise<string>
  /** Opens an empty store beside it, into which a backup is restored. */
  readonly openRestored: () => Promise<Store>
}

/** Reads all files of a folder, as text with one character for each byte. */
export const readFolder = async (folder: string): Promise<string> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  // Redis removes files while it writes new ones: what is gone holds nothing.
  const read = (file: string): Promise<string> =>
    readFile(file, 'latin1').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })
  return (await Promise.all(files.map(read))).join('\n')
}

/** Opens a store in a Redis server. */
export const openInRedis =
  ({ url }: RedisServer): OpenTestStore =>
  (folder, clock) =>
    openRedisStore({
      ...{ url, cluster: false, prefix: basename(folder), allowLoss: false },
      ...{ now: clock, leaseTime: clock },
    })

/** Opens a store in a PostgreSQL server. */
export const openInPostgres =
  (server: PostgresServer): OpenTestStore =>
  (folder, clock) =>
    openPostgres(server, basename(folder).replaceAll('-', '_').toLowerCase(), {
      ...{ now: clock, leaseTime: clock },
    })

/** Returns the folder in which a Redis server keeps its files. */
export const folderOf = async (server: RedisServer): Promise<string> =>
  (await server.ask('config', 'get', 'dir')).split('\n')[1] ?? ''

/** The servers of a test. */
export type Servers = { readonly redis: RedisServer; readonly postgres: PostgresServer }

/** The settings of the gateways: the mail server of the alarms is away, so that what it would get is kept. */
type Options = Pick<NonNullable<Parameters<typeof startHttp>[0]>, 'smtpUrl' | 'citation'>

/** Starts a gateway on a store of each kind. */
export const storeScenes = {
  SQLite: async (options: Options): Promise<StoreScene> => {
    const gateway = await startHttp(options)
    return {
      gateway,
      bytes: () => readFolder(gateway.folder),
      openRestored: () => openSqliteStore({ file: join(gateway.folder, 'restored.sqlite') }),
    }
  },
  'PostgreSQL, in all files after VACUUM FULL and a checkpoint': async (
    options: Options,
    { postgres }: Servers,
  ): Promise<StoreScene> => {
    const gateway = await startHttp({
      ...options,
      openStore: openInPostgres(postgres),
    })
    let isAnalyzed = false
    return {
      gateway,
      openRestored: () => openPostgres(postgres, 'restored', { now: Date.now }),
      bytes: async () => {
        // Before the erasure, as autovacuum does at any time: the planner's statistics keep samples of the columns.
        if (!isAnalyzed) await postgres.ask('ANALYZE')
        isAnalyzed = true
        await postgres.ask('VACUUM FULL')
        // The log is rewritten; old parts of it are removed at a checkpoint.
        for (let part = 0; part < 2; part += 1) {
          await postgres.ask('SELECT pg_switch_wal()')
          await postgres.ask('CHECKPOINT')
        }
        return readFolder(postgres.folder)
      },
    }
  },
  'Redis, in the append-only file and the snapshot': async (
    options: Options,
    { redis }: Servers,
  ): Promise<StoreScene> => {
    const gateway = await startHttp({ ...options, openStore: openInRedis(redis) })
    const folder = await folderOf(redis)
    return {
      gateway,
      openRestored: () => openInRedis(redis)('restored', Date.now),
      bytes: async () => {
        await redis.ask('save')
        return readFolder(folder)
      },
    }
  },
}
