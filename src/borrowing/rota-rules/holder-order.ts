import { isOpenOn } from '../calendar.ts'
import { dayOf, timeOfDay } from '../time.ts'
import type { Day } from '../values.ts'
import type { Holder, RotaCandidate } from './holder.ts'
import { lowestTier, sharedNetwork } from './holder-filter.ts'
import type { HolderWish, Home } from './holder-wish.ts'
import type { Lender } from './lender.ts'
import { balances } from './order.ts'
import { type Coordinates, plainName } from './supply-terms.ts'
import type { HolderSortKey, RotaTemplate } from './template.ts'

/** A holder that may be asked, with the facts by which it is sorted. */
export type EligibleHolder = {
  readonly holder: Holder
  readonly lender: Lender
  readonly late: boolean
  /** True where a balance rule of a network asks it after all others. */
  readonly isOverBalance: boolean
}

/** The values of a holder by which it is sorted; null where one is unknown. */
export type HolderKeys = NonNullable<RotaCandidate['keys']>

type KeyRule = {
  /** Lower values come first, unknown values last. */
  readonly value: (each: EligibleHolder, wish: HolderWish) => number | null | undefined
  /** True where higher values come first. */
  readonly descending?: true
  /** Values within one band are equal, and the next key counts. */
  readonly band?: number
  /** What an unknown value counts as; after all others where left out. */
  readonly unknown?: number
}

const sharesOne = (some: readonly string[] = [], others: readonly string[]): boolean =>
  some.some((each) => others.some((other) => plainName(other) === plainName(each)))

const first = (is: boolean): number => (is ? 0 : 1)

/** The radius of the earth in kilometres. */
const earthRadius = 6371

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Returns the distance between two places along the earth, in kilometres (haversine formula). */
const kilometresBetween = (one: Coordinates, other: Coordinates): number => {
  const half = (difference: number): number => Math.sin(radians(difference) / 2) ** 2
  const across =
    half(other.latitude - one.latitude) +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      half(other.longitude - one.longitude)
  return Math.round(2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(across))))
}

/** When people are at work at a lender, on its opening days. */
const workingHours = { from: '08:00', to: '18:00' }

/** The day and the time of day in each time zone, at the moment of a plan: holders have few zones. */
const clocks = new WeakMap<Home, Map<string, { readonly day: Day; readonly isWorkingTime: boolean }>>()

const clockOf = (home: Home, timeZone: string) => {
  const ofPlan = clocks.get(home) ?? new Map<string, { readonly day: Day; readonly isWorkingTime: boolean }>()
  clocks.set(home, ofPlan)
  const cached = ofPlan.get(timeZone)
  if (cached !== undefined) return cached
  const time = timeOfDay(home.now, timeZone)
  const isWorkingTime = time >= workingHours.from && time < workingHours.to
  const clock = { day: dayOf(home.now, timeZone), isWorkingTime }
  ofPlan.set(timeZone, clock)
  return clock
}

const isAtWork = (lender: Lender, timeZone: string, home: Home): boolean => {
  const { day, isWorkingTime } = clockOf(home, timeZone)
  return isWorkingTime && isOpenOn(lender, day)
}

const keyRules: Readonly<Record<HolderSortKey, KeyRule>> = {
  local: { value: ({ lender }, { home }) => first(sharesOne(lender.institutions, home.institutions)) },
  network: { value: ({ lender }, wish) => sharedNetwork(lender, wish)?.priority },
  tier_cost: {
    value: ({ lender }, wish) => {
      const tier = lowestTier(lender, wish)
      return tier === undefined ? null : Number(tier.cost.amount)
    },
  },
  courier: { value: ({ lender }, { home }) => first(sharesOne(lender.couriers, home.couriers)) },
  electronic: {
    value: ({ holder }, { borrower }) => (borrower.service === 'loan' || holder.electronic !== true ? 1 : 0),
  },
  available: { value: ({ holder }) => (holder.available === true ? 0 : holder.available === false ? 2 : 1) },
  location: { value: ({ holder }) => holder.copyPolicy?.location ?? 0, descending: true },
  shelving: { value: ({ holder }) => holder.copyPolicy?.shelving ?? 0, descending: true },
  balance: {
    value: ({ lender }, { home, balanceScope, balancePeriod }) =>
      home.balances[balancePeriod]?.[balanceScope][lender.code],
    band: 0.1,
    unknown: 1,
  },
  success: { value: ({ lender }) => lender.success, band: 0.1, descending: true },
  supply_days: { value: ({ lender }) => lender.averageSupplyDays, band: 1 },
  cost: { value: ({ lender }) => lender.averageCost, band: 5 },
  distance: {
    value: ({ lender: { location } }, { home }) =>
      location === undefined || home.location === undefined
        ? null
        : kilometresBetween(home.location, location),
    band: 50,
  },
  load: {
    value: ({ lender }, { borrower }) =>
      lender.limit === null ? null : (borrower.open.get(lender.code) ?? 0) / lender.limit,
    band: 0.2,
  },
  open_now: {
    value: ({ lender }, { home }) =>
      lender.timeZone === undefined ? null : first(isAtWork(lender, lender.timeZone, home)),
  },
}

