import { mkdtemp, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Problem } from '../problem.ts'
import type { StoreAddress } from '../store/address.ts'
import { openSnapshot, openStore } from '../store/open-store.ts'
import { recordKinds } from '../store/transfer/dump-pages.ts'
import { summarizeStore } from '../store/transfer/store-summary.ts'
import { upgradeSteps } from '../store/upgrades/steps.ts'
import { reason } from '../translations/reason.ts'
import { type Output, recordKindName, sentencesFor } from './output.ts'
import { existingStore, withStore } from './stores.ts'

/** Options of `lendwire migrate`. */
export type MigrateOptions = {
  readonly store?: string
  readonly check?: boolean
  readonly allowLoss?: boolean
  readonly json?: boolean
}

/** Upgrades a copy of a SQLite store, and reads every record of it. */
const checkCopy = async (
  address: Extract<StoreAddress, { kind: 'sqlite' }>,
  isJson: boolean,
  output: Output,
): Promise<number> => {
  const { t } = sentencesFor(output)
  const print = isJson ? output.complain : output.print
  const folder = await mkdtemp(join(dirname(resolve(address.file)), '.lendwire-migrate-'))
  try {
    const copy = join(folder, 'copy.sqlite')
    const snapshot = await openSnapshot(address)
    try {
      print(t('command_line.data_versions', { data: snapshot.version.data, ownData: upgradeSteps.length }))
      await snapshot.copyTo(copy, { pagesPerStep: 1_000, onStep: () => undefined })
    } finally {
      snapshot.close()
    }
    const notUpgraded: string[] = []
    const store = await openStore(
      { kind: 'sqlite', file: copy },
      {
        onUpgrade: (message, isLeft) => {
          print(message)
          if (isLeft === true) notUpgraded.push(message)
        },
      },
    )
    try {
      const summary = await summarizeStore(store)
      const readable = recordKinds.map((kind) => [kind, summary[kind].count] as const)
      for (const [kind, count] of readable)
        print(`${recordKindName(kind, output)} ${t('command_line.readable', { count })}`)
      if (isJson)
        output.print(
          JSON.stringify(
            { dataVersion: upgradeSteps.length, readable: Object.fromEntries(readable), notUpgraded },
            null,
            2,
          ),
        )
    } finally {
      await store.close()
    }
    print(t('command_line.store_unchanged'))
    return notUpgraded.length === 0 ? 0 : 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Brings a store to the data version of this program, as a gateway does at its start: `lendwire migrate`. With
 * `--check`, does so on a copy, and leaves the store as it is.
 *
 * @returns the exit code: 1 if a record of the copy could not be upgraded or read
 */
export const migrate = async (
  { store, check, allowLoss = false, json = false }: MigrateOptions,
  output: Output,
): Promise<number> => {
  const address = existingStore(store)
  if (check !== true)
    return withStore(address, output, allowLoss, async () => {
      const dataVersion = upgradeSteps.length
      output.print(
        json
          ? JSON.stringify({ dataVersion })
          : sentencesFor(output).t('command_line.store_migrated', { data: dataVersion }),
      )
      return 0
    })
  if (address.kind === 'sqlite') return checkCopy(address, json, output)
  throw new Problem('invalid_input', reason('command_line.check_sqlite_only'))
}
