import { version } from '../../version.ts'
import type { Store } from '../ports/store.ts'
import type { UpgradeStep } from './step.ts'
import { upgradeSteps as presentSteps } from './steps.ts'
import type { StoreVersion } from './store-version.ts'
import { type UpgradableStore, upgradeStore } from './upgrade-store.ts'

/** The settings for the upgrade of the data when a store is opened. */
export type UpgradeSettings = {
  /** Called with a message for each upgrade of data that an older version stored. */
  readonly onUpgrade?: (message: string) => void
  /** The steps of upgrades; by default those of this version. */
  readonly upgradeSteps?: readonly UpgradeStep[]
}

/**
 * Brings the data of a store that was just opened to this version, and closes the store if that fails.
 *
 * @param createUpgradable makes the adapter's side of upgrades, given the newest version of the data
 * @throws Problem `unavailable` if a newer lendwire wrote the store
 */
export const upgradeOpenedStore = async (
  store: Store,
  createUpgradable: (newest: Pick<StoreVersion, 'data' | 'program'>) => UpgradableStore,
  { onUpgrade: report, upgradeSteps: steps = presentSteps }: UpgradeSettings,
): Promise<void> => {
  const upgradable = createUpgradable({ data: steps.length, program: version })
  try {
    await upgradeStore(store, upgradable, { program: version, steps, report })
  } catch (error) {
    await store.close()
    throw error
  }
}
