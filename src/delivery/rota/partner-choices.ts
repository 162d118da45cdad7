import { z } from 'zod'
import { PartnerStatistics, statisticsKey } from '../../borrowing/partner-statistics/success-rates.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { type Holder, RotaCandidate } from '../../borrowing/rota-rules/holder.ts'
import { lowestTier, whyNotPlaced } from '../../borrowing/rota-rules/holder-filter.ts'
import type { HolderWish } from '../../borrowing/rota-rules/holder-wish.ts'
import { Cost, PartnerCode } from '../../borrowing/values.ts'
import { AnyReason } from '../../translations/parameter.ts'
import type { DepsWithSnapshot } from '../deps.ts'
import { partsOf, ruleSubjectOf } from './plan-rota.ts'
import type { RotaCandidates } from './rota-candidates.ts'

/** A partner that staff may choose for a request, with what helps to choose. */
export const PartnerChoice = z.object({
  partner: PartnerCode.describe('The code of the partner.'),
  name: z.string().describe('Its name.'),
  holds: RotaCandidate.pick({ source: true, available: true, callNumber: true, location: true })
    .optional()
    .describe('What a union catalogue said when the rota was built: where it holds the item.'),
  fillRate: z
    .number()
    .optional()
    .describe(
      'The share of its settled requests that it supplied, from 0 to 1; left out where none is counted.',
    ),
  supplyDays: z.number().optional().describe('How many days it needs on average until it supplies.'),
  price: Cost.optional().describe('The lowest of its prices for this service and level.'),
  reason: AnyReason.optional().describe(
    'Why rules would not place it now, such as `rota.closed_until`; left out where they would.',
  ),
})
export type PartnerChoice = z.infer<typeof PartnerChoice>

/** Known holders before others; among each, those whom rules would place; among these, those with a copy. */
const rankOf = ({ holds, reason }: PartnerChoice): number =>
  (holds === undefined ? 4 : 0) + (reason === undefined ? 0 : 2) + (holds?.available === true ? 0 : 1)

/**
 * Lists the active partners that are not in the rota of a request, with the facts that rules sort by: who holds the item
 * and where, how often it supplies and how fast, its price, and why it would be left out now.
 *
 * @param kept the explanation of the rota from holdings; undefined where there is none
 */
export const listPartnerChoices = async (
  deps: DepsWithSnapshot,
  { library: libraryCode, ...request }: Request,
  kept: RotaCandidates | undefined,
): Promise<readonly PartnerChoice[]> => {
  const { snapshot, store } = deps
  const library = snapshot.library(libraryCode)
  const lenders = snapshot.lenders(library)
  const wanted = { library, subject: ruleSubjectOf(library, request, deps.now()), seed: request.number }
  const { borrower, wish } = await partsOf(deps, wanted, [], lenders)
  const holderWish: HolderWish = {
    ...wish,
    borrower,
    onlyNetworks: [],
    balanceScope: 'pool',
    balancePeriod: 'P365D',
  }
  const stored = await store.getDocument('partner_statistics', statisticsKey)
  const counted = PartnerStatistics.safeParse(stored?.value).data ?? {}
  const candidates = new Map(kept?.candidates.map((each) => [each.partner, each]))
  const present = new Set(request.rota.map(({ partner }) => partner))
  return snapshot
    .partners()
    .flatMap(({ code, name }): readonly PartnerChoice[] => {
      const lender = lenders.get(code)
      if (lender === undefined || !lender.active || present.has(code)) return []
      const held = candidates.get(code)
      const holder: Holder = { partner: code, source: held?.source ?? '', state: 'held' }
      const why = whyNotPlaced(holder, lender, holderWish)
      const price = lowestTier(lender, holderWish)?.cost
      const { requested = 0, supplied = 0 } = counted[code] ?? {}
      const { source, available, callNumber, location } = held ?? {}
      return [
        {
          partner: code,
          name,
          ...(source === undefined ? {} : { holds: { source, available, callNumber, location } }),
          ...(requested === 0 ? {} : { fillRate: supplied / requested }),
          ...(lender.averageSupplyDays === undefined ? {} : { supplyDays: lender.averageSupplyDays }),
          ...(price === undefined ? {} : { price }),
          ...(why === null ? {} : { reason: why }),
        },
      ]
    })
    .toSorted((one, other) => rankOf(one) - rankOf(other) || one.name.localeCompare(other.name))
}
