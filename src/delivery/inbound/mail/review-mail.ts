import type { InboxMessage } from '../../../store/ports/inbox.ts'
import { textReason } from '../../../translations/reason.ts'
import type { Deps } from '../../deps.ts'
import { decideReview } from '../decide-review.ts'
import { recordToKeep } from '../person-removed.ts'

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
  const answer = {
    type: 'mail_in_review',
    message: message.id,
    reason: message.reason ?? textReason(''),
  } as const
  const inbox = await recordToKeep(deps, message, fingerprint)
  const result = await decideReview(deps, message, answer, inbox)
  switch (result?.kind) {
    case 'applied':
      return 'kept'
    case 'repeat':
      return 'known'
    default:
      return undefined
  }
}
