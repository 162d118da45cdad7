import type { CommandType, RequestView } from '../../../api/types.ts'
import { costLimitOf } from '../cost-limit.ts'

type Cost = { readonly amount: string; readonly currency: string }

/** What a lender asks for, and what was allowed. */
export type CostOffer = {
  readonly cost: Cost
  readonly limit: Cost | undefined
  /** What was agreed with the same lender before. */
  readonly agreedBefore: Cost | undefined
}

/** Returns the cost on which a command decides; undefined where the lender asks for none. */
export const costOfferOf = (type: CommandType, request: RequestView): CostOffer | undefined => {
  const { negotiation, rota } = request
  // A retry asks for more than the cost, in the form of its own.
  if (type !== 'accept_condition' || negotiation?.kind !== 'condition') return undefined
  if (negotiation.cost === undefined) return undefined
  return {
    cost: negotiation.cost,
    limit: costLimitOf(request),
    agreedBefore: rota.find(({ state }) => state === 'active')?.accepted?.cost,
  }
}

/** By how much an offer differs from what was agreed before, else by how much it is over the limit. */
export type CostDifference = { readonly amount: number; readonly from: 'limit' | 'agreedBefore' }

/** Amounts have at most four digits behind the point. */
const scale = 10_000

/** Returns the difference that a person decides on; undefined where there is none, or it is of another currency. */
export const differenceOf = ({ cost, limit, agreedBefore }: CostOffer): CostDifference | undefined => {
  const from = agreedBefore === undefined ? 'limit' : 'agreedBefore'
  const other = agreedBefore ?? limit
  if (other === undefined || other.currency !== cost.currency) return undefined
  const amount = Math.round((Number(cost.amount) - Number(other.amount)) * scale) / scale
  return amount === 0 || (from === 'limit' && amount < 0) ? undefined : { amount, from }
}