/** Keeps a value on the edge of its band in that band: 0.3 ÷ 0.1 is a little less than 3. */
const tolerance = 1e-9

const rankOf = (known: number | null, { band, descending, unknown }: KeyRule): number => {
  const value = known ?? unknown
  if (value === undefined) return Number.POSITIVE_INFINITY
  const rank = band === undefined ? value : Math.floor(value / band + tolerance)
  return descending === true ? -rank : rank
}

type Ranked = {
  readonly each: EligibleHolder
  readonly keys: HolderKeys
  readonly ranks: readonly number[]
}

const compareRanks = (one: Ranked, other: Ranked): number => {
  for (let index = 0; index < one.ranks.length; index += 1) {
    const left = one.ranks[index] ?? 0
    const right = other.ranks[index] ?? 0
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}

type Choose = Extract<RotaTemplate['choose'], { by: 'holdings' }>

/** Counts what is unknown of a holder: whether it is in a network of the library, and what it costs. */
const countUnknown = ({ lender }: EligibleHolder, { networks }: HolderWish): number =>
  (networks.length > 0 && (lender.networks ?? []).length === 0 ? 1 : 0) +
  ((lender.tiers ?? []).length === 0 ? 1 : 0)

const rank = (each: EligibleHolder, sort: readonly HolderSortKey[], wish: HolderWish): Ranked => {
  const keys = sort.map((key) => ({ key, value: keyRules[key].value(each, wish) ?? null }))
  return {
    each,
    keys,
    ranks: [
      each.late ? 1 : 0,
      each.isOverBalance ? 1 : 0,
      countUnknown(each, wish),
      ...keys.map(({ key, value }) => rankOf(value, keyRules[key])),
    ],
  }
}

/**
 * Puts holders in order: those in time before those that are likely late, those within the balance rules of networks
 * before others, those of known networks and prices before others, then key by key, each in its bands. The weight
 * of the partners and the request's number decide between equals, so that each gets its share and the same request always
 * gets the same order.
 *
 * @param seed the request's number
 */
export const orderHolders = (
  holders: readonly EligibleHolder[],
  {
    choose,
    balance,
    wish,
  }: { readonly choose: Choose; readonly balance: RotaTemplate['balance']; readonly wish: HolderWish },
  seed: string,
): readonly { readonly each: EligibleHolder; readonly keys: HolderKeys }[] => {
  const sorted = holders
    .map((each) => rank(each, choose.sort, wish))
    .toSorted(
      (one, other) => compareRanks(one, other) || (one.each.lender.code < other.each.lender.code ? -1 : 1),
    )
  const byCode = new Map(sorted.map((ranked) => [ranked.each.lender.code, ranked]))
  const bands = sorted.reduce<{ readonly first: Ranked; readonly lenders: Lender[] }[]>((groups, ranked) => {
    const last = groups.at(-1)
    if (last !== undefined && compareRanks(last.first, ranked) === 0) last.lenders.push(ranked.each.lender)
    else groups.push({ first: ranked, lenders: [ranked.each.lender] })
    return groups
  }, [])
  const share = balances[balance === 'none' ? 'weight' : balance]
  return bands.flatMap(({ lenders }) => share(lenders, seed)).flatMap(({ code }) => byCode.get(code) ?? [])
}
