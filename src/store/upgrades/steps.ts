import { attentionStep } from './attention-step.ts'
import {
  configurationCodesStep,
  pausedWebhooksStep,
  sealedUrlsStep,
  senderChecksStep,
} from './document-steps.ts'
import { plainNamesStep } from './plain-names-step.ts'
import { reasonsStep } from './reasons-step.ts'
import type { UpgradeStep } from './step.ts'

const steps: readonly UpgradeStep[] = [
  attentionStep,
  plainNamesStep,
  configurationCodesStep,
  senderChecksStep,
  reasonsStep,
  pausedWebhooksStep,
  sealedUrlsStep,
]

/**
 * The steps from a store of lendwire 0.1.0 (data version 0) to the present shape of what is stored, in order. A step that
 * was released is never changed: what is to be different comes as a new one. docs/upgrades.md says how to add one. The
 * places between these steps changed what no released version had stored: they have nothing to do any more.
 */
export const upgradeSteps: readonly UpgradeStep[] = Array.from(
  { length: (steps.at(-1)?.from ?? -1) + 1 },
  (_, from) =>
    steps.find((step) => step.from === from) ?? { from, name: 'nothing is to change', changes: {} },
)
