import { reason } from '../../translations/reason.ts'
import { isNothing, isWithin, unitsOf } from '../costs/amounts.ts'
import type { LeftOutReason } from '../request/rota-build.ts'
import { type BalanceVerdict, judgeBalance } from './balance-limits.ts'
import type { Holder } from './holder.ts'
import type { HolderWish } from './holder-wish.ts'
import type { Lender } from './lender.ts'
import { skipWhenBuilt } from './skips.ts'
import { againstPolicy } from './supply-policy.ts'
import { type NetworkMembership, plainName, type Tier } from './supply-terms.ts'

const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || (other !== undefined && plainName(one) === plainName(other))

/** Lists the memberships of the library in networks that both have in common. */
const sharedNetworks = (
  lender: Lender,
  { networks, onlyNetworks }: HolderWish,
): readonly NetworkMembership[] =>
  networks.filter((own) => {
    const key = plainName(own.network)
    return (
      (onlyNetworks.length === 0 || onlyNetworks.includes(key)) &&
      (lender.networks ?? []).some(({ network }) => plainName(network) === key)
    )
  })

/** Returns the best membership that both have in common; undefined where there is none. */
export const sharedNetwork = (lender: Lender, wish: HolderWish): NetworkMembership | undefined => {
  let best: NetworkMembership | undefined
  for (const own of sharedNetworks(lender, wish))
    if (best === undefined || own.priority < best.priority) best = own
  return best
}

/** Says what the balance rules of the networks in common make of a lender; null where nothing. */
export const balanceVerdict = (lender: Lender, wish: HolderWish): BalanceVerdict | null =>
  wish.home.limits.length === 0
    ? null
    : judgeBalance(
        lender,
        wish.home.limits,
        sharedNetworks(lender, wish).map(({ network }) => plainName(network)),
      )

const againstBalance = (lender: Lender, wish: HolderWish): LeftOutReason | null => {
  const verdict = balanceVerdict(lender, wish)
  return verdict?.then === 'exclude' ? verdict.reason : null
}

/** Lists the tiers that a library could be asked to pay: of the service and the level, in a network of its own. */
const tiersFor = (lender: Lender, { borrower, networks, level }: HolderWish): readonly Tier[] =>
  (lender.tiers ?? []).filter(
    (tier) =>
      (borrower.service === 'copy_or_loan' || tier.service === borrower.service) &&
      (level === undefined || isSame(tier.level, level)) &&
      (tier.network === undefined || networks.some(({ network }) => isSame(tier.network, network))),
  )

/** Returns whether a library may borrow free of charge: it lends so too, as far as that is known. */
const lendsFree = ({ borrower, level, home: { tiers } }: HolderWish): boolean =>
  tiers.length === 0 ||
  tiers.some(
    (tier) =>
      (borrower.service === 'copy_or_loan' || tier.service === borrower.service) &&
      (level === undefined || isSame(tier.level, level)) &&
      isNothing(tier.cost.amount),
  )

const allows = ({ reciprocal }: NetworkMembership, isFree: boolean): boolean =>
  reciprocal === undefined || reciprocal === isFree

/** Returns whether some network in common is one in which such a price is asked; also where no network is known. */
const isOfNetworks = ({ network, cost }: Tier, lender: Lender, { networks }: HolderWish): boolean => {
  const isFree = isNothing(cost.amount)
  let isShared = false
  for (const own of networks) {
    if (!isSame(network, own.network)) continue
    const theirs = (lender.networks ?? []).find((each) => isSame(own.network, each.network))
    if (theirs === undefined) continue
    if (allows(own, isFree) && allows(theirs, isFree)) return true
    isShared = true
  }
  return !isShared
}

/** Lists the tiers that hold between both: free ones need a library that lends free of charge, in a network that is not paying. */
const reciprocalTiers = (tiers: readonly Tier[], lender: Lender, wish: HolderWish): readonly Tier[] =>
  tiers.filter(
    (tier) => isOfNetworks(tier, lender, wish) && (!isNothing(tier.cost.amount) || lendsFree(wish)),
  )

/** Returns the lowest price for a library; undefined where no tier is known. Only tiers of one currency are compared. */
export const lowestTier = (lender: Lender, wish: HolderWish): Tier | undefined => {
  let lowest: Tier | undefined
  for (const tier of reciprocalTiers(tiersFor(lender, wish), lender, wish)) {
    const isFree = isNothing(tier.cost.amount)
    if (
      lowest === undefined ||
      isFree ||
      (lowest.cost.currency === tier.cost.currency && unitsOf(tier.cost.amount) < unitsOf(lowest.cost.amount))
    )
      lowest = tier
    if (isFree) return tier
  }
  return lowest
}

const againstNetwork = (lender: Lender, wish: HolderWish): LeftOutReason | null => {
  const isUnknown = (lender.networks ?? []).length === 0 || wish.networks.length === 0
  if (isUnknown && wish.onlyNetworks.length === 0) return null
  return sharedNetwork(lender, wish) === undefined
    ? reason('rota.no_shared_network', {
        networks: (lender.networks ?? []).map(({ network }) => network).join(', ') || '–',
      })
    : null
}

const againstCost = (lender: Lender, wish: HolderWish): LeftOutReason | null => {
  if ((lender.tiers ?? []).length === 0) return null
  const lowest = lowestTier(lender, wish)
  if (lowest === undefined && tiersFor(lender, wish).length > 0) return reason('rota.not_reciprocal')
  if (lowest === undefined)
    return reason('rota.no_tier', { service: wish.borrower.service, level: wish.level ?? '–' })
  const { maximumCost } = wish
  const isFree = isNothing(lowest.cost.amount)
  // Amounts of different currencies cannot be compared: the partner's offer shows what it costs.
  if (maximumCost === undefined || isFree || lowest.cost.currency !== maximumCost.currency) return null
  return isWithin(lowest.cost, maximumCost)
    ? null
    : reason('rota.over_maximum_cost', { price: lowest.cost, maximum: maximumCost })
}

const againstHoldings = ({ state, location }: Holder): LeftOutReason | null => {
  if (state === 'not_supplied') return reason('rota.item_policy_not_lendable')
  if (state === 'location_not_supplied')
    return reason('rota.location_not_supplied', { location: location ?? '–' })
  return state === 'part_not_held' ? reason('rota.part_not_held') : null
}

/** Says why a holder is left out of a rota; null where it is placed. A tier, network or policy that is unknown leaves nobody out. */
export const whyNotPlaced = (holder: Holder, lender: Lender, wish: HolderWish): LeftOutReason | null =>
  skipWhenBuilt(lender, wish.borrower) ??
  againstHoldings(holder) ??
  againstPolicy(lender, wish) ??
  againstNetwork(lender, wish) ??
  againstCost(lender, wish) ??
  againstBalance(lender, wish)
