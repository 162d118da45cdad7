import { z } from 'zod'
import { AnyReason } from '../../translations/parameter.ts'
import { LeftOutPart } from '../request/left-out.ts'

const omittedParts = z.array(LeftOutPart).max(20).optional()

/** The result of sending a message to a partner. */
export const DeliveryResult = z.discriminatedUnion('result', [
  z.object({ result: z.literal('delivered') }),
  z.object({
    result: z.literal('refused'),
    error: z
      .object({
        kind: z
          .enum(['unknown_request', 'finished', 'other'])
          .describe('What was wrong, as a code of the protocol.'),
        reason: AnyReason.describe('What the partner answered.'),
      })
      .describe('What the partner answered.'),
  }),
  /** Attempts exhausted, or the partner cannot be reached. */
  z.object({
    result: z.literal('dead'),
    possiblyTaken: z
      .boolean()
      .describe('True where the receiver may have taken a message without our knowing.'),
    reason: AnyReason.describe('Why the delivery was given up.'),
  }),
  /** Its protocol has no word for it; `omittedParts` has the words that it would have had. */
  z.object({
    result: z.literal('not_sendable'),
    reason: AnyReason.describe('Why the message cannot be sent.'),
    omittedParts: omittedParts.describe(
      'What the partner was not told: the parts that the message could not hold, or the words of one that was not sent.',
    ),
  }),
  /** It was not sent, and nobody misses it: the partner takes no such message, or has it already. */
  z.object({
    result: z.literal('not_needed'),
    reason: AnyReason.describe('Why the partner takes no such message.'),
  }),
  /** It was queued, and its protocol has no place for a part of it: `reason` names that part, `omittedParts` has its content. Its delivery has a result of its own. */
  z.object({
    result: z.literal('sent_in_part'),
    reason: AnyReason.describe('Why parts were left out.'),
    omittedParts: omittedParts.describe(
      'What the partner was not told: the parts that the message could not hold, or the words of one that was not sent.',
    ),
  }),
  /** The partner said ERROR after an ambiguous attempt: that proves nothing. */
  z.object({
    result: z.literal('unconfirmed'),
    reason: AnyReason.describe('Why it is not known whether the message arrived.'),
  }),
])
export type DeliveryResult = z.infer<typeof DeliveryResult>
