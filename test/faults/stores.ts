import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../support/postgres.ts'
import { durableSettings, startRedis } from '../support/redis.ts'
import { fillDisk, mountDisk } from '../support/small-disk.ts'

export type StoreKind = 'sqlite' | 'redis' | 'postgres'

/** A store that faults can be done to. */
export type FaultyStore = {
  readonly url: string
  /** Kills its server; nothing where it has none. */
  readonly kill: () => Promise<void>
  /** Starts its server again, where that has ended. */
  readonly start: () => Promise<void>
  /** Cuts all connections to its server; nothing where it has none. Resolves with how many it cut. */
  readonly cut: () => Promise<number>
  /** Leaves no room on its disk. */
  readonly fill: () => Promise<void>
  readonly makeRoom: () => Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * Makes an empty store.
 *
 * @param disk its size in megabytes, for a store on a disk of its own
 * @throws an error with the code EPERM where such a disk cannot be had
 */
export const makeStore = async (kind: StoreKind, disk?: number): Promise<FaultyStore> => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-faults-'))
  // A cluster of PostgreSQL has 50 megabytes before anything is stored.
  const size = disk === undefined || kind !== 'postgres' ? disk : disk + 80
  const unmount = size === undefined ? async () => undefined : await mountDisk(folder, size)
  if (unmount === undefined)
    throw Object.assign(new Error('this process may not mount a disk'), { code: 'EPERM' })
  const ballast = join(folder, 'ballast')
  const common = {
    fill: () => fillDisk(ballast),
    makeRoom: () => rm(ballast, { force: true }),
  }
  const remove = async (): Promise<void> => {
    await unmount()
    await rm(folder, { recursive: true, force: true })
  }
  if (kind === 'sqlite')
    return {
      ...common,
      url: `sqlite:${join(folder, 'lendwire.sqlite')}`,
      kill: async () => undefined,
      start: async () => undefined,
      cut: async () => 0,
      stop: remove,
    }
  if (kind === 'postgres') {
    await chmod(folder, 0o755)
    const server = await startPostgres(['max_wal_size=48MB', 'min_wal_size=32MB'], folder)
    const cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lendwire'"
    return {
      ...common,
      url: `${server.url}?connections=5`,
      kill: server.kill,
      start: async () => {
        const answer = await server.ask('SELECT 1').catch(() => [])
        if (answer.length === 0) await server.start()
      },
      cut: async () => (await server.ask(cut)).length,
      stop: async () => {
        await server.stop()
        await remove()
      },
    }
  }
  const redis = await startRedis([...durableSettings, '--dir', folder])
  return {
    ...common,
    url: redis.url,
    kill: redis.kill,
    cut: async () => Number(await redis.ask('client', 'kill', 'type', 'normal')),
    start: async () => {
      const runs = await redis.ask('ping').catch(() => '')
      if (runs !== 'PONG') await redis.start()
    },
    stop: async () => {
      await redis.stop()
      await remove()
    },
  }
}
