import { decide } from '../../../borrowing/decide.ts'
import type { Context } from '../../../borrowing/decision.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import type { ApplyResult, ChangePlan, RefusedPlan } from '../../change-plan.ts'
import { type HandledMessage, type KeptMessage, keptChanging } from '../handled-message.ts'
import type { InterpretedIlsInput } from './interpret-ils-message.ts'

/** The commit of a message of a library's own system with the request that it changes. */
export type IlsInputPlan = ChangePlan & { readonly inbox: NonNullable<ChangePlan['inbox']> }

/** Plans the commit of an interpreted message; refuses with the record of a message that changes nothing. */
export const planIlsInput = (
  { value: request }: Stored<Request>,
  {
    context,
    interpretation,
  }: { readonly context: Context; readonly interpretation: InterpretedIlsInput | KeptMessage },
): IlsInputPlan | RefusedPlan<KeptMessage> => {
  if (interpretation.kind === 'keep') return { kind: 'refused', reason: interpretation }
  const { message, input, replies, asks } = interpretation
  const decision = decide(request, input, context)
  if (decision.kind === 'not_allowed') {
    const state = asks ? 'rejected' : 'ignored'
    const kept = {
      ...message,
      state,
      reason: decision.reason,
      reply: replies.notAllowed,
    } as const
    return { kind: 'refused', reason: { kind: 'keep', message: kept } }
  }
  const state = decision.kind === 'applied' ? 'applied' : 'ignored'
  const why = decision.event.reason
  const reason = why ?? message.reason
  return {
    kind: 'change',
    decisions: [decision],
    inbox: { message: { ...message, state, reason }, fingerprint: null },
  }
}

/**
 * Turns the result of the commit into the state of the message.
 *
 * @param message the record of the message, for one that could not be committed
 */
export const handledIlsInput = (
  result: ApplyResult<IlsInputPlan, KeptMessage>,
  message: InboxMessage,
): HandledMessage => {
  if (result.kind === 'applied') return { kind: 'committed', message: result.plan.inbox.message }
  return result.kind === 'refused' ? result.reason : keptChanging(message)
}
