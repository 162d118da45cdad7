import { decide } from '../../../borrowing/decide.ts'
import type { Context } from '../../../borrowing/decision.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import { Problem } from '../../../problem.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import { reason } from '../../../translations/reason.ts'
import type { ApplyResult, ChangePlan, RefusedPlan } from '../../change-plan.ts'
import { type HandledMessage, type KeptMessage, keepMessage, keptChanging } from '../handled-message.ts'
import { repeatOf } from './interpret-partner-message.ts'
import type { InterpretedEvent } from './partner-message.ts'

/** The commit of a partner's message with the request that it changes. */
export type PartnerEventPlan = ChangePlan & {
  readonly inbox: NonNullable<ChangePlan['inbox']>
  readonly reply: InterpretedEvent['reply']
  readonly isOnlyShown: boolean
}

/** Plans the commit of an interpreted message; refuses with the record of a message that changes nothing. */
export const planPartnerEvent = (
  { value: request }: Stored<Request>,
  {
    context,
    interpretation,
  }: { readonly context: Context; readonly interpretation: InterpretedEvent | KeptMessage },
): PartnerEventPlan | RefusedPlan<KeptMessage> => {
  if (interpretation.kind === 'keep') return { kind: 'refused', reason: interpretation }
  const {
    message,
    reply,
    entry,
    requestId,
    event,
    isRejected,
    isOnlyShown,
    fingerprint,
    contentFingerprint,
  } = interpretation
  const decision = decide(
    request,
    { kind: 'partner_event', entry: entry.id, requestId, event, fingerprint: contentFingerprint },
    context,
  )
  if (decision.kind === 'not_allowed') throw new Problem('internal', reason('problem.partner_event_refused'))
  if (isOnlyShown && decision.kind === 'repeat')
    return { kind: 'refused', reason: keepMessage({ ...message, state: 'rejected' }) }
  const why = isRejected ? undefined : decision.event.reason
  const noted = why === undefined ? message.reason : why
  return {
    kind: 'change',
    decisions: [decision],
    inbox: {
      message: { ...message, state: isRejected ? 'rejected' : decision.kind, reason: noted },
      fingerprint,
    },
    reply,
    isOnlyShown,
  }
}

/**
 * Turns the result of the commit into the state of the message.
 *
 * @param message the record of the message, for one that could not be committed
 */
export const handledPartnerEvent = (
  result: ApplyResult<PartnerEventPlan, KeptMessage>,
  message: InboxMessage,
): HandledMessage => {
  switch (result.kind) {
    case 'applied':
      return { kind: 'committed', message: result.plan.inbox.message }
    case 'refused':
      return result.reason
    case 'repeat':
      return result.plan.isOnlyShown
        ? keepMessage(result.plan.inbox.message)
        : repeatOf(result.plan.inbox.message, result.reply ?? result.plan.reply)
    default:
      return keptChanging(message)
  }
}
