import { activeEntry } from '../life-cycle/draft.ts'
import { questionOf } from '../life-cycle/negotiation.ts'
import type { CostRecord } from '../request/cost-record.ts'
import type { Request } from '../request/request.ts'
import type { Cost } from '../values.ts'
import { isNothing, isOver } from './amounts.ts'
import { costsOf } from './record-costs.ts'

/**
 * Returns the most that the library pays to the active partner: what a retry changed for its entry counts before the
 * request's.
 */
export const maximumCostOf = (request: Request): Cost | undefined =>
  activeEntry(request)?.changes?.service?.maximumCost ?? request.service.maximumCost

/** Returns whether the active partner asks for more than the maximum in the open question. */
const isOpenOfferOver = (request: Request, cost: CostRecord): boolean => {
  const open = questionOf(request)?.kind
  return (
    cost.kind === 'offered' &&
    cost.entry === activeEntry(request)?.id &&
    (open === 'condition' || open === 'retry') &&
    isOver(cost, maximumCostOf(request))
  )
}

/**
 * Returns costs that staff must look at: charges that nobody agreed to or settled, and open offers over the maximum
 * cost.
 */
export const unsettledCosts = (request: Request): readonly CostRecord[] =>
  costsOf(request).filter(
    (cost) =>
      cost.agreed === undefined &&
      cost.settledAt === undefined &&
      !isNothing(cost.amount) &&
      (cost.kind !== 'offered' || isOpenOfferOver(request, cost)),
  )
