import { type Fault, Problem, type ProblemCode } from '../../problem.ts'
import type { InboxMessage } from '../../store/ports/inbox.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { Deps } from '../deps.ts'
import { keepUncommitted, quotaOfMessage } from './message-quotas.ts'
import { noteMessage } from './note-message.ts'

/** Why a message gets no answer of its protocol: what the edge answers then. */
export type MessageProblem = {
  readonly code: ProblemCode
  readonly reason: AnyReason
  readonly faults?: readonly Fault[]
}

/** A message that changes no request: the record to keep of it, and a problem where no reply can be made. */
export type KeptMessage = {
  readonly kind: 'keep'
  readonly message: InboxMessage
  readonly problem?: MessageProblem
  /** Whether it only tries a connection that is being set up: it is answered, and stands on the technician’s page alone. */
  readonly isTest?: boolean
}

/** Makes the result for a message that changes no request. */
export const keepMessage = (message: InboxMessage): KeptMessage => ({ kind: 'keep', message })

/** A message that was interpreted: committed with the request that it changes, or still to be kept. */
export type HandledMessage = { readonly kind: 'committed'; readonly message: InboxMessage } | KeptMessage

/** Keeps a message that was not committed with a request. Throws the `Problem` that the edge answers with, if any. */
export const keepHandled = async (deps: Deps, handled: HandledMessage): Promise<InboxMessage> => {
  if (handled.kind === 'keep' && handled.isTest === true) {
    throwProblem(handled)
    return handled.message
  }
  if (handled.kind === 'keep')
    await keepUncommitted(deps, handled.message, null, await quotaOfMessage(deps, handled.message))
  noteMessage(deps, handled.message)
  if (handled.kind === 'committed') return handled.message
  throwProblem(handled)
  return handled.message
}

/** Throws the problem of a message that gets no reply. */
export const throwProblem = ({ problem }: Pick<KeptMessage, 'problem'>): void => {
  if (problem !== undefined) throw new Problem(problem.code, problem.reason, { faults: problem.faults ?? [] })
}

/** Returns the record and the problem of a message whose request kept changing. */
export const keptChanging = (message: InboxMessage): KeptMessage => ({
  kind: 'keep',
  message: { ...message, reason: reason('kept_message.kept_changing') },
  problem: {
    code: 'unavailable',
    reason: reason('problem.send_message_again'),
  },
})
