import { activeEntry } from '../life-cycle/draft.ts'
import { questionOf } from '../life-cycle/negotiation.ts'
import type { CostRecord } from '../request/cost-record.ts'
import type { Request } from '../request/request.ts'
import { isNothing, isOver } from './amounts.ts'
import { maximumCostOf } from './maximum-cost.ts'
import { costsOf } from './record-costs.ts'

/** Returns whether the active partner asks for more than the maximum in the open question, or may offer an amount. */
const isOpenOfferOver = (request: Request, cost: CostRecord): boolean => {
  const open = questionOf(request)?.kind
  if (cost.kind !== 'offered' || cost.entry !== activeEntry(request)?.id) return false
  return (
    cost.doubt !== undefined ||
    ((open === 'condition' || open === 'retry') && isOver(cost, maximumCostOf(request)))
  )
}

/**
 * Returns costs that staff must look at: charges that nobody agreed to or settled, open offers over the maximum
 * cost, and amounts that may be one of these.
 */
export const unsettledCosts = (request: Request): readonly CostRecord[] =>
  costsOf(request).filter(
    (cost) =>
      cost.agreed === undefined &&
      cost.settledAt === undefined &&
      !isNothing(cost.amount) &&
      (cost.kind !== 'offered' || isOpenOfferOver(request, cost)),
  )

/** Returns whether an offer is still to be followed by a shipment, with its charge. */
const isOfferAwaited = (request: Request, { entry: id }: CostRecord): boolean => {
  const entry = activeEntry(request)
  return entry !== undefined && entry.id === id && entry.shipped !== true
}

/**
 * Returns charges, and until the shipment offers, that are agreed because they are within the maximum cost: staff should
 * know of them.
 */
export const costsWithinMaximum = (request: Request): readonly CostRecord[] =>
  costsOf(request).filter(
    (cost) =>
      cost.withinMaximum === true &&
      cost.settledAt === undefined &&
      (cost.kind !== 'offered' || isOfferAwaited(request, cost)),
  )
