import type { CommandType, RequestView } from '../../../api/types.ts'

type Cost = { readonly amount: string; readonly currency: string }

/** What a lender asks for, and what was allowed. */
export type CostOffer = { readonly cost: Cost; readonly limit: Cost | undefined }

/** Returns the cost on which a command decides; undefined where the lender asks for none. */
export const costOfferOf = (
  type: CommandType,
  { negotiation, rota, service }: RequestView,
): CostOffer | undefined => {
  // A retry asks for more than the cost, in the form of its own.
  if (type !== 'accept_condition' || negotiation?.kind !== 'condition') return undefined
  if (negotiation.cost === undefined) return undefined
  const active = rota.find(({ state }) => state === 'active')
  return { cost: negotiation.cost, limit: active?.changes?.service?.maximumCost ?? service.maximumCost }
}
