import { decide } from '../../../borrowing/decide.ts'
import type { Context } from '../../../borrowing/decision.ts'
import type { OwnAnswer } from '../../../borrowing/local-answers/local-answer.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import { Problem } from '../../../problem.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import { applyToRequest } from '../../apply-to-request.ts'
import type { ChangePlan } from '../../change-plan.ts'
import { existingRequest } from '../../change-target.ts'
import type { Deps } from '../../deps.ts'
import { gatherContext } from '../../gather-facts.ts'

type ReviewAnswer = Extract<OwnAnswer, { type: 'mail_in_review' | 'mail_reviewed' }>

/** Decides an answer about a mail of the request that it was matched to; with the mail itself where it is still to be kept. */
const decideAnswer = async (
  deps: Deps,
  { library, request: number }: Pick<InboxMessage, 'library' | 'request'>,
  answer: ReviewAnswer,
  inbox?: NonNullable<ChangePlan['inbox']>,
) => {
  if (library === null || number === null) return undefined
  const plan = ({ value }: Stored<Request>, { context }: { readonly context: Context }): ChangePlan => {
    const decision = decide(value, { kind: 'answer', answer }, context)
    if (decision.kind === 'not_allowed') throw new Problem('internal', 'A review was refused by the core.')
    return { kind: 'change', decisions: [decision], ...(inbox === undefined ? {} : { inbox }) }
  }
  const target = existingRequest({ library, number, by: { kind: 'system' } })
  return applyToRequest(deps, target, gatherContext, plan)
}

/**
 * Keeps a mail that waits for review, and tells the staff of its request of it in the same commit.
 *
 * @returns undefined where the mail is about no request that can be changed now: the caller keeps it
 */
export const keepForReview = async (
  deps: Deps,
  message: InboxMessage,
  fingerprint: string | null,
): Promise<'kept' | 'known' | undefined> => {
  const answer = { type: 'mail_in_review', message: message.id, reason: message.reason ?? '' } as const
  const result = await decideAnswer(deps, message, answer, { message, fingerprint })
  switch (result?.kind) {
    case 'applied':
      return 'kept'
    case 'repeat':
      return 'known'
    default:
      return undefined
  }
}

/** Ends the attention for a mail that staff have dealt with, or that was handled after all. */
export const endReview = async (
  deps: Deps,
  message: Pick<InboxMessage, 'id' | 'library' | 'request'>,
): Promise<void> => {
  await decideAnswer(deps, message, { type: 'mail_reviewed', message: message.id })
}
