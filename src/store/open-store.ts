import { existsSync } from 'node:fs'
import type { StoreAddress } from './address.ts'
import type { Store } from './ports/store.ts'
import type { openSqliteSnapshot } from './sqlite/file/snapshot.ts'
import type { StoreSettings } from './store-settings.ts'
import { upgradeSteps } from './upgrades/steps.ts'
import { refuseOlder } from './upgrades/store-version.ts'

/** One moment of a store that does not change, however much is written to the store meanwhile. */
export type StoreSnapshot = ReturnType<typeof openSqliteSnapshot>

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

/**
 * Opens the store at an address. Only the adapter that it needs is loaded, which saves ten megabytes.
 *
 * @throws Problem `unavailable` as the adapters do
 */
export const openStore = async (address: StoreAddress, settings: StoreSettings = {}): Promise<Store> => {
  const { requireExisting = false, requireUpgraded = false } = settings
  switch (address.kind) {
    case 'sqlite': {
      // To open a file that an older version wrote would bring its tables up to date.
      const snapshot = requireUpgraded && existsSync(address.file) ? await openSnapshot(address) : undefined
      try {
        if (snapshot !== undefined) refuseOlder(snapshot.version, upgradeSteps.length)
      } finally {
        snapshot?.close()
      }
      const { openSqliteStore } = await import('./sqlite/open-sqlite-store.ts')
      return openSqliteStore({ ...settings, file: address.file, marker: { requireExisting } })
    }
    case 'postgres': {
      const { openPostgresStore } = await import('./postgres/open-postgres-store.ts')
      return openPostgresStore({ ...settings, address })
    }
    case 'redis': {
      const { openRedisStore } = await import('./redis/open-redis-store.ts')
      return openRedisStore({ ...settings, ...address, watchEvery: 2_000 })
    }
  }
}
