import { keysOf } from '../../src/store/redis/keys.ts'
import { librarySet } from '../../src/store/redis/records/libraries.ts'
import { connect } from '../../src/store/redis/server/connection.ts'
import { redisUpgrades } from '../../src/store/redis/upgrades.ts'
import { openDatabase } from '../../src/store/sqlite/file/open-database.ts'
import { migrations } from '../../src/store/sqlite/migrations.ts'
import { sqliteUpgrades } from '../../src/store/sqlite/upgrades.ts'
import type { RecordChanges } from '../../src/store/upgrades/step.ts'
import type { UpgradableStore } from '../../src/store/upgrades/upgrade-store.ts'
import type { OldStore } from './stored.ts'

const newest = { data: 0, program: 'test' }

/** Opens only what upgrading needs, with a clock of its own for leases. */
export const openUpgradable = async (
  { address }: OldStore,
  leaseTime: () => number,
): Promise<{ readonly upgradable: UpgradableStore; readonly close: () => Promise<void> }> => {
  if (address.kind === 'sqlite') {
    const database = openDatabase(address.file, migrations)
    return {
      upgradable: sqliteUpgrades(database, () => undefined, leaseTime, newest),
      close: async () => database.close(),
    }
  }
  if (address.kind !== 'redis') throw new Error('there are no old stores in PostgreSQL yet')
  const connection = await connect(address)
  const keys = keysOf(address.prefix)
  const durable = async () => undefined
  const shell = { ...connection, keys, durable, leaseTime, ...librarySet(connection, keys, durable, durable) }
  return { upgradable: redisUpgrades(shell, newest), close: connection.close }
}

/** Changes that leave every record as it is. */
export const unchanged: RecordChanges = {
  document: (record) => record,
  request: (record) => record,
  event: (record) => record,
  delivery: (record) => record,
  message: (record) => record,
  partner_counts: (record) => record,
}
