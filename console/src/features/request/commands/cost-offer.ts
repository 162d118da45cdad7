import type { CommandType, RequestView } from '../../../api/types.ts'
import { costLimitOf } from '../cost-limit.ts'

type Cost = { readonly amount: string; readonly currency: string }

/** What a lender asks for, and what was allowed. */
export type CostOffer = { readonly cost: Cost; readonly limit: Cost | undefined }

/** Returns the cost on which a command decides; undefined where the lender asks for none. */
export const costOfferOf = (type: CommandType, request: RequestView): CostOffer | undefined => {
  const { negotiation } = request
  // A retry asks for more than the cost, in the form of its own.
  if (type !== 'accept_condition' || negotiation?.kind !== 'condition') return undefined
  if (negotiation.cost === undefined) return undefined
  return { cost: negotiation.cost, limit: costLimitOf(request) }
}
