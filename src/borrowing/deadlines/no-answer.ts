import { reason } from '../../translations/reason.ts'
import {
  activeEntry,
  type Draft,
  draftEntry,
  explain,
  factsOf,
  raise,
  setDeadline,
  workflowOf,
} from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { agreeCancel } from '../partner-events/cancels.ts'
import type { Deadline } from '../request/deadline.ts'
import { isHeld } from '../request/partner-number.ts'
import { leave } from '../rota/leave-entry.ts'
import { mayHaveShipped, mayShip } from '../rota/may-have-shipped.ts'
import { goOnAfterExpiry } from '../rota/next-entry.ts'
import { automaticClaim, claim, takesClaims, takesReminders } from './claim-partner.ts'
import { partnersEnd } from './open-days.ts'

/** Raises attention `no_answer`, with the operation that the partner did not answer. */
export const raiseNoAnswer = (draft: Draft): Draft => {
  const entry = draftEntry(draft)
  return raise(draft, {
    kind: 'no_answer',
    ...(entry?.lastOperation === undefined ? {} : { operation: entry.lastOperation }),
    ...(entry === undefined ? {} : { entry: entry.id }),
  })
}

/** Returns whether the partner can be claimed: it takes claims, and the profile says how long an answer may take. */
const canClaim = (draft: Draft): boolean => takesClaims(draft) && workflowOf(draft).deadlines.claim !== null

/** Claims where the partner can be claimed and its profile allows it; else raises attention `no_answer`. */
export const claimOrRaise = (draft: Draft): Draft =>
  canClaim(draft) && automaticClaim(draft) !== false
    ? claim(explain(draft, reason('explanation.status_requested')))
    : raiseNoAnswer(draft)

const expireEntry = (draft: Draft): Draft => {
  const entry = draftEntry(draft)
  if (entry === undefined) return draft
  if (mayHaveShipped(draft.request, entry))
    return raiseNoAnswer(explain(draft, reason('explanation.no_answer_may_have_shipped')))
  if (factsOf(draft, entry)?.automaticCancel === false)
    return raiseNoAnswer(explain(draft, reason('explanation.no_answer_not_cancelled')))
  const left = explain(
    leave(draft, entry, { state: 'expired', reason: reason('rota.no_answer_in_time') }),
    reason('explanation.no_answer_in_time'),
  )
  return goOnAfterExpiry(left, entry)
}

export const claimOrExpire = step<Deadline>(
  'claimed once where the profile says so; then the entry expires and is left; attention no_answer instead, where the partner’s profile has staff claim or cancel',
  (draft) => {
    const entry = draftEntry(draft)
    const { claimBeforeExpiry, deadlines } = workflowOf(draft, entry)
    const isAutomatic = automaticClaim(draft)
    const wanted = canClaim(draft) && (isAutomatic === true || claimBeforeExpiry)
    if (!wanted || (entry?.claims ?? 0) > 0) return expireEntry(draft)
    if (isAutomatic === false)
      return raiseNoAnswer(explain(draft, reason('explanation.no_answer_not_claimed')))
    const claimed = claim(explain(draft, reason('explanation.no_answer_claimed')))
    return setDeadline(
      claimed,
      'response',
      deadlines.claim === null ? null : partnersEnd(claimed, entry, 'response', deadlines.claim),
      entry?.id,
    )
  },
)

export const agreeOrRaise = step<Deadline>(
  'counts as accepted, or attention no_answer, by profile; attention after a promise, since the item may come, and where the cancel is still held',
  (draft) => {
    const entry = draftEntry(draft)
    const mayCome = entry !== undefined && mayShip(draft.request, entry)
    return workflowOf(draft).onNoCancelReply === 'accepted' && !mayCome && !isHeld(entry, 'cancel')
      ? agreeCancel(explain(draft, reason('explanation.cancel_not_answered')))
      : raiseNoAnswer(draft)
  },
)

export const claimAgain = step<Deadline>(
  'claimed once more, by Reminder where profile and partner take it; then attention no_answer',
  (draft) => {
    const entry = draftEntry(draft)
    if (entry === undefined || (entry.claims ?? 0) >= 2) return raiseNoAnswer(draft)
    return workflowOf(draft, entry).reminder && takesReminders(draft) && automaticClaim(draft) !== false
      ? claim(explain(draft, reason('explanation.partner_reminded')), 'reminder')
      : claimOrRaise(draft)
  },
)

export const wasClaimed = guard(
  'refusal.nobody_claimed',
  (draft) => (activeEntry(draft.request)?.claims ?? 0) > 0,
)
