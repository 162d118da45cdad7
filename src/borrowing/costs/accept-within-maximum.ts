import { activeEntry, change, changeEntry, type Draft, workflowOf } from '../life-cycle/draft.ts'
import { questionOf } from '../life-cycle/negotiation.ts'
import type { Entry } from '../request/entry.ts'
import type { Question } from '../request/negotiation.ts'
import { isSameCost, isWithin } from './amounts.ts'
import { maximumCostOf } from './maximum-cost.ts'
import { costsOf } from './record-costs.ts'

type Offer = Extract<Question, { kind: 'condition' | 'retry' }>

const asksOnlyForCost = (offer: Offer): boolean =>
  (offer.conditions ?? []).length === 0 &&
  (offer.kind === 'condition' || offer.reason === undefined || offer.reason === 'CostExceedsMaxCost')

const wasAcceptedBefore = (entry: Entry, offer: Offer): boolean =>
  (entry.autoAccepted ?? []).some((each) => each.kind === offer.kind && isSameCost(each.cost, offer.cost))

/**
 * Returns the open offer of the active partner, where it is accepted without staff: the workflow profile allows it, it
 * asks for no more than the request's maximum cost in the same currency and for nothing else, and it was not accepted
 * so before (a partner that repeats its offer would repeat it for ever).
 */
export const offerWithinMaximum = (draft: Draft): Offer | undefined => {
  const open = questionOf(draft.request)
  const entry = activeEntry(draft.request)
  if ((open?.kind !== 'condition' && open?.kind !== 'retry') || entry === undefined) return undefined
  return workflowOf(draft, entry).acceptWithinMaximumCost &&
    open.cost !== undefined &&
    isWithin(open.cost, maximumCostOf(draft.request)) &&
    asksOnlyForCost(open) &&
    !wasAcceptedBefore(entry, open)
    ? open
    : undefined
}

/** Notes on the entry and its costs that an offer was accepted without staff, who are informed. */
export const noteAutoAccepted = (draft: Draft, { kind, cost }: Offer): Draft => {
  const entry = activeEntry(draft.request)
  if (entry === undefined || cost === undefined) return draft
  const noted = changeEntry(draft, entry.id, {
    autoAccepted: [...(entry.autoAccepted ?? []), { kind, cost }].slice(-20),
  })
  return change(noted, {
    costs: costsOf(noted.request).map((each) =>
      each.kind === 'offered' && each.entry === entry.id && each.doubt === undefined && isSameCost(each, cost)
        ? { ...each, withinMaximum: true }
        : each,
    ),
  })
}
