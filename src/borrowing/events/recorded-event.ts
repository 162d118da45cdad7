import { z } from 'zod'
import { AnyReason } from '../../translations/parameter.ts'
import { attentionKind } from '../request/attention.ts'
import { DeadlineKind } from '../request/deadline.ts'
import { Next } from '../request/next.ts'
import { OperationKind } from '../request/operation.ts'
import { Stage } from '../request/stage.ts'
import { Status } from '../status/status.ts'
import { Actor, Instant, PartnerCode } from '../values.ts'

/** A recorded decision about a request: its input, its result, and its changes. */
export const RecordedEvent = z.object({
  at: Instant.describe('When it happened.'),
  by: Actor.describe('Who caused it.'),
  entry: z.int().positive().optional().describe('The id of the entry of the rota that it concerns.'),
  /** The input: the name of a command, partner event, delivery result, deadline or own answer, and its data. */
  input: z.object({
    kind: z.enum(['command', 'partner_event', 'delivery', 'deadline', 'answer']),
    name: z.string().max(60),
    data: z.unknown(),
  }),
  outcome: z.enum(['applied', 'ignored']).describe('Whether it changed the request, or was ignored.'),
  reason: AnyReason.optional().describe('Why it was ignored.'),
  explanations: z
    .array(AnyReason)
    .describe('The automatic decisions, such as why the next partner was asked.'),
  stage: Stage.optional().describe('The stage after the event; left out in events of version 0.1.'),
  attention: z
    .array(attentionKind)
    .optional()
    .describe('The kinds of attention after the event; left out in events of version 0.1.'),
  next: Next.nullable()
    .optional()
    .describe('Whose turn it is after the event; left out in events of version 0.1.'),
  raised: z.array(attentionKind).optional().describe('The attention that the event raised.'),
  partner: PartnerCode.optional().describe('The partner of the entry.'),
  status: Status.describe('The status after the event.'),
  previousStatus: Status.nullable().describe('The status before; null for a new request.'),
  messagesSent: z
    .array(
      z.object({
        operation: OperationKind.describe('The kind of message.'),
        entry: z.int().positive().describe('The id of the entry of the rota.'),
        delivery: z.string().optional().describe('The id of the delivery.'),
      }),
    )
    .describe('The messages to partners that were queued, in the order of sending.'),
  deadline: DeadlineKind.optional().describe('The kind of the deadline that passed.'),
  /** The request's members that changed, with their new values: replaying them from the first event gives the request. */
  changes: z.record(z.string(), z.unknown()),
  message: z.string().optional().describe('The id of the partner’s message that it came from.'),
})
export type RecordedEvent = z.infer<typeof RecordedEvent>
