import type { Library } from '../borrowing/library.ts'
import { type Figures, successOf } from '../borrowing/rota-rules/figures.ts'
import type { Lender } from '../borrowing/rota-rules/lender.ts'
import type { Partner } from '../partners/partner.ts'

/**
 * What speaks for and against a partner as a lender of a library.
 *
 * @param open how many of its requests are open, over all libraries; it counts only where the partner has a limit
 * @param figures how much of what it was asked it supplied, where that was counted
 */
export const lenderOf = (
  partner: Partner,
  { code }: Pick<Library, 'code'>,
  open: number,
  figures?: Figures | undefined,
): Lender => ({
  code: partner.code,
  active: (partner.overrides[code]?.status ?? partner.status) === 'active',
  closures: partner.closures,
  symbols: partner.symbols,
  services: partner.services,
  limit: partner.limit ?? null,
  open,
  averageSupplyDays: partner.averageSupplyDays,
  averageCost: partner.averageCost,
  weight: partner.weight ?? 1,
  success: successOf(figures),
})
