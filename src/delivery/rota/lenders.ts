import type { Library } from '../../borrowing/library.ts'
import { type Figures, successOf } from '../../borrowing/rota-rules/figures.ts'
import { agencyKey, type Lender } from '../../borrowing/rota-rules/lender.ts'
import type { PartnerCode } from '../../borrowing/values.ts'
import type { Partner } from '../../partners/partner.ts'
import type { Store } from '../../store/store.ts'

/**
 * What speaks for and against a partner as a lender of a library.
 *
 * @param figures how much of what it was asked it supplied, where that was counted
 */
export const lenderOf = (
  partner: Partner,
  { code }: Pick<Library, 'code'>,
  figures?: Figures | undefined,
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
  success: successOf(figures),
})

/** How many requests are open with those of some partners that have a limit: others need no count. */
export const openOf = async (
  store: Pick<Store, 'countOpen'>,
  partners: Iterable<{ readonly code: PartnerCode; readonly limit?: number | null | undefined }>,
): Promise<ReadonlyMap<PartnerCode, number>> => {
  const limited = Array.from(partners).filter(({ limit }) => limit !== undefined && limit !== null)
  const counts = await Promise.all(limited.map(({ code }) => store.countOpen(code)))
  return new Map(limited.map(({ code }, index) => [code, counts[index] ?? 0]))
}
