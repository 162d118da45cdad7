import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { reasonOfIssue } from '../issue-reason.ts'
import { Problem } from '../problem.ts'
import { StoreAddress } from '../store/address.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/ports/store.ts'
import { reason } from '../translations/reason.ts'
import type { Output } from './output.ts'

/**
 * Reads the address of a store from an option of the command line.
 *
 * @param option the option's name, without dashes
 * @throws Problem `invalid_input` if it names no store
 */
export const storeAddress = (option: string, text: string | undefined): StoreAddress => {
  const read = StoreAddress.safeParse(text ?? '')
  if (read.success) return read.data
  throw new Problem('invalid_input', reason('command_line.option_names_no_store', { option }), {
    faults: read.error.issues.map((issue) => ({ path: option, ...reasonOfIssue(issue) })),
  })
}

/** Returns the store of the option `--store`, else the one of the environment. */
export const chosenStore = (option: string | undefined): StoreAddress =>
  option === undefined ? readConfig(process.env).store : storeAddress('store', option)

/**
 * Returns the store of the option `--store`, else the one of the environment, for a command that needs what is in it: a
 * new one would only hide that the command runs in another folder than the gateway.
 *
 * @throws Problem `not_found` where there is no such SQLite file
 */
export const existingStore = (option: string | undefined): StoreAddress => {
  const address = chosenStore(option)
  if (address.kind === 'sqlite') requireDatabase(address)
  return address
}

/** Refuses a SQLite store whose file is not there. `Problem` not_found. */
export const requireDatabase = ({ file }: Extract<StoreAddress, { kind: 'sqlite' }>): void => {
  if (!existsSync(file)) throw new Problem('not_found', reason('command_line.no_database', { file }))
}

/** Returns a store's name without its password. */
export const storeName = (address: StoreAddress): string => {
  if (address.kind === 'sqlite') return `sqlite:${resolve(address.file)}`
  const { host, pathname } = new URL(address.url)
  if (address.kind === 'postgres') return `postgres://${host}${pathname}?schema=${address.schema}`
  return `redis://${host}${pathname}?prefix=${address.prefix}`
}

const use = async <T>(opened: Promise<Store>, work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await opened
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Returns whether Redis may lose data: by the option `--allow-loss`, or by the setting of the gateway. */
export const mayLose = (option: boolean | undefined): boolean =>
  option === true || readConfig(process.env).redisAllowLoss

/**
 * Opens a store, and closes it after the work. One that an older version wrote is upgraded.
 *
 * @param allowLoss whether the option says that Redis may lose data
 */
export const withStore = <T>(
  address: StoreAddress,
  { complain }: Pick<Output, 'complain'>,
  allowLoss: boolean,
  work: (store: Store) => Promise<T>,
): Promise<T> =>
  use(openStore(address, { allowLoss: mayLose(allowLoss), warn: complain, onUpgrade: complain }), work)

/**
 * Opens a store for a command that only looks, and closes it after the work. A Redis may be set up so that it loses data.
 *
 * @throws Problem `unavailable` where an older version wrote the store: an upgrade would change it, and end older gateways
 */
export const withUpgradedStore = <T>(
  address: StoreAddress,
  { complain }: Pick<Output, 'complain'>,
  work: (store: Store) => Promise<T>,
): Promise<T> => use(openStore(address, { allowLoss: true, warn: complain, requireUpgraded: true }), work)
