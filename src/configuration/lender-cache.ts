import type { Library } from '../borrowing/library.ts'
import {
  type PartnerStatistics,
  type RequestCounts,
  successOf,
} from '../borrowing/partner-statistics/success-rates.ts'
import { agencyKey, type Lender } from '../borrowing/rota-rules/lender.ts'
import { type Network, withNetworkTerms } from '../borrowing/rota-rules/network.ts'
import type { LibraryCode, PartnerCode } from '../borrowing/values.ts'
import { symbolsOf } from '../partners/agencies.ts'
import { closuresFor, type Partner } from '../partners/partner.ts'

/**
 * Describes a partner as a possible lender for a library: what rota rules sort and filter by.
 *
 * @param statistics how much of what it was asked it supplied, where that was counted
 * @param networks what holds in its networks where it says nothing itself
 */
const lenderOf = (
  partner: Partner,
  { code }: Pick<Library, 'code'>,
  statistics?: RequestCounts | undefined,
  networks: readonly Network[] = [],
): Lender => ({
  code: partner.code,
  active: (partner.overrides[code]?.status ?? partner.status) === 'active',
  closures: closuresFor(partner, code),
  symbols: symbolsOf(partner).map(agencyKey),
  services: partner.services,
  limit: partner.limit ?? null,
  averageSupplyDays: partner.averageSupplyDays,
  deliveryDelayDays: partner.deliveryDelayDays,
  averageCost: partner.averageCost,
  weight: partner.weight ?? 1,
  success: successOf(statistics),
  isWithdrawn: partner.isWithdrawn,
  ...withNetworkTerms(partner, networks),
  policies: partner.policies,
  couriers: partner.couriers,
  location: partner.location,
  openingDays: partner.openingDays,
  timeZone: partner.timeZone,
  institutions: partner.institutions,
})

/** Partners as lenders of a library: one without its statistics, or all with theirs. */
export type LenderCache = {
  readonly one: (partner: Partner, library: Library) => Lender
  readonly all: (
    library: Library,
    partners: readonly Partner[],
    statistics: PartnerStatistics,
    networks: readonly Network[],
  ) => ReadonlyMap<PartnerCode, Lender>
}

/** Stands for the libraries for which no partner has settings of their own: they share one list. */
const everyLibrary = ''

/** Caches partners as lenders, for as long as no partner, no network and no statistics change. */
export const createLenderCache = (): LenderCache => {
  const single = new WeakMap<Partner, Map<LibraryCode, Lender>>()
  let listed: {
    readonly partners: readonly Partner[]
    readonly statistics: PartnerStatistics
    readonly networks: readonly Network[]
    readonly withOwn: ReadonlySet<string>
    readonly byLibrary: Map<string, ReadonlyMap<PartnerCode, Lender>>
  } = { partners: [], statistics: {}, networks: [], withOwn: new Set(), byLibrary: new Map() }
  return {
    one: (partner, library) => {
      const cached = single.get(partner) ?? new Map<LibraryCode, Lender>()
      single.set(partner, cached)
      const lender = cached.get(library.code) ?? lenderOf(partner, library)
      cached.set(library.code, lender)
      return lender
    },
    all: (library, partners, statistics, networks) => {
      if (listed.partners !== partners || listed.statistics !== statistics || listed.networks !== networks) {
        const withOwn = new Set(partners.flatMap(({ overrides }) => Object.keys(overrides)))
        listed = { partners, statistics, networks, withOwn, byLibrary: new Map() }
      }
      const key = listed.withOwn.has(library.code) ? library.code : everyLibrary
      const cached = listed.byLibrary.get(key)
      if (cached !== undefined) return cached
      const all = new Map(
        partners.map((partner) => [
          partner.code,
          lenderOf(partner, library, statistics[partner.code], networks),
        ]),
      )
      listed.byLibrary.set(key, all)
      return all
    },
  }
}
