import type { Request } from '../../borrowing/request/request.ts'
import type { PartnerCode } from '../../borrowing/values.ts'
import type { InboxMessage } from '../../store/ports/inbox.ts'
import type { Deps } from '../deps.ts'
import { decideReview } from './decide-review.ts'

/**
 * Ends the attention for a message that staff have dealt with, or that was handled after all: on the request that it was
 * matched to, or on each that it could have been about.
 */
export const endReview = async (deps: Deps, message: InboxMessage): Promise<void> => {
  const answer = { type: 'mail_reviewed', message: message.id } as const
  await decideReview(deps, message, answer)
  if (message.request !== null || message.partner === null) return
  for (const { library, number } of await requestsWithReview(deps, message.partner, message.id))
    await decideReview(deps, { library, request: number }, answer)
}

/** Lists the requests of a partner that have attention for a message that waits for review. */
const requestsWithReview = async (
  { store }: Pick<Deps, 'store'>,
  partner: PartnerCode,
  message: InboxMessage['id'],
): Promise<readonly Request[]> => {
  const query = { library: null, attention: ['mail_review'], partner: [partner], limit: 200 } as const
  const { items } = await store.listRequests(query)
  return items
    .map(({ value }) => value)
    .filter(({ attention }) =>
      attention.some((each) => each.kind === 'mail_review' && each.message === message),
    )
}
