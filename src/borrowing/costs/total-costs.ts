import type { CostRecord } from '../request/cost-record.ts'
import type { Request } from '../request/request.ts'
import { amountOf, unitsOf } from './amounts.ts'
import { sureCostsOf } from './record-costs.ts'

/** The costs of a request in one currency, as decimal amounts. */
export type CostTotal = {
  readonly currency: string
  /** The sum of the agreed offers that still hold: the last of each partner that is asked or supplies. */
  readonly agreed: string
  /** The sum of all that is to be paid: everything but offers. */
  readonly charged: string
  /** The settled part of it, and the open part. */
  readonly settled: string
  readonly open: string
}

/**
 * Returns the agreed offers that still hold: a later offer of a partner replaces its earlier ones, and one that was
 * left asks for nothing.
 */
const heldOffers = (request: Pick<Request, 'costs' | 'rota'>): readonly CostRecord[] => {
  const { rota } = request
  const agreed = sureCostsOf(request).filter(({ kind, agreed }) => kind === 'offered' && agreed === true)
  return agreed.filter(({ entry, at }) => {
    if (entry === undefined) return true
    const state = rota.find(({ id }) => id === entry)?.state
    return (
      (state === 'active' || state === 'supplied') &&
      agreed.every((other) => other.entry !== entry || other.at <= at)
    )
  })
}

/** Returns an amount in ten-thousandths; a credit is less than nothing. */
export const signedUnitsOf = ({ kind, amount }: Pick<CostRecord, 'kind' | 'amount'>): bigint =>
  kind === 'credit' ? -unitsOf(amount) : unitsOf(amount)

/** Returns whether it is a credit that staff have neither confirmed nor settled: it is in no total. */
export const isOpenCredit = ({ kind, agreed, settledAt }: CostRecord): boolean =>
  kind === 'credit' && agreed !== true && settledAt === undefined

/** Adds up the costs of a request, by currency in the order of the alphabet. */
export const totalCosts = (request: Pick<Request, 'costs' | 'rota'>): readonly CostTotal[] => {
  const costs = sureCostsOf(request).filter((cost) => !isOpenCredit(cost))
  const offers = heldOffers(request)
  return [...new Set(costs.map(({ currency }) => currency))].toSorted().map((currency) => {
    const own = costs.filter((cost) => cost.currency === currency)
    const charges = own.filter((cost) => cost.kind !== 'offered')
    const sum = (some: readonly CostRecord[]): string =>
      amountOf(some.reduce((total, cost) => total + signedUnitsOf(cost), 0n))
    return {
      currency,
      agreed: sum(offers.filter((cost) => cost.currency === currency)),
      charged: sum(charges),
      settled: sum(charges.filter(({ settledAt }) => settledAt !== undefined)),
      open: sum(charges.filter(({ settledAt }) => settledAt === undefined)),
    }
  })
}
