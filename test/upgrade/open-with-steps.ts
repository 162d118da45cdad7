import type { StoreAddress } from '../../src/store/address.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import type { UpgradeStep } from '../../src/store/upgrades/step.ts'

/**
 * Opens a store as a program does that knows these steps.
 *
 * @param later how much later it is by the time of leases, in milliseconds: a lease of a killed process has ended then
 */
export const openWithSteps = (
  address: StoreAddress,
  upgradeSteps: readonly UpgradeStep[],
  onUpgrade: (message: string) => void = () => undefined,
  later = 0,
): Promise<Store> => {
  const options = { upgradeSteps, onUpgrade, leaseTime: () => Date.now() + later }
  return address.kind === 'sqlite'
    ? openSqliteStore({ ...options, file: address.file })
    : address.kind === 'postgres'
      ? openPostgresStore({ ...options, address, allowLoss: true })
      : openRedisStore({ ...options, ...address, allowLoss: true })
}
