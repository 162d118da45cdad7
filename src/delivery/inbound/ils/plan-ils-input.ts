import { decide } from '../../../borrowing/decide.ts'
import type { Context, Input } from '../../../borrowing/decision.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import type { ApplyResult, ChangePlan, RefusedPlan } from '../../change-plan.ts'
import { type HandledMessage, type KeptMessage, keptChanging } from '../handled-message.ts'
import type { InterpretedIlsInput } from './interpret-ils-message.ts'

/** The commit of a message of a library's own system with the request that it changes. */
export type IlsInputPlan = ChangePlan & { readonly inbox: NonNullable<ChangePlan['inbox']> }

/** Decides a loan that the library's own system has made although the gateway would refuse it: it is recorded. */
const reportLoan = (request: Request, input: Input, context: Context) => {
  if (input.kind !== 'command' || input.command.type !== 'patron_loan') return undefined
  const [item] = input.command.items ?? []
  if (item === undefined) return undefined
  const { dueDate } = input.command
  const decision = decide(
    request,
    {
      kind: 'answer',
      answer: { type: 'loan_reported', item, ...(dueDate === undefined ? {} : { dueDate }) },
    },
    context,
  )
  return decision.kind === 'applied' ? decision : undefined
}

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
  const asCommand = decide(request, input, context)
  const decision =
    asCommand.kind === 'not_allowed' && !asks ? (reportLoan(request, input, context) ?? asCommand) : asCommand
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
