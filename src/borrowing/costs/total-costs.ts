import type { CostRecord } from '../request/cost-record.ts'
import { sumOf } from './amounts.ts'

/** The costs of a request in one currency, as decimal amounts. */
export type CostTotal = {
  readonly currency: string
  /** The sum of what was agreed to of the offers. */
  readonly agreed: string
  /** The sum of all that is to be paid: everything but offers. */
  readonly charged: string
  /** The settled part of it, and the open part. */
  readonly settled: string
  readonly open: string
}

/** Adds up the costs of a request, by currency in the order of the alphabet. */
export const totalCosts = (costs: readonly CostRecord[]): readonly CostTotal[] =>
  [...new Set(costs.map(({ currency }) => currency))].toSorted().map((currency) => {
    const own = costs.filter((cost) => cost.currency === currency)
    const charges = own.filter(({ kind }) => kind !== 'offered')
    const sum = (some: readonly CostRecord[]): string => sumOf(some.map(({ amount }) => amount))
    return {
      currency,
      agreed: sum(own.filter(({ kind, agreed }) => kind === 'offered' && agreed === true)),
      charged: sum(charges),
      settled: sum(charges.filter(({ settledAt }) => settledAt !== undefined)),
      open: sum(charges.filter(({ settledAt }) => settledAt === undefined)),
    }
  })
