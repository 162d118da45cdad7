import { attentionStep } from './attention-step.ts'
import { configurationCodesStep } from './configuration-codes-step.ts'
import { pausedWebhooksStep } from './paused-webhooks-step.ts'
import { plainFactsStep } from './plain-facts-step.ts'
import { plainNamesStep } from './plain-names-step.ts'
import { reasonsStep } from './reasons-step.ts'
import { senderChecksStep } from './sender-checks-step.ts'
import type { UpgradeStep } from './step.ts'

/** Requests are indexed again: by now they are found by the configuration documents that they name. */
const indexNamedDocuments: UpgradeStep = {
  from: 1,
  name: 'requests are found by the documents that they name',
  // A request stays as it is. Because the step changes requests, each of them is indexed again.
  changes: { request: (request) => request },
}

/** Requests are indexed again: by now lists find them by their state and facets. */
const indexForLists: UpgradeStep = {
  from: 3,
  name: 'requests are listed by state, facets and times',
  changes: { request: (request) => request },
}

/** Requests are indexed again: by now words are found by their beginnings, and patrons by their names. */
const indexPatronNames: UpgradeStep = {
  from: 5,
  name: 'requests are found by beginnings of words, and by names of patrons',
  changes: { request: (request) => request },
}

/** Requests are indexed again: by now they are found by the library's own system that has items of them. */
const indexItemsInIls: UpgradeStep = {
  from: 8,
  name: 'requests are found by the library system that has items of them',
  changes: { request: (request) => request },
}

/** Requests are reindexed: lists are now queries, and are sorted by the time of attention too. */
const indexForQueries: UpgradeStep = {
  from: 9,
  name: 'lists are queries of the database, and sort by the time of attention',
  changes: { request: (request) => request },
}

/**
 * The steps from a store of lendwire 0.1.0 (data version 0) to the present shape of what is stored, in order. A step that
 * was released is never changed: what is to be different comes as a new one. docs/upgrades.md says how to add one.
 */
export const upgradeSteps: readonly UpgradeStep[] = [
  attentionStep,
  indexNamedDocuments,
  plainNamesStep,
  indexForLists,
  configurationCodesStep,
  indexPatronNames,
  senderChecksStep,
  plainFactsStep,
  indexItemsInIls,
  indexForQueries,
  reasonsStep,
  pausedWebhooksStep,
]
