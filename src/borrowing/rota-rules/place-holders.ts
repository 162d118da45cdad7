import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { PartnerCode } from '../values.ts'
import type { FoundHolders, Holder, RotaCandidate } from './holder.ts'
import { balanceVerdict, whyNotPlaced } from './holder-filter.ts'
import { type EligibleHolder, orderHolders } from './holder-order.ts'
import type { HolderWish } from './holder-wish.ts'
import type { Lender } from './lender.ts'
import type { RotaTemplate } from './template.ts'

/** The most holders that become entries of a rota at once. */
export const mostPlaced = 30

type Template = RotaTemplate & { readonly choose: Extract<RotaTemplate['choose'], { by: 'holdings' }> }

/** The sources of a plan from holdings. */
export type HolderParts = {
  readonly template: Template
  readonly found: FoundHolders
  readonly lenders: ReadonlyMap<PartnerCode, Lender>
  readonly wish: HolderWish
  /** The request's number. */
  readonly seed: string
  /** Partners that are in the rota already, or stand at its end. */
  readonly taken: ReadonlySet<PartnerCode>
  readonly excluded: ReadonlySet<PartnerCode>
  /** The largest number of partners that may be placed. */
  readonly entryLimit: number
  /** Returns whether the item would likely come too late from a lender. */
  readonly isLate: (lender: Lender) => boolean
}

const factsOf = ({ available, callNumber, location }: Holder): Partial<RotaCandidate> => ({
  ...(available === undefined ? {} : { available }),
  ...(callNumber === undefined ? {} : { callNumber: callNumber.slice(0, 200) }),
  ...(location === undefined ? {} : { location: location.slice(0, 200) }),
})

/**
 * Plans the part of a rota that one template takes from holdings. Each holder has a place or a reason, never both.
 *
 * @returns the candidates: those with a place first, in order, then those that were left out. Pure: the same parts give
 *   the same candidates
 */
export const placeHolders = ({
  template,
  found,
  lenders,
  wish,
  seed,
  taken,
  excluded,
  entryLimit,
  isLate,
}: HolderParts): readonly RotaCandidate[] => {
  const eligible: EligibleHolder[] = []
  const leftOut: RotaCandidate[] = []
  const warnings = new Map<PartnerCode, AnyReason>()
  const about = (holder: Holder) => ({
    partner: holder.partner,
    source: holder.source,
    template: template.code,
    ...factsOf(holder),
  })
  for (const holder of found.holders) {
    const lender = lenders.get(holder.partner)
    const why = excluded.has(holder.partner)
      ? reason('rota.excluded')
      : lender === undefined
        ? reason('rota.gone')
        : taken.has(holder.partner)
          ? reason('rota.already_there')
          : whyNotPlaced(holder, lender, wish)
    if (why === null && lender !== undefined) {
      const balance = balanceVerdict(lender, wish)
      if (balance !== null) warnings.set(holder.partner, balance.reason)
      eligible.push({ holder, lender, late: isLate(lender), isOverBalance: balance?.then === 'last' })
    } else if (why !== null) leftOut.push({ ...about(holder), reason: why })
  }
  const limit = Math.max(0, Math.min(template.atMost, mostPlaced, entryLimit))
  const ordered = orderHolders(eligible, { choose: template.choose, balance: template.balance, wish }, seed)
  const placed = ordered.map(({ each: { holder, late }, keys }, index): RotaCandidate => {
    const warning = warnings.get(holder.partner)
    return {
      ...about(holder),
      ...(late ? { late } : {}),
      ...(warning === undefined ? {} : { warning }),
      keys,
      ...(index < limit ? { place: index + 1 } : { reason: reason('rota.beyond_cap', { limit }) }),
    }
  })
  const unmapped = found.unmapped.map(
    ({ source, code, entry }): RotaCandidate => ({
      holdingCode: code,
      source,
      template: template.code,
      reason:
        entry === undefined
          ? reason('rota.code_unmapped', { code })
          : reason('rota.no_endpoint', { code, entry }),
    }),
  )
  return [...placed, ...leftOut, ...unmapped]
}
