import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { durableSettings, startRedis } from '../support/redis.ts'
import { fillDisk, mountDisk } from '../support/small-disk.ts'

export type StoreKind = 'sqlite' | 'redis'

/** A store that faults can be done to. */
export type FaultyStore = {
  readonly url: string
  /** Kills its server; nothing where it has none. */
  readonly kill: () => Promise<void>
  /** Starts its server again, where that has ended. */
  readonly start: () => Promise<void>
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
  const unmount = disk === undefined ? async () => undefined : await mountDisk(folder, disk)
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
      stop: remove,
    }
  const redis = await startRedis([...durableSettings, '--dir', folder])
  return {
    ...common,
    url: redis.url,
    kill: redis.kill,
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
