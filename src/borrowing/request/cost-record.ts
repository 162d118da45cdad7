import { z } from 'zod'
import { schemaMessage } from '../../translations/schema-message.ts'
import { personal } from '../personal-data.ts'
import { Day, Instant, PartnerCode } from '../values.ts'
import { text } from './text.ts'

export const costKinds = ['offered', 'charged', 'delivery', 'copy', 'other', 'credit'] as const
/** The purpose of an amount: an offer that is still to be agreed, a charge that is to be paid, or a credit that the partner gives back. */
export const CostKind = z.enum(costKinds)
export type CostKind = z.infer<typeof CostKind>

/** A decimal amount of at most four digits behind the point. */
export const Amount = z.string().regex(/^\d{1,9}(\.\d{1,4})?$/, schemaMessage('fault.decimal'))
/** A currency of ISO 4217. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, schemaMessage('fault.currency_code'))

/** One amount that a partner offered or charged, or that staff entered. */
export const CostRecord = z.object({
  id: z.int().positive().describe('The id of the cost in this request, from 1; none is given twice.'),
  kind: CostKind.describe('What the cost is for.'),
  amount: Amount.describe('The amount, as a decimal with a point.'),
  currency: Currency.describe('The currency, as a code of ISO 4217.'),
  partner: PartnerCode.optional().describe(
    'The partner that offers or charges it; left out where staff named none.',
  ),
  entry: z.int().positive().optional().describe('The id of the entry of the rota.'),
  at: Instant.describe('When the cost was recorded.'),
  source: z
    .object({
      kind: z.enum(['message', 'staff']).describe('Whether a message, a mail or staff named it.'),
      id: z.string().max(120).optional().describe('The id of the message.'),
    })
    .describe('Where the cost comes from: a partner’s message or mail, or staff.'),
  agreed: z
    .boolean()
    .optional()
    .describe('True where the library agreed to it, false where it declined; left out while that is open.'),
  reason: personal(text(500))
    .optional()
    .describe('Why staff agreed to it or declined it: no partner is told.'),
  withinMaximum: z
    .boolean()
    .optional()
    .describe(
      'True for an offer or a charge that is agreed because all of them are within the maximum cost that was sent.',
    ),
  possibleRepeat: z
    .boolean()
    .optional()
    .describe(
      'True where the partner named the same amount before: it may be a further charge, or a repeat.',
    ),
  doubt: z
    .object({
      text: personal(text(500)).optional().describe('The sentences that name it, as the partner wrote them.'),
    })
    .optional()
    .describe(
      'Left out where the partner charges it for sure. Where its words may mean a charge or not, staff say which: `correct_cost` takes it, `settle_cost` drops it. Until then it counts in no sum.',
    ),
  settledAt: Instant.optional().describe('When it was settled: paid, or found to need no payment.'),
  invoiceNumber: text(100).optional().describe('The number of the invoice on which it stands.'),
  paidOn: Day.optional().describe('The day on which it was paid.'),
  note: personal(text(500)).optional().describe('A note on the cost.'),
})
export type CostRecord = z.infer<typeof CostRecord>
