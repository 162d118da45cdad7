import type { UpgradeStep } from './step.ts'

/**
 * The steps from a store of lendwire 0.1.0 (data version 0) to the present shape of what is stored, in order. A step that
 * was released is never changed: what is to be different comes as a new one. docs/upgrades.md says how to add one.
 */
export const upgradeSteps: readonly UpgradeStep[] = []
