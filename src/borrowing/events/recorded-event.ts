import { z } from 'zod'
import { attentionKind } from '../request/attention.ts'
import { DeadlineKind } from '../request/deadline.ts'
import { Next } from '../request/next.ts'
import { OperationKind } from '../request/operation.ts'
import { Stage } from '../request/stage.ts'
import { Status } from '../status/status.ts'
import { Actor, Instant, PartnerCode } from '../values.ts'

/** A recorded decision about a request: its input, its result, and its changes. */
export const RecordedEvent = z.object({
  at: Instant,
  by: Actor,
  /** The entry that it concerns. */
  entry: z.int().positive().optional(),
  /** The input: the name of a command, partner event, delivery result, deadline or own answer, and its data. */
  input: z.object({
    kind: z.enum(['command', 'partner_event', 'delivery', 'deadline', 'answer']),
    name: z.string().max(60),
    data: z.unknown(),
  }),
  outcome: z.enum(['applied', 'ignored']),
  /** Why it was ignored. */
  reason: z.string().max(500).optional(),
  /** Every automatic decision in words: next partner asked, message not sendable … */
  explanations: z.array(z.string().max(500)),
  /** The stage, what needs attention and whose turn it is, after the event. Version 0.1 did not record them. */
  stage: Stage.optional(),
  attention: z.array(attentionKind).optional(),
  next: Next.nullable().optional(),
  /** The attention that the event raised. */
  raised: z.array(attentionKind).optional(),
  /** The partner of the entry. */
  partner: PartnerCode.optional(),
  status: Status,
  previousStatus: Status.nullable(),
  messagesSent: z.array(
    z.object({ operation: OperationKind, entry: z.int().positive(), delivery: z.string().optional() }),
  ),
  deadline: DeadlineKind.optional(),
  /** The request's members that changed, with their new values: replaying them from the first event gives the request. */
  changes: z.record(z.string(), z.unknown()),
  /** The partner's message that it came from. */
  message: z.string().optional(),
})
export type RecordedEvent = z.infer<typeof RecordedEvent>
