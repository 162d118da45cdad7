import { type Config, isSet, readConfig } from '../config.ts'
import { fault, Problem } from '../problem.ts'
import { parseMasterKeys } from '../secrets/master-keys.ts'
import type { KeySource } from '../secrets/open-sealed-store.ts'
import { reason } from '../translations/reason.ts'

/** The bindings of wrangler.toml and the secrets: the settings of the environment, by their names. */
export type Bindings = Readonly<Record<string, unknown>>

/** Settings that name files, of which a Worker has none. */
const needFiles = [
  'LENDWIRE_CONFIG',
  'LENDWIRE_LETTERS',
  'LENDWIRE_DKIM_KEY',
  'LENDWIRE_MAIL_CA',
  'LENDWIRE_MASTER_KEY_FILE',
  'LENDWIRE_MASTER_KEY_COMMAND',
] as const

/**
 * Lists the faults of a store for Workers. A cluster wants a connection to each node, and another to each whose disk is
 * waited for: more than an event may open.
 */
const storeFaults = (store: Config['store']) => {
  if (store.kind !== 'redis') return [fault('LENDWIRE_STORE', 'fault.worker_needs_redis')]
  return store.cluster ? [fault('LENDWIRE_STORE', 'fault.worker_without_cluster')] : []
}

/** Reads the settings, and refuses what does not hold on Workers; `Problem` invalid_input with a fault for each. */
export const settingsOf = (bindings: Bindings) => {
  const texts = Object.entries(bindings).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  const environment: Readonly<Record<string, string | undefined>> = Object.fromEntries(texts)
  const config = readConfig(environment)
  const { store, publicUrl } = config
  const faults = [
    ...needFiles
      .filter((name) => isSet(environment[name]))
      .map((path) => fault(path, 'fault.worker_without_files')),
    ...storeFaults(store),
    ...(publicUrl === undefined ? [fault('LENDWIRE_PUBLIC_URL', 'fault.required_for_worker')] : []),
  ]
  if (faults.length > 0 || store.kind !== 'redis' || publicUrl === undefined)
    throw new Problem('invalid_input', reason('start.worker_faults'), { faults })
  return { config, store, publicUrl }
}

/**
 * Returns the source of a Worker's master keys. The master keys of a Worker are in its settings: it has no files and
 * runs no commands.
 */
export const keySourceOf = ({ masterKey }: Config): KeySource => ({
  name: 'LENDWIRE_MASTER_KEY',
  read: async () => (masterKey.kind === 'text' ? parseMasterKeys(masterKey.text) : null),
  create: null,
  allowsPlain: masterKey.kind === 'none' && masterKey.allowsPlain,
})
