import { execFile } from 'node:child_process'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { durableSettings, startRedis } from '../support/redis.ts'

const run = promisify(execFile)

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

/** A disk of so many megabytes in memory, under a folder. `undefined` where this process may not mount one. */
export const mountDisk = async (
  folder: string,
  megabytes: number,
): Promise<(() => Promise<void>) | undefined> => {
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  } catch {
    return undefined
  }
  return async () => {
    await run('umount', ['--lazy', folder])
  }
}

/** Writes a file until there is no room for more. */
const fillWith = async (file: string): Promise<void> => {
  const ballast = await open(file, 'a')
  try {
    for (let size = 1_048_576; size >= 1; ) {
      // A write that is cut short has filled up what there was.
      await ballast.write(Buffer.alloc(size)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOSPC') throw error
        size = Math.floor(size / 4)
      })
    }
  } finally {
    await ballast.close()
  }
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
    fill: () => fillWith(ballast),
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
