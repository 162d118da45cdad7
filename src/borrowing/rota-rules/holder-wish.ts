import type { BalancePeriod } from '../partner-statistics/balance.ts'
import type { Cost, Instant, PartnerCode } from '../values.ts'
import type { BalanceLimit } from './balance-limits.ts'
import type { Borrower } from './skips.ts'
import type { Coordinates, NetworkMembership, Tier } from './supply-terms.ts'

/** What a holder is compared with: the library that asks, and what it asks for. */
export type HolderWish = {
  readonly borrower: Borrower
  readonly networks: readonly NetworkMembership[]
  /** The networks that the template keeps to, as `plainName` writes them; empty for all. */
  readonly onlyNetworks: readonly string[]
  readonly level: string | undefined
  readonly maximumCost: Cost | undefined
  readonly format: string | undefined
  readonly publicationType: string | undefined
  readonly publicationDate: string | undefined
  readonly patronGroup: string | undefined
  readonly home: Home
  /** Which of its scores a partner is sorted by. */
  readonly balanceScope: 'pool' | 'bilateral'
  readonly balancePeriod: BalancePeriod
}

/**
 * The scores of partners by period, below 1 for those that have lent less than their target: with all libraries, and with
 * the one that asks.
 */
export type Balances = Readonly<
  Partial<
    Record<
      BalancePeriod,
      Readonly<Record<'pool' | 'bilateral', Readonly<Partial<Record<PartnerCode, number>>>>>
    >
  >
>

/** The library that asks, as far as holders are sorted by how near to it they are, and when that is. */
export type Home = {
  readonly couriers: readonly string[]
  /** What it charges others; empty where that is not known. */
  readonly tiers: readonly Tier[]
  readonly location: Coordinates | undefined
  /** The countries in its addresses. */
  readonly countries: readonly string[]
  /** The directory entries that it is or belongs to, without consortia. */
  readonly institutions: readonly string[]
  readonly balances: Balances
  /** The balance rules of its networks. */
  readonly limits: readonly BalanceLimit[]
  readonly now: Instant
}
