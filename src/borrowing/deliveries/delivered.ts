import { partnersEnd } from '../deadlines/open-days.ts'
import { closeOnceReturnSent } from '../life-cycle/close-request.ts'
import {
  changeEntry,
  type Draft,
  draftEntry,
  endAttention,
  factsOf,
  setDeadline,
  workflowOf,
} from '../life-cycle/draft.ts'
import { ask, endQuestions, questionOf } from '../life-cycle/negotiation.ts'
import type { Question } from '../request/negotiation.ts'
import type { OperationKind } from '../request/operation.ts'
import { type DeliveryRules, recordOnly, rule } from './delivery-rule.ts'

/**
 * The partner has the request; the response deadline starts where it has not answered before. It could not answer a
 * claim that was made earlier. A message that was unconfirmed and sent again no longer is.
 */
const requestTaken = rule('no doubt is left, and the response deadline starts', (before, { entry }) => {
  const draft = changeEntry(before, entry, { requestState: 'delivered', claims: 0 })
  return draftEntry(draft)?.state === 'active' && questionOf(draft.request)?.kind === 'unconfirmed'
    ? endAttention(endQuestions(draft, 'unconfirmed'), (attention) => attention.kind === 'no_answer')
    : draft
})

/** Notes that the partner has the receipt or the return, where it takes each once. */
export const noteTaken = (draft: Draft, ...operations: readonly OperationKind[]): Draft => {
  const entry = draftEntry(draft)
  return entry === undefined || factsOf(draft, entry)?.takesOnce !== true
    ? draft
    : changeEntry(draft, entry.id, {
        takenOperations: [...new Set([...(entry.takenOperations ?? []), ...operations])],
      })
}

const receiptSent = rule('a receipt that the partner takes once is not sent again', (draft) =>
  noteTaken(draft, 'received'),
)

const returnSent = rule(
  'closed as completed, or the lender’s check-in is awaited, by profile',
  (draft, { entry }) =>
    closeOnceReturnSent(changeEntry(noteTaken(draft, 'shipped_return'), entry, { returnSent: true })),
  { from: ['returned'], leads: ['closed'] },
)

/** Notes that our cancel reached the partner, which has not answered it yet. */
const noteCancelDelivered = (draft: Draft): Draft => {
  const entry = draftEntry(draft)
  return entry?.cancel === 'sent' ? changeEntry(draft, entry.id, { cancel: 'delivered' }) : draft
}

const questionSent = (kind: Extract<Question['kind'], 'cancel' | 'renew'>, says: string) =>
  rule(says, (before) => {
    const draft = kind === 'cancel' ? noteCancelDelivered(before) : before
    const open = questionOf(draft.request)
    return draftEntry(draft)?.state === 'active' &&
      (open?.kind === 'cancel' || open?.kind === 'renew') &&
      open.kind === kind
      ? ask(draft, { ...open, sent: true })
      : draft
  })

/**
 * Starts the deadline of a claim. The claim's own deadline starts, where it was a claim and not a question in doubt.
 */
export const startClaim = (draft: Draft): Draft => {
  const entry = draftEntry(draft)
  const wait = workflowOf(draft, entry).deadlines.claim
  if (entry?.state !== 'active' || (entry.claims ?? 0) === 0) return draft
  return setDeadline(
    draft,
    'claim',
    wait === null ? null : partnersEnd(draft, entry, 'claim', wait),
    entry.id,
  )
}

const claimSent = rule('a claim’s deadline starts', startClaim)

/** The rules for a message that was delivered. */
export const onDelivered: DeliveryRules = {
  request: requestTaken,
  retry: requestTaken,
  cancel: questionSent('cancel', 'the deadline of its answer starts'),
  accept_condition: recordOnly,
  decline_condition: recordOnly,
  received: receiptSent,
  renew: questionSent('renew', 'the deadline of its answer starts'),
  shipped_return: returnSent,
  shipped_forward: returnSent,
  status_request: claimSent,
  reminder: claimSent,
  message: recordOnly,
  lost: recordOnly,
  damaged: recordOnly,
  hold_return: recordOnly,
}
