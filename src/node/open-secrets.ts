import type { Config } from '../config.ts'
import { createConfigKinds } from '../configuration/kinds.ts'
import type { LogEntry } from '../log.ts'
import { protocolRegistry } from '../partners/registry.ts'
import { openSealedStore } from '../secrets/open-sealed-store.ts'
import type { Store } from '../store/ports/store.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import { createKeySource } from './key-source.ts'

/** Opens the secrets of a store with the master key of the settings, and logs what an operator should know. */
export const openSecrets = (
  store: Store,
  { masterKey }: Config,
  log: (entry: LogEntry) => void,
): Promise<Store> =>
  openSealedStore(store, createKeySource(masterKey), createConfigKinds(protocolRegistry), {
    created: () =>
      log({
        level: 'info',
        message:
          'A master key that seals secrets was created beside the store. In production keep it apart: set LENDWIRE_MASTER_KEY_FILE or LENDWIRE_MASTER_KEY_COMMAND, and keep a copy, without which a backup is of no use.',
        facts: { file: masterKey.kind === 'file' ? masterKey.file : '' },
      }),
    notSealed: () =>
      log({
        level: 'warn',
        message: sentencesIn('en').t('command_line.secrets_not_sealed'),
        facts: {},
      }),
    resealed: ({ documents, keyId }) =>
      log({ level: 'info', message: 'Secrets were sealed with the master key', facts: { documents, keyId } }),
  })
