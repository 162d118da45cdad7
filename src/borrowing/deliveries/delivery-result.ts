import { z } from 'zod'
import { LeftOutPart } from '../request/left-out.ts'

const omittedParts = z.array(LeftOutPart).max(20).optional()

/** The result of sending a message to a partner. */
export const DeliveryResult = z.discriminatedUnion('result', [
  z.object({ result: z.literal('delivered') }),
  z.object({
    result: z.literal('refused'),
    error: z.object({ kind: z.enum(['unknown_request', 'finished', 'other']), text: z.string() }),
  }),
  /** Attempts exhausted, or the partner cannot be reached. */
  z.object({ result: z.literal('dead'), possiblyTaken: z.boolean(), reason: z.string() }),
  /** Its protocol has no word for it; `omittedParts` has the words that it would have had. */
  z.object({ result: z.literal('not_sendable'), reason: z.string(), omittedParts }),
  /** It was queued, and its protocol has no place for a part of it: `reason` names that part, `omittedParts` has its content. Its delivery has a result of its own. */
  z.object({ result: z.literal('sent_in_part'), reason: z.string(), omittedParts }),
  /** The partner said ERROR after an ambiguous attempt: that proves nothing. */
  z.object({ result: z.literal('unconfirmed'), reason: z.string() }),
])
export type DeliveryResult = z.infer<typeof DeliveryResult>
