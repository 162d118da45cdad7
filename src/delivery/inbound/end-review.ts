import type { InboxMessage } from '../../store/ports/inbox.ts'
import type { Deps } from '../deps.ts'
import { decideReview } from './decide-review.ts'
import { findFittingRequests } from './partner/review-ambiguous-message.ts'

/**
 * Ends the attention for a message that staff have dealt with, or that was handled after all: on the request that it was
 * matched to, or on each that it could have been about.
 */
export const endReview = async (deps: Deps, message: InboxMessage): Promise<void> => {
  const answer = { type: 'mail_reviewed', message: message.id } as const
  await decideReview(deps, message, answer)
  if (message.request !== null) return
  for (const { library, stored } of await findFittingRequests(deps, message)) {
    const { number, attention } = stored.value
    if (attention.some((each) => each.kind === 'mail_review' && each.message === message.id))
      await decideReview(deps, { library, request: number }, answer)
  }
}
