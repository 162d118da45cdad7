import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Problem } from '../problem.ts'
import type { StoreAddress } from '../store/address.ts'
import { openSnapshot } from '../store/open-snapshot.ts'
import { openStore } from '../store/open-store.ts'
import { summarizeStore } from '../store/transfer/store-summary.ts'
import { upgradeSteps } from '../store/upgrades/steps.ts'
import type { Output } from './messages.ts'
import { chosenStore, withStore } from './stores.ts'

/** Options of `lendwire migrate`. */
export type MigrateOptions = {
  readonly store?: string
  readonly check?: boolean
  readonly allowLoss?: boolean
}

/** Upgrades a copy of a SQLite store, and reads every record of it. */
const checkCopy = async (
  address: Extract<StoreAddress, { kind: 'sqlite' }>,
  { print }: Output,
): Promise<number> => {
  if (!existsSync(address.file)) throw new Problem('not_found', `There is no database ${address.file}.`)
  const folder = await mkdtemp(join(dirname(resolve(address.file)), '.lendwire-migrate-'))
  try {
    const copy = join(folder, 'copy.sqlite')
    const snapshot = await openSnapshot(address)
    try {
      print(`The store has data version ${snapshot.version.data}; this version has ${upgradeSteps.length}.`)
      await snapshot.copyTo(copy, { pagesPerStep: 1_000, onStep: () => undefined })
    } finally {
      snapshot.close()
    }
    const notUpgraded: string[] = []
    const store = await openStore(
      { kind: 'sqlite', file: copy },
      {
        onUpgrade: (message) => {
          print(message)
          if (/could not be upgraded|cannot be read/.test(message)) notUpgraded.push(message)
        },
      },
    )
    try {
      for (const [kind, { count }] of Object.entries(await summarizeStore(store)))
        print(`${kind.padEnd(9)} ${count} readable`)
    } finally {
      await store.close()
    }
    print('The store itself is unchanged.')
    return notUpgraded.length === 0 ? 0 : 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * `lendwire migrate`: brings a store to the data version of this program, as a gateway does at its start. With `--check`,
 * does so on a copy, and leaves the store as it is.
 *
 * @returns the exit code: 1 if a record of the copy could not be upgraded or read
 */
export const migrate = async (
  { store, check, allowLoss = false }: MigrateOptions,
  output: Output,
): Promise<number> => {
  const address = chosenStore(store)
  if (check !== true)
    return withStore(address, output, allowLoss, async () => {
      output.print(`The store is at data version ${upgradeSteps.length}.`)
      return 0
    })
  if (address.kind === 'sqlite') return checkCopy(address, output)
  throw new Problem(
    'invalid_input',
    'migrate --check copies a SQLite file. For Redis, start a server on a copy of the RDB file and run lendwire migrate there.',
  )
}
