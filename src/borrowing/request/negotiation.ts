import { z } from 'zod'
import { codeOrWords, personal } from '../personal-data.ts'
import { Cost, Day, Instant } from '../values.ts'
import { text } from './text.ts'

/** A condition of use that a partner names: an open code, or words. */
export const Condition = codeOrWords(text(200))

const ConditionQuestion = z.object({
  kind: z.literal('condition'),
  conditions: z.array(Condition).max(20),
  cost: Cost.optional(),
})
const RetryQuestion = z.object({
  kind: z.literal('retry'),
  reason: codeOrWords(text(200)).optional(),
  after: Instant.optional(),
  before: Instant.optional(),
  cost: Cost.optional(),
  conditions: z.array(Condition).max(20).optional(),
})

const questions = [
  z.object({
    kind: z.literal('cancel'),
    scope: z.enum(['full_by_staff', 'full_by_patron', 'this_partner']),
    /** The question that the cancel suspended; it comes back if the cancel is refused. */
    suspended: z.discriminatedUnion('kind', [ConditionQuestion, RetryQuestion]).optional(),
    /** True once the message reached the partner: its answer is due. */
    sent: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('renew'),
    dueDateWanted: Day.optional(),
    /** True once the message reached the partner: its answer is due. */
    sent: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('renew_review'), dueDateWanted: Day.optional() }),
  ConditionQuestion,
  RetryQuestion,
  z.object({ kind: z.literal('unconfirmed') }),
] as const
/** One open question with the active partner. */
export const Question = z.discriminatedUnion('kind', questions)
export type Question = z.infer<typeof Question>

/** One open question with the active partner, or with the library's own system. */
export const Negotiation = z.discriminatedUnion('kind', [
  ...questions,
  z.object({
    kind: z.literal('receiving'),
    items: z.array(z.int()),
    missing: z.array(z.int()),
    /** Words for the partner, to go out with `received`. */
    note: personal(text(4000)).optional(),
    /** True where the library's own system refused: staff retry, skip or undo. */
    refused: z.boolean().optional(),
    /** The open question with the active partner, which goes on meanwhile and is shown again afterwards. */
    suspended: Question.optional(),
  }),
])
export type Negotiation = z.infer<typeof Negotiation>

export const LastAnswer = z.enum(['cancel_refused', 'renewed', 'renew_refused'])
export type LastAnswer = z.infer<typeof LastAnswer>
