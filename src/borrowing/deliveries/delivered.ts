import { closeOnceTold } from '../life-cycle/close-request.ts'
import {
  changeEntry,
  type Draft,
  draftEntry,
  endAttention,
  startDeadline,
  workflowOf,
} from '../life-cycle/draft.ts'
import { ask, endQuestions, questionOf } from '../life-cycle/negotiation.ts'
import type { Question } from '../request/negotiation.ts'
import { type DeliveryRules, recordOnly, rule } from './delivery-rule.ts'

/**
 * The partner has the request; the response deadline starts where it has not answered before. It could not answer a claim
 * that was made earlier. What was in doubt and sent again is so no more.
 */
const requestTaken = rule('no doubt is left, and the response deadline starts', (given, { entry }) => {
  const draft = changeEntry(given, entry, { asked: 'delivered', claims: 0 })
  return draftEntry(draft)?.state === 'active' && questionOf(draft.request)?.kind === 'unconfirmed'
    ? endAttention(endQuestions(draft, 'unconfirmed'), (attention) => attention.kind === 'no_answer')
    : draft
})

const returnTold = rule(
  'closed as completed, or the lender’s check-in is awaited, by profile',
  (draft, { entry }) => closeOnceTold(changeEntry(draft, entry, { returnTold: true })),
  { from: ['returned'], leads: ['closed'] },
)

const questionTold = (kind: Extract<Question['kind'], 'cancel' | 'renew'>, says: string) =>
  rule(says, (draft) => {
    const open = questionOf(draft.request)
    return draftEntry(draft)?.state === 'active' &&
      (open?.kind === 'cancel' || open?.kind === 'renew') &&
      open.kind === kind
      ? ask(draft, { ...open, told: true })
      : draft
  })

/** The claim's own deadline starts, where it was a claim and not a question in doubt. */
export const startClaim = (draft: Draft): Draft => {
  const entry = draftEntry(draft)
  return entry?.state === 'active' && (entry.claims ?? 0) > 0
    ? startDeadline(draft, 'claim', workflowOf(draft, entry).deadlines.claim, entry.id)
    : draft
}

const claimTold = rule('a claim’s deadline starts', startClaim)

/** What follows once a partner was told. */
export const onDelivered: DeliveryRules = {
  request: requestTaken,
  retry: requestTaken,
  cancel: questionTold('cancel', 'the deadline of its answer starts'),
  accept_condition: recordOnly,
  decline_condition: recordOnly,
  received: recordOnly,
  renew: questionTold('renew', 'the deadline of its answer starts'),
  shipped_return: returnTold,
  shipped_forward: returnTold,
  status_request: claimTold,
  reminder: claimTold,
  message: recordOnly,
  lost: recordOnly,
  damaged: recordOnly,
  hold_return: recordOnly,
}
