import { version } from '../../version.ts'
import type { Store } from '../ports/store.ts'
import type { UpgradeStep } from './step.ts'
import { upgradeSteps as presentSteps } from './steps.ts'
import { isNewer, isWhole, olderStore, type StoreVersion } from './store-version.ts'
import { type Report, type UpgradableStore, upgradeStore } from './upgrade-store.ts'

/** The settings for the upgrade of the data when a store is opened. */
export type UpgradeSettings = {
  /** Called with a message for each upgrade of data that an older version stored. */
  readonly onUpgrade?: Report
  /** True if a store that an older version wrote is refused, and not upgraded. */
  readonly requireUpgraded?: boolean
  /** The steps of upgrades; by default those of this version. */
  readonly upgradeSteps?: readonly UpgradeStep[]
}

/** Refuses a store whose records an older version wrote: `Problem` unavailable. */
export const refuseOlder = (version: StoreVersion, steps: number): void => {
  if (!isWhole(version, steps) && !isNewer(version, steps)) throw olderStore(version, steps)
}

/**
 * Brings the data of a store that was just opened to this version, and closes the store if that fails.
 *
 * @param createUpgradable makes the adapter's side of upgrades, given the newest version of the data
 * @throws Problem `unavailable` if a newer lendwire wrote the store, or an older one and it must not be upgraded
 */
export const upgradeOpenedStore = async (
  store: Store,
  createUpgradable: (newest: Pick<StoreVersion, 'data' | 'program'>) => UpgradableStore,
  { onUpgrade: report, requireUpgraded = false, upgradeSteps: steps = presentSteps }: UpgradeSettings,
): Promise<void> => {
  const upgradable = createUpgradable({ data: steps.length, program: version })
  try {
    if (requireUpgraded) refuseOlder(await upgradable.readVersion(), steps.length)
    await upgradeStore(store, upgradable, { program: version, steps, report })
  } catch (error) {
    await store.close()
    throw error
  }
}
