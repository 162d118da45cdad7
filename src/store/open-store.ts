import { existsSync } from 'node:fs'
import type { Problem } from '../problem.ts'
import type { StoreAddress } from './address.ts'
import type { Store } from './ports/store.ts'
import type { SqliteSnapshot } from './sqlite/file/snapshot.ts'
import { upgradeSteps } from './upgrades/steps.ts'
import { type Report, refuseOlder } from './upgrades/upgrade-store.ts'

/** One moment of a store that does not change, however much is written to the store meanwhile. */
export type StoreSnapshot = SqliteSnapshot

/**
 * Opens a snapshot of a SQLite store, on which a gateway may run. Redis has none.
 *
 * @throws Problem `unavailable` if the file is missing, damaged or no database of lendwire
 */
export const openSnapshot = async ({
  file,
}: Extract<StoreAddress, { kind: 'sqlite' }>): Promise<StoreSnapshot> => {
  const { openSqliteSnapshot } = await import('./sqlite/file/snapshot.ts')
  return openSqliteSnapshot(file)
}

/** The settings to open a store of any kind. */
export type OpenOptions = {
  /** The time in milliseconds since 1970, for writes without a time of their own. */
  readonly now?: () => number
  /** True to open a store even if it may lose acknowledged writes. */
  readonly allowLoss?: boolean
  /** Called with warnings about the settings of the store. */
  readonly warn?: (message: string) => void
  /** Called with a message if Redis held no store, so that a new one is created. */
  readonly onNew?: (message: string) => void
  /** True if a store must exist already: no new one is created. */
  readonly requireExisting?: boolean
  /** Called with a message for each upgrade of data that an older version stored. */
  readonly onUpgrade?: Report
  /** True if a store that an older version wrote is refused, and not upgraded. */
  readonly requireUpgraded?: boolean
  /** True if no other process sends what waits in a SQLite store: what is leased in it is free at once. */
  readonly isAlone?: boolean
  /** True if SQLite gets threads of its own for writes and long reads. */
  readonly threads?: boolean
  /** Called when any process has queued a delivery, where the store tells it (PostgreSQL). */
  readonly onQueued?: () => void
  /** Called with a store that was restored elsewhere by `pg_dump` since it was opened last, before anything works with it. */
  readonly onMoved?: (store: Store) => Promise<void>
  /** Called once if the process can no longer use the store: it must end and be restarted. */
  readonly onLost?: (problem: Problem) => void
}

/** Refuses a SQLite file that an older version wrote: to open it would bring its tables up to date. */
const refuseOlderFile = async (address: Extract<StoreAddress, { kind: 'sqlite' }>): Promise<void> => {
  if (!existsSync(address.file)) return
  const snapshot = await openSnapshot(address)
  try {
    refuseOlder(snapshot.version, upgradeSteps.length)
  } finally {
    snapshot.close()
  }
}

/**
 * Opens the store at an address. Only the adapter that it needs is loaded, which saves ten megabytes.
 *
 * @throws Problem `unavailable` as the adapters do
 */
export const openStore = async (
  address: StoreAddress,
  {
    allowLoss = false,
    requireExisting = false,
    threads = false,
    isAlone = false,
    onLost,
    ...options
  }: OpenOptions = {},
): Promise<Store> => {
  if (address.kind === 'sqlite') {
    if (options.requireUpgraded) await refuseOlderFile(address)
    const { openSqliteStore } = await import('./sqlite/open-sqlite-store.ts')
    const { onNew: _, onQueued: _onQueued, onMoved: _onMoved, ...sqliteOptions } = options
    return openSqliteStore({
      ...sqliteOptions,
      file: address.file,
      marker: { requireExisting },
      threads,
      isAlone,
      ...(onLost === undefined ? {} : { onLost }),
    })
  }
  if (address.kind === 'postgres') {
    const { openPostgresStore } = await import('./postgres/open-postgres-store.ts')
    return openPostgresStore({ ...options, address, allowLoss, requireExisting })
  }
  const { openRedisStore } = await import('./redis/open-redis-store.ts')
  return openRedisStore({ ...address, allowLoss, requireExisting, watchEvery: 2_000, ...options })
}
