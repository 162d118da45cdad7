import { z } from 'zod'
import { personal } from '../personal-data.ts'
import { Cost, Day } from '../values.ts'
import { text } from './text.ts'

/** The service that is wanted. */
export const Service = z.object({
  type: z.enum(['loan', 'copy', 'copy_or_loan']).describe('Whether a loan or a copy is wanted, or either.'),
  form: z
    .enum(['physical', 'digital'])
    .optional()
    .describe('Whether paper or a file is wanted; a loan is physical, a copy may be either.'),
  format: text(60).optional().describe('The format that is wanted.'),
  level: text(60).optional().describe('The level of service.'),
  neededBy: Day.optional().describe('The day by which the item is needed.'),
  dateOfInterest: Day.optional().describe(
    'The day after which nobody wants the item any more: the request then expires.',
  ),
  maximumCost: Cost.optional().describe('The most that it may cost.'),
  paymentMethod: text(60)
    .optional()
    .describe('The way in which the library pays: an open code of ISO 18626, such as `EBilling` or `IFM`.'),
  copyrightCompliance: text(60)
    .optional()
    .describe('The copyright rule under which a copy is made, such as `US:CCL`.'),
  anyEdition: z.boolean().optional().describe('True where any edition is wanted.'),
  nonReturnable: z.boolean().optional().describe('True where the item need not be returned.'),
  note: personal(text()).optional().describe('A note for the partner.'),
})
export type Service = z.infer<typeof Service>
