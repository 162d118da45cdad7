import type { Library } from '../borrowing/library.ts'
import { type RequestCounts, successOf } from '../borrowing/partner-statistics/success-rates.ts'
import { agencyKey, type Lender } from '../borrowing/rota-rules/lender.ts'
import type { Partner } from '../partners/partner.ts'

/**
 * Describes a partner as a possible lender for a library: what rota rules sort and filter by.
 *
 * @param statistics how much of what it was asked it supplied, where that was counted
 */
export const lenderOf = (
  partner: Partner,
  { code }: Pick<Library, 'code'>,
  statistics?: RequestCounts | undefined,
): Lender => ({
  code: partner.code,
  active: (partner.overrides[code]?.status ?? partner.status) === 'active',
  closures: partner.closures,
  symbols: partner.symbols.map(agencyKey),
  services: partner.services,
  limit: partner.limit ?? null,
  averageSupplyDays: partner.averageSupplyDays,
  averageCost: partner.averageCost,
  weight: partner.weight ?? 1,
  success: successOf(statistics),
})
