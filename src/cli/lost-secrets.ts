import { createConfigKinds } from '../configuration/kinds.ts'
import { createKeySource } from '../node/key-source.ts'
import { protocolRegistry } from '../partners/registry.ts'
import { dropLostSecrets, findLostSecrets, type LostSecret } from '../secrets/lost-secrets.ts'
import type { MasterKey } from '../secrets/master-keys.ts'
import { sealedDocuments } from '../secrets/sealed-documents.ts'
import type { Store } from '../store/ports/store.ts'
import { masterKeyOf } from './master-key.ts'
import { type Output, sentencesFor } from './output.ts'
import { existingStore, withStore } from './stores.ts'

/** Options of `lendwire keys lost`. */
export type LostSecretsOptions = {
  readonly store?: string
  readonly allowLoss?: boolean
  /** Drops them, so that the gateway starts without the key that sealed them. */
  readonly drop?: boolean
  readonly json?: boolean
}

/** A lost secret as the command line prints it. */
export type LostSecretView = {
  readonly kind: string
  readonly code: string
  readonly path: string
  readonly masterKey: string
}

const viewOf = ({ kind, code, path, keyId }: LostSecret): LostSecretView => ({
  kind,
  code,
  path: path.join('/'),
  masterKey: keyId,
})

/** Describes a lost secret in a line. */
export const lostSecretLine = ({ kind, code, path, masterKey }: LostSecretView, output: Output): string => {
  const { t } = sentencesFor(output)
  const document = t('named_by.document', { kind, document: code })
  return t('command_line.lost_secret', { document, path, masterKey })
}

const documents = sealedDocuments(createConfigKinds(protocolRegistry))

const presentKeys = async (storeOption: string | undefined): Promise<readonly MasterKey[]> =>
  (await createKeySource(masterKeyOf(storeOption)).read()) ?? []

/**
 * Lists the secrets of a store that no master key opens which is set.
 *
 * @param storeOption the store of the option `--store`; left out, that of the environment
 */
export const listLostSecrets = async (
  store: Pick<Store, 'listDocuments'>,
  storeOption: string | undefined,
): Promise<readonly LostSecretView[]> =>
  (await findLostSecrets(store, await presentKeys(storeOption), documents)).map(viewOf)

/**
 * Lists the secrets that no master key opens which is set: `lendwire keys lost`. With `--drop`, drops them, so that the
 * gateway starts without that key.
 *
 * @returns the exit code: 1 if there are any, and they are not dropped
 */
export const lostSecrets = async (
  { store: storeOption, allowLoss = false, drop = false, json = false }: LostSecretsOptions,
  output: Output,
): Promise<number> =>
  withStore(existingStore(storeOption), output, allowLoss, async (store) => {
    const keys = await presentKeys(storeOption)
    const lost = await findLostSecrets(store, keys, documents)
    if (drop) await dropLostSecrets(store, lost, keys, documents)
    if (json) output.print(JSON.stringify({ dropped: drop, lost: lost.map(viewOf) }, null, 2))
    else {
      for (const each of lost) output.print(lostSecretLine(viewOf(each), output))
      output.print(summaryOf(lost.length, drop, output))
    }
    return lost.length === 0 || drop ? 0 : 1
  })

const summaryOf = (count: number, isDropped: boolean, output: Output): string => {
  const { t } = sentencesFor(output)
  if (count === 0) return t('command_line.no_lost_secrets')
  return t(isDropped ? 'command_line.secrets_dropped' : 'command_line.secrets_lost', { count })
}
