import { decide } from '../../../borrowing/decide.ts'
import type { Context, Input } from '../../../borrowing/decision.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import type { Reply } from '../../../partners/incoming-message.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import { applyToRequest } from '../../apply-to-request.ts'
import type { ApplyResult, ChangePlan, RefusedPlan } from '../../change-plan.ts'
import { existingRequest } from '../../change-target.ts'
import { type Deps, withConfigSnapshot } from '../../deps.ts'
import { type HandledMessage, type KeptMessage, keptChanging } from '../handled-message.ts'
import { makeInitialRecord, refuseTooLarge } from '../initial-record.ts'
import { replyToMessage } from '../reply-to-message.ts'
import { findRequestOfItem } from './find-item.ts'
import { type IlsMessage, type InterpretedIlsInput, interpretIlsMessage } from './interpret-ils-message.ts'

/** The commit of a message of a library's own system with the request that it changes. */
type IlsInputPlan = ChangePlan & { readonly inbox: NonNullable<ChangePlan['inbox']> }

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
const planIlsInput = (
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
const handledIlsInput = (
  result: ApplyResult<IlsInputPlan, KeptMessage>,
  message: InboxMessage,
): HandledMessage => {
  if (result.kind === 'applied') return { kind: 'committed', message: result.plan.inbox.message }
  return result.kind === 'refused' ? result.reason : keptChanging(message)
}

const initialRecordOf = (deps: Deps, { body, ...received }: IlsMessage): InboxMessage =>
  makeInitialRecord(deps, {
    ...received,
    protocol: deps.ils.protocol,
    partner: null,
    raw: deps.ils.redact(body),
  })

/**
 * Interprets a message of a library's own system and commits what it means for a request. A message that changes nothing
 * is not kept here: the caller does that.
 *
 * @returns how it was handled
 */
export const handleIlsMessage = async (
  deps: Deps,
  received: IlsMessage,
  record = initialRecordOf(deps, received),
): Promise<HandledMessage> => {
  if (received.truncated) return refuseTooLarge(record, received.body.length)
  const current = await withConfigSnapshot(deps)
  const { timeZone } = current.snapshot.library(received.library)
  const parsed = deps.ils.read(received.body, timeZone)
  const stored =
    parsed.kind === 'message' ? await findRequestOfItem(deps, parsed, received.library) : undefined
  const interpretation = interpretIlsMessage(deps.ils, parsed, stored?.value, record)
  if (interpretation.kind === 'keep') return interpretation
  const result = await applyToRequest(
    deps,
    existingRequest(
      {
        library: received.library,
        number: interpretation.number,
        by: { kind: 'system', id: 'ils' },
        at: received.now,
        message: record.id,
      },
      { deps: current, subject: stored },
    ),
    async ({ subject, readContext }) => ({
      context: await readContext(subject.value),
      interpretation: interpretIlsMessage(deps.ils, parsed, subject.value, record),
    }),
    planIlsInput,
  )
  return handledIlsInput(result, { ...interpretation.message, reply: null })
}

/**
 * Receives an authenticated message of a library's own system: loans, returns and holds are mirrored. A message that says
 * what is recorded already is answered as done, so that a repeat changes nothing. Every message is kept.
 *
 * @returns the answer. `Problem` too_large or invalid_input (with faults) where there is nothing that an answer of the
 *   protocol could be made from; unavailable where the store fails, or the request kept changing
 */
export const receiveIlsMessage = async (deps: Deps, received: IlsMessage): Promise<Reply> => {
  const record = initialRecordOf(deps, received)
  return replyToMessage(deps, record, () => handleIlsMessage(deps, received, record))
}
