import { decide } from '../../borrowing/decide.ts'
import type { Context } from '../../borrowing/decision.ts'
import type { OwnAnswer } from '../../borrowing/local-answers/local-answer.ts'
import type { Request } from '../../borrowing/request/request.ts'
import { Problem } from '../../problem.ts'
import type { InboxMessage } from '../../store/ports/inbox.ts'
import type { Stored } from '../../store/ports/stored.ts'
import { reason } from '../../translations/reason.ts'
import { applyToRequest } from '../apply-to-request.ts'
import type { ChangePlan } from '../change-plan.ts'
import { existingRequest } from '../change-target.ts'
import type { Deps } from '../deps.ts'
import { gatherContext } from '../gather-facts.ts'

type ReviewAnswer = Extract<OwnAnswer, { type: 'mail_in_review' | 'mail_reviewed' | 'messages_missed' }>

/** Decides an answer about a message of a request, or about one that may be lost; with the message itself where it is still to be kept. */
export const decideReview = async (
  deps: Deps,
  { library, request: number }: Pick<InboxMessage, 'library' | 'request'>,
  answer: ReviewAnswer,
  inbox?: NonNullable<ChangePlan['inbox']>,
) => {
  if (library === null || number === null) return undefined
  const plan = ({ value }: Stored<Request>, { context }: { readonly context: Context }): ChangePlan => {
    const decision = decide(value, { kind: 'answer', answer }, context)
    if (decision.kind === 'not_allowed') throw new Problem('internal', reason('problem.review_refused'))
    return { kind: 'change', decisions: [decision], ...(inbox === undefined ? {} : { inbox }) }
  }
  const target = existingRequest({ library, number, by: { kind: 'system' } })
  return applyToRequest(deps, target, gatherContext, plan)
}
