import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import { faultWords } from '../../configuration/document-fault.ts'
import { createConfigKinds } from '../../configuration/kinds.ts'
import { createConfiguration } from '../../configuration/snapshot.ts'
import { findAccountFaults } from '../../http/api/configuration/account-faults.ts'
import { createKeySource } from '../../node/key-source.ts'
import { protocolRegistry } from '../../partners/registry.ts'
import { Problem } from '../../problem.ts'
import { readSealedStore } from '../../secrets/open-sealed-store.ts'
import type { StoreAddress } from '../../store/address.ts'
import { openSnapshot } from '../../store/open-snapshot.ts'
import type { Store } from '../../store/ports/store.ts'
import { upgradeSteps } from '../../store/upgrades/steps.ts'
import { isWhole } from '../../store/upgrades/store-version.ts'
import type { Output } from '../messages.ts'
import { reportError } from '../report-error.ts'
import { withUpgradedStore } from '../stores.ts'
import { checkOpenIdLibraries } from './check-openid.ts'
import { checkReach } from './check-reach.ts'
import type { Finding } from './finding.ts'

const kinds = createConfigKinds(protocolRegistry)

/** The part of a partner's document that is read: its secrets may be sealed under a key that is not here. */
const Reached = z.looseObject({ code: z.string(), connection: z.looseObject({ url: z.url() }) })

const checkPartners = async (store: Pick<Store, 'listDocuments'>): Promise<readonly Finding[]> =>
  Promise.all(
    (await store.listDocuments('partner')).flatMap(({ value }) => {
      const partner = Reached.safeParse(value).data
      if (partner === undefined) return []
      const remedy = 'Ask the partner, and look at its profile and the firewall.'
      return [checkReach(`partner ${partner.code}`, partner.connection.url, remedy)]
    }),
  )

/** Names the stored documents that cannot be read, with what is wrong with each. */
const checkConfiguration = async (
  stored: Store,
  { masterKey }: Pick<Config, 'masterKey'>,
): Promise<readonly Finding[]> => {
  const check = 'configuration'
  try {
    const store = await readSealedStore(stored, createKeySource(masterKey), kinds)
    const { faults: listFaults } = await createConfiguration(store, protocolRegistry).snapshot()
    const faults = [...listFaults(), ...(await findAccountFaults(store))]
    return faults.length === 0
      ? [{ check, result: 'ok', detail: 'all stored documents can be read' }]
      : faults.map((fault) => ({
          check,
          result: 'failed',
          detail: faultWords(fault),
          remedy: 'Save it again in the console or by the API, or delete it.',
        }))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [{ check, result: 'failed', detail: reportError(error), remedy: 'See docs/security.md.' }]
  }
}

/** Returns whether documents can be read without an upgrade of the store: a check changes nothing. */
const isReadable = async (store: StoreAddress): Promise<boolean> => {
  if (store.kind !== 'sqlite') return true
  if (!existsSync(store.file)) return false
  const snapshot = await openSnapshot(store)
  try {
    return isWhole(snapshot.version, upgradeSteps.length)
  } finally {
    snapshot.close()
  }
}

/** Checks that each stored document of the configuration can be read, and that each partner's address answers. */
export const checkDocuments = async (
  config: Pick<Config, 'store' | 'masterKey' | 'openId'>,
  output: Output,
): Promise<readonly Finding[]> => {
  if (!(await isReadable(config.store))) return []
  try {
    return await withUpgradedStore(config.store, output, async (store) => [
      ...(await checkConfiguration(store, config)),
      ...(await checkPartners(store)),
      ...(await checkOpenIdLibraries(store, config)),
    ])
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [{ check: 'store', result: 'failed', detail: reportError(error), remedy: 'See docs/storage.md.' }]
  }
}
