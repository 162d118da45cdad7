import { z } from 'zod'
import { personal } from '../personal-data.ts'
import { Instant, PartnerCode } from '../values.ts'
import { text } from './text.ts'

export const costKinds = ['offered', 'charged', 'delivery', 'copy', 'other'] as const
/** The purpose of an amount: an offer that is still to be agreed, or a charge that is to be paid. */
export const CostKind = z.enum(costKinds)
export type CostKind = z.infer<typeof CostKind>

/** A decimal amount of at most four digits behind the point. */
export const Amount = z.string().regex(/^\d{1,9}(\.\d{1,4})?$/, 'must be a decimal such as 12.50')
/** A currency of ISO 4217. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'must be a currency code of ISO 4217, such as EUR')

/** One amount that a partner offered or charged, or that staff entered. */
export const CostRecord = z.object({
  /** Its number in this request, from 1, never given twice. */
  id: z.int().positive(),
  kind: CostKind,
  amount: Amount,
  currency: Currency,
  /** The partner that offers or charges it, and its entry; left out where staff named none. */
  partner: PartnerCode.optional(),
  entry: z.int().positive().optional(),
  at: Instant,
  /** Where it comes from: the partner's message or mail with its id, or staff. */
  source: z.object({ kind: z.enum(['message', 'staff']), id: z.string().max(120).optional() }),
  /** True where the library agreed to it, false where it declined; left out while that is open. */
  agreed: z.boolean().optional(),
  /** When it was settled: paid, or found to need no payment. */
  settledAt: Instant.optional(),
  note: personal(text(500)).optional(),
})
export type CostRecord = z.infer<typeof CostRecord>
