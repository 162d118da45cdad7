import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { startPostgres } from '../support/postgres.ts'
import { fillDisk, mountDisk } from '../support/small-disk.ts'

/** A fault of the night: from when to when, what the operator must hear of it, and whether the end may be told earlier. */
export type Fault = {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly begin: () => unknown
  readonly end: () => unknown
  /** What a message about it names: the subject and the cause. */
  readonly about: RegExp
  readonly causes: readonly RegExp[]
  /** The only channel by which it can be told; both where left out. */
  readonly by?: 'mail' | 'webhook'
}

/** A store, with the faults that are its own. */
type NightStore = {
  readonly address: string
  readonly faults: readonly Omit<Fault, 'about'>[]
  /** Restarts the database: it is no fault. */
  readonly restart: () => Promise<void>
}

/** Starts a store in a folder; undefined where it cannot be started here. */
export const startStore: Readonly<Record<string, (folder: string) => Promise<NightStore | undefined>>> = {
  SQLite: async (folder) => {
    const unmount = await mountDisk(folder, 48)
    if (unmount === undefined) return undefined
    onTestFinished(unmount)
    const ballast = join(folder, 'ballast')
    return {
      address: `sqlite:${join(folder, 'lendwire.sqlite')}`,
      faults: [
        {
          name: 'the disk is full',
          // The log of SQLite has room of its own for a while: until it is used up, writes go on, and the disk itself is told of.
          ...{ from: 240, to: 270, begin: () => fillDisk(ballast), end: () => rm(ballast) },
          causes: [/disk is full|disk of the store has 0 %/],
        },
      ],
      restart: async () => undefined,
    }
  },
  PostgreSQL: async (folder) => {
    const unmount = await mountDisk(folder, 256)
    if (unmount === undefined) return undefined
    onTestFinished(unmount)
    await chmod(folder, 0o755)
    const server = await startPostgres(['max_wal_size=64MB', 'min_wal_size=32MB', 'wal_recycle=off'], folder)
    onTestFinished(server.stop)
    const ballast = join(folder, 'ballast')
    return {
      address: server.url,
      faults: [
        {
          name: 'the database is down',
          ...{ from: 240, to: 270, begin: server.kill, end: server.start, causes: [/PostgreSQL/] },
        },
        {
          name: 'the disk of the database is full',
          ...{ from: 475, to: 505, causes: [/PostgreSQL/] },
          begin: async () => {
            await fillDisk(ballast)
            // It writes on where its files have room: the next part of its log has none, and it ends.
            for (let part = 0; part < 8; part += 1)
              await server
                .ask(`SELECT pg_logical_emit_message(true, 'night', '${part}'), pg_switch_wal()`)
                .catch(() => [])
          },
          // It is started again as a service manager does.
          end: () => rm(ballast).then(server.start),
        },
      ],
      restart: async () => {
        await server.kill()
        await server.start()
      },
    }
  },
}
