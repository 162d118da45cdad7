import { z } from 'zod'
import type { RecordedEvent } from '../borrowing/events/recorded-event.ts'
import { Outcome } from '../borrowing/request/outcome.ts'
import { Stage } from '../borrowing/request/stage.ts'
import type { EventType } from './event-types.ts'

/** The type of an event that brings the request to a stage. */
const byStage: Readonly<Record<Exclude<Stage, 'closed'>, EventType>> = {
  created: 'request.prepared',
  pending_approval: 'request.prepared',
  locating: 'request.prepared',
  locate_failed: 'request.prepared',
  ready: 'request.prepared',
  sent: 'request.sent',
  accepted: 'request.accepted',
  will_supply: 'request.will_supply',
  shipped: 'request.shipped',
  received: 'request.received',
  on_loan: 'request.on_loan',
  patron_returned: 'request.patron_returned',
  returned: 'request.returned',
  unfilled: 'request.unfilled',
}

/** The type of an event that closes the request. */
const byOutcome: Readonly<Record<Outcome['kind'], EventType>> = {
  completed: 'request.completed',
  declined: 'request.declined',
  cancelled_by_staff: 'request.cancelled',
  cancelled_by_patron: 'request.cancelled',
  cancelled_by_partner: 'request.cancelled',
  unfilled: 'request.unfilled',
  expired: 'request.expired',
  lost: 'request.lost',
}

/** The type of what a partner says, where the stage stays. */
const byPartnerEvent: Readonly<Record<string, EventType>> = {
  conditional: 'request.condition_received',
  retry_possible: 'request.retry_offered',
  renewed: 'request.renewed',
  renew_refused: 'request.renewal_refused',
  recalled: 'request.recalled',
  overdue: 'request.overdue',
  cancel_accepted: 'request.cancel_answered',
  cancel_refused: 'request.cancel_answered',
  message: 'request.message_received',
}

/** The type of an input that says nothing more telling. */
const byInput: Readonly<Record<RecordedEvent['input']['kind'], EventType>> = {
  command: 'request.command_run',
  partner_event: 'request.partner_answered',
  delivery: 'request.message_failed',
  deadline: 'request.deadline_passed',
  answer: 'request.system_answered',
}

const Changes = z.object({
  stage: Stage.optional().catch(undefined),
  outcome: Outcome.nullish().catch(undefined),
})

const typeOfStage = ({ changes }: RecordedEvent): EventType | undefined => {
  const { stage, outcome } = Changes.parse(changes)
  if (outcome !== undefined && outcome !== null) return byOutcome[outcome.kind]
  return stage === undefined || stage === 'closed' ? undefined : byStage[stage]
}

/**
 * Finds the type of an event: the most telling of what happened. Whether the request was created, where it came to, that
 * another partner is asked, what a partner said, new attention, and last the kind of what came in.
 */
export const typeOf = (event: RecordedEvent): EventType => {
  const { input, messagesSent, raised = [] } = event
  if (input.kind === 'command' && input.name === 'create') return 'request.created'
  const byStage = typeOfStage(event)
  if (byStage !== undefined) return byStage
  if (messagesSent.some(({ operation }) => operation === 'request' || operation === 'retry'))
    return 'request.sent'
  const byEvent = input.kind === 'partner_event' ? byPartnerEvent[input.name] : undefined
  if (byEvent !== undefined) return byEvent
  if (raised.length > 0) return 'request.attention_raised'
  if (input.kind === 'delivery' && input.name === 'delivered') return 'request.message_delivered'
  return input.kind === 'command' && input.name === 'edit' ? 'request.edited' : byInput[input.kind]
}
