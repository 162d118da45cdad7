import { z } from 'zod'
import { codeOrWords, personal } from '../personal-data.ts'
import { Cost, Day, Instant } from '../values.ts'
import { RetryOffer } from './retry-offer.ts'
import { text } from './text.ts'

/** A condition of use that a partner names: an open code, or words. */
export const Condition = codeOrWords(text(200))

const ConditionQuestion = z.object({
  kind: z.literal('condition'),
  conditions: z.array(Condition).max(20).describe('The conditions that must be met.'),
  cost: Cost.optional().describe('What the partner charges.'),
  supplierStays: z
    .literal(true)
    .optional()
    .describe('True where the supplier behind a broker refused to be left: it supplies as it promised.'),
})
const RetryQuestion = z.object({
  kind: z.literal('retry'),
  reason: codeOrWords(text(200)).optional().describe('Why the partner asks for a retry, as a code.'),
  after: Instant.optional().describe('The time from which the partner takes the retry.'),
  before: Instant.optional().describe('The time until which the partner takes the retry.'),
  cost: Cost.optional().describe('What the partner charges.'),
  conditions: z.array(Condition).max(20).optional().describe('The conditions that must be met.'),
  offer: RetryOffer.optional().describe('What the partner offers in place of what was asked for.'),
})

const questions = [
  z.object({
    kind: z.literal('cancel'),
    scope: z
      .enum(['full_by_staff', 'full_by_patron', 'this_partner'])
      .describe('Whether the whole request is cancelled, or only this partner.'),
    suspended: z
      .discriminatedUnion('kind', [ConditionQuestion, RetryQuestion])
      .optional()
      .describe('The question that the cancel suspended; it comes back if the cancel is refused.'),
    sent: z.boolean().optional().describe('True once the message reached the partner: its answer is due.'),
  }),
  z.object({
    kind: z.literal('renew'),
    dueDateWanted: Day.optional().describe('The due date that is asked for.'),
    sent: z.boolean().optional().describe('True once the message reached the partner: its answer is due.'),
  }),
  z.object({
    kind: z.literal('renew_review'),
    dueDateWanted: Day.optional().describe('The due date that is asked for.'),
  }),
  ConditionQuestion,
  RetryQuestion,
  z.object({
    kind: z.literal('unconfirmed'),
    mayMakeSecondLoan: z
      .literal(true)
      .exactOptional()
      .describe('True where the partner would make a second loan of the request if it is sent again.'),
  }),
] as const
/** One open question with the active partner. */
export const Question = z.discriminatedUnion('kind', questions)
export type Question = z.infer<typeof Question>

/** One open question with the active partner, or with the library's own system. */
export const Negotiation = z.discriminatedUnion('kind', [
  ...questions,
  z.object({
    kind: z.literal('receiving'),
    items: z.array(z.int()).describe('The items that arrived.'),
    missing: z.array(z.int()).describe('The ids of the items that are reported missing.'),
    note: personal(text(4000)).optional().describe('Words for the partner, to go out with `received`.'),
    refused: z
      .boolean()
      .optional()
      .describe('True where the library’s own system refused: staff retry, skip or undo.'),
    suspended: Question.optional().describe(
      'The open question with the active partner, which goes on meanwhile and is shown again afterwards.',
    ),
  }),
])
export type Negotiation = z.infer<typeof Negotiation>

export const LastAnswer = z.enum(['cancel_refused', 'renewed', 'renew_refused'])
export type LastAnswer = z.infer<typeof LastAnswer>
