import { type MasterKeySetting, readConfig } from '../config.ts'
import { createConfigKinds } from '../configuration/kinds.ts'
import { addKeyToFile, createKeySource } from '../node/key-source.ts'
import { protocolRegistry } from '../partners/registry.ts'
import { Problem } from '../problem.ts'
import { openSealedStore, type Resealed, readSealedStore } from '../secrets/open-sealed-store.ts'
import type { Store } from '../store/ports/store.ts'
import { reason } from '../translations/reason.ts'
import { type Output, sentencesFor } from './output.ts'
import { existingStore, withStore } from './stores.ts'

/** Returns the master key of the environment for a store: where none is set, that beside an embedded store. */
export const masterKeyOf = (storeOption: string | undefined): MasterKeySetting =>
  readConfig({ ...process.env, ...(storeOption === undefined ? {} : { LENDWIRE_STORE: storeOption }) })
    .masterKey

/**
 * Opens the secrets of a store with its master key.
 *
 * @param storeOption the store of the option `--store`; left out, that of the environment
 */
export const openSecrets = (
  store: Store,
  storeOption: string | undefined,
  output: Pick<Output, 'complain' | 'language'>,
  resealed: (documents: number, keyId: string) => void = () => undefined,
  reseal: 'where_needed' | 'all' = 'where_needed',
): Promise<Store> =>
  openSealedStore(
    store,
    createKeySource(masterKeyOf(storeOption)),
    createConfigKinds(protocolRegistry),
    {
      created: () => output.complain(sentencesFor(output).t('command_line.master_key_created')),
      notSealed: () => output.complain(sentencesFor(output).t('command_line.secrets_not_sealed')),
      resealed: ({ documents, keyId }) => resealed(documents, keyId),
    },
    reseal,
  )

/** Opens the secrets of a store for a command that only looks: no key is created, and nothing is sealed. */
export const readSecrets = (store: Store, storeOption: string | undefined): Promise<Store> =>
  readSealedStore(store, createKeySource(masterKeyOf(storeOption)), createConfigKinds(protocolRegistry))

/** Options of `lendwire keys rotate`. */
export type RotateOptions = {
  readonly store?: string | undefined
  readonly allowLoss?: boolean | undefined
  /** True only seals again with the first key that is set. */
  readonly reseal?: boolean | undefined
  readonly json?: boolean | undefined
}

const rotationLines = (resealed: Resealed | null, output: Output): readonly string[] => {
  const { t } = sentencesFor(output)
  return [
    resealed === null
      ? t('command_line.secrets_current')
      : t('command_line.documents_sealed', { documents: resealed.documents, key: resealed.keyId }),
    t('command_line.earlier_keys'),
  ]
}

/**
 * Adds a new master key to the key file and seals all secrets with it, while gateways run: they read the file again
 * when they meet a secret that the new key sealed: `lendwire keys rotate`.
 *
 * @returns the exit code
 * @throws Problem invalid_input where no key is set, or the keys are not in a file and are to be added to
 */
export const rotateMasterKey = async (options: RotateOptions, output: Output): Promise<number> => {
  const address = existingStore(options.store)
  const setting = masterKeyOf(options.store)
  if (setting.kind === 'none') throw new Problem('invalid_input', reason('command_line.no_master_key'))
  if (options.reseal !== true) await addKeyToFile(setting)
  return withStore(address, output, options.allowLoss === true, async (store) => {
    let resealed: Resealed | null = null
    const keep = (documents: number, keyId: string): void => {
      resealed = { documents, keyId }
    }
    await openSecrets(store, options.store, output, keep, 'all')
    for (const line of options.json === true
      ? [JSON.stringify({ resealed })]
      : rotationLines(resealed, output))
      output.print(line)
    return 0
  })
}
