import { z } from 'zod'
import { personal } from '../personal-data.ts'
import { Cost, Day } from '../values.ts'
import { text } from './text.ts'

/** The service that is wanted. */
export const Service = z.object({
  type: z.enum(['loan', 'copy', 'copy_or_loan']),
  /** Physical and digital delivery wanted; a loan is physical, a copy may be either. */
  form: z.enum(['physical', 'digital']).optional(),
  format: text(60).optional(),
  level: text(60).optional(),
  neededBy: Day.optional(),
  /** After this day nobody wants it any more: the request expires. */
  dateOfInterest: Day.optional(),
  maximumCost: Cost.optional(),
  /** The way in which the library pays: an open code of ISO 18626, such as `EBilling` or `IFM`. */
  paymentMethod: text(60).optional(),
  copyrightCompliance: text(60).optional(),
  anyEdition: z.boolean().optional(),
  /** True where the item need not be returned, so it can be handed over for good. */
  nonReturnable: z.boolean().optional(),
  note: personal(text()).optional(),
})
export type Service = z.infer<typeof Service>
