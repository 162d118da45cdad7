import { existsSync } from 'node:fs'
import { readAlarmSettings } from '../../alarms/stored-alarms.ts'
import type { Config } from '../../config.ts'
import { reasonOfDocumentFault } from '../../configuration/document-fault.ts'
import { createConfigKinds } from '../../configuration/kinds.ts'
import { createConfiguration } from '../../configuration/snapshot.ts'
import { findAccountFaults } from '../../http/api/configuration/account-faults.ts'
import { createKeySource } from '../../node/key-source.ts'
import { protocolRegistry } from '../../partners/registry.ts'
import { Problem } from '../../problem.ts'
import { readSealedStore } from '../../secrets/open-sealed-store.ts'
import type { StoreAddress } from '../../store/address.ts'
import { openSnapshot } from '../../store/open-store.ts'
import type { Store } from '../../store/ports/store.ts'
import { upgradeSteps } from '../../store/upgrades/steps.ts'
import { isWhole } from '../../store/upgrades/store-version.ts'
import { reason } from '../../translations/reason.ts'
import type { Output } from '../output.ts'
import { withUpgradedStore } from '../stores.ts'
import { checkOpenIdLibraries } from './check-openid.ts'
import { checkPartners } from './check-partners.ts'
import { type Finding, failure, passed } from './finding.ts'

const kinds = createConfigKinds(protocolRegistry)

/** Names the stored documents that cannot be read, with what is wrong with each, and tests the partners. */
const checkConfiguration = async (
  stored: Store,
  config: Pick<Config, 'masterKey' | 'publicUrl'>,
): Promise<readonly Finding[]> => {
  const check = 'configuration'
  try {
    const store = await readSealedStore(stored, createKeySource(config.masterKey), kinds)
    const partners = await checkPartners(store, config)
    const { faults: listFaults } = await createConfiguration(store, protocolRegistry).snapshot()
    const faults = [...listFaults(), ...(await findAccountFaults(store))]
    const read: readonly Finding[] =
      faults.length === 0
        ? [passed(check, reason('doctor.documents_read'))]
        : faults.map((fault) => failure(check, reasonOfDocumentFault(fault), reason('doctor.save_document')))
    return [...read, ...partners]
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [failure(check, error.reason, reason('doctor.see', { page: 'security' }))]
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

/** The findings about what is stored, and whether alarms have a webhook. */
type DocumentFindings = { readonly findings: readonly Finding[]; readonly hasAlarmWebhook: boolean }

/** Checks that each stored document of the configuration can be read, and tests the connection to each active partner. */
export const checkDocuments = async (
  config: Pick<Config, 'store' | 'masterKey' | 'openId' | 'publicUrl'>,
  output: Output,
): Promise<DocumentFindings> => {
  if (!(await isReadable(config.store))) return { findings: [], hasAlarmWebhook: false }
  try {
    return await withUpgradedStore(config.store, output, async (store) => ({
      findings: [
        ...(await checkConfiguration(store, config)),
        ...(await checkOpenIdLibraries(store, config)),
      ],
      hasAlarmWebhook: (await readAlarmSettings(store)).webhook !== undefined,
    }))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return {
      findings: [failure('store', error.reason, reason('doctor.see', { page: 'storage' }))],
      hasAlarmWebhook: false,
    }
  }
}
