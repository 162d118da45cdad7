import { attentionStep } from './attention-step.ts'
import { configurationCodesStep } from './configuration-codes-step.ts'
import { pausedWebhooksStep } from './paused-webhooks-step.ts'
import { plainFactsStep } from './plain-facts-step.ts'
import { plainNamesStep } from './plain-names-step.ts'
import { reasonsStep } from './reasons-step.ts'
import { senderChecksStep } from './sender-checks-step.ts'
import type { UpgradeStep } from './step.ts'

/** Because a step changes requests, though it leaves each as it is, all of them are indexed again. */
const indexAgain = (from: number, name: string): UpgradeStep => ({
  from,
  name,
  changes: { request: (request) => request },
})

/**
 * The steps from a store of lendwire 0.1.0 (data version 0) to the present shape of what is stored, in order. A step that
 * was released is never changed: what is to be different comes as a new one. docs/upgrades.md says how to add one.
 */
export const upgradeSteps: readonly UpgradeStep[] = [
  attentionStep,
  indexAgain(1, 'requests are found by the documents that they name'),
  plainNamesStep,
  indexAgain(3, 'requests are listed by state, facets and times'),
  configurationCodesStep,
  indexAgain(5, 'requests are found by beginnings of words, and by names of patrons'),
  senderChecksStep,
  plainFactsStep,
  indexAgain(8, 'requests are found by the library system that has items of them'),
  indexAgain(9, 'lists are queries of the database, and sort by the time of attention'),
  reasonsStep,
  pausedWebhooksStep,
]
