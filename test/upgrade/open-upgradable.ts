import { keyedFeatures } from '../../src/store/policy/keyed-features.ts'
import type { KeyedRecordsPort } from '../../src/store/ports/keyed-records.ts'
import { librarySet } from '../../src/store/redis/context.ts'
import { keysOf } from '../../src/store/redis/keys.ts'
import { keyedRecords as redisRecords } from '../../src/store/redis/records/keyed-records.ts'
import { connect } from '../../src/store/redis/server/connection.ts'
import { redisUpgrades } from '../../src/store/redis/upgrades.ts'
import { keyedRecords } from '../../src/store/sql/keyed-records.ts'
import { openDatabase } from '../../src/store/sqlite/file/open-database.ts'
import { createStepRunner } from '../../src/store/sqlite/step-runner.ts'
import { sqliteUpgrades } from '../../src/store/sqlite/upgrades.ts'
import type { RecordChanges } from '../../src/store/upgrades/step.ts'
import type { UpgradableStore } from '../../src/store/upgrades/upgrade-store.ts'
import type { OldStore } from './stored.ts'

const newest = { data: 0, program: 'test' }

type OpenUpgradable = {
  readonly upgradable: UpgradableStore
  readonly takeLease: (milliseconds: number) => Promise<string | null>
  readonly renewLease: (token: string, milliseconds: number) => Promise<boolean>
  readonly close: () => Promise<void>
}

/** Takes and renews the lease of the upgrade as `upgradeStore` does. */
const leaseOf = ({ begin }: UpgradableStore, records: KeyedRecordsPort) => {
  const { acquireLease, renewLease } = keyedFeatures(records)
  return {
    takeLease: async (milliseconds: number) => {
      const token = await acquireLease('upgrade', milliseconds)
      if (token !== null) await begin?.(token)
      return token
    },
    renewLease: (token: string, milliseconds: number) => renewLease('upgrade', token, milliseconds),
  }
}

/** Opens only what upgrading needs, with a clock of its own for leases. */
export const openUpgradable = async (
  { address }: OldStore,
  leaseTime: () => number,
): Promise<OpenUpgradable> => {
  if (address.kind === 'sqlite') {
    const database = openDatabase(address.file)
    const run = createStepRunner(database)
    const keyed = keyedRecords('?1')
    const records: KeyedRecordsPort = {
      getKeyed: async (name) => run(keyed.getKeyed(leaseTime(), name)),
      putKeyed: async (...put) => run(keyed.putKeyed(leaseTime(), ...put)),
      removeKeyed: async (name, token) => run(keyed.removeKeyed(name, token)),
      addKeyed: async (...added) => run(keyed.addKeyed(leaseTime(), ...added)),
      listKeyed: async (group) => run(keyed.listKeyed(group)),
    }
    const upgradable = sqliteUpgrades(database, () => undefined, newest)
    return { upgradable, ...leaseOf(upgradable, records), close: async () => database.close() }
  }
  if (address.kind !== 'redis') throw new Error('there are no old stores in PostgreSQL yet')
  const connection = await connect(address)
  const keys = keysOf(address.prefix)
  const durable = async () => undefined
  const shell = { ...connection, keys, durable, leaseTime, ...librarySet(connection, keys, durable, durable) }
  const upgradable = redisUpgrades(shell, newest)
  return { upgradable, ...leaseOf(upgradable, redisRecords(shell)), close: connection.close }
}

/** Changes that leave every record as it is. */
export const unchanged: RecordChanges = {
  document: (record) => record,
  request: (record) => record,
  event: (record) => record,
  message: (record) => record,
}
