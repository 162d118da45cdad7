import { cutReason } from '../../translations/map-reason-texts.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import {
  change,
  type Draft,
  draftEntry,
  explain,
  factsOf,
  raise,
  sendToPartner,
} from '../life-cycle/draft.ts'
import { ask, endQuestions, questionOf } from '../life-cycle/negotiation.ts'
import { among, leadsOn, sentStages } from '../life-cycle/stage-groups.ts'
import { agreeCancel } from '../partner-events/cancels.ts'
import type { OperationKind } from '../request/operation.ts'
import { saidLast } from '../rota/entries.ts'
import { keepSupplier } from '../rota/leave-supplier.ts'
import { noteTaken, onDelivered, startClaim } from './delivered.ts'
import { type Delivered, type DeliveryRule, type DeliveryRules, rule, saidIn } from './delivery-rule.ts'
import { requestFailed, requestNotTaken, sendFailed } from './not-taken.ts'

const isUnknown = ({ result }: Delivered): boolean =>
  result.result === 'refused' && result.error.kind === 'unknown_request'

/** Returns the reason of a refusal that shows that the partner's last message was missed; undefined for every other one. */
const missedEnd = ({ result }: Delivered): AnyReason | undefined =>
  result.result === 'refused' && result.error.kind === 'finished'
    ? reason('attention.finished_unseen', { said: cutReason(result.error.reason) })
    : undefined

const cancelRefused = rule(
  'agreed where the partner does not know the request; else status_request, and attention no_answer',
  (draft, input) => {
    const entry = draftEntry(draft)
    const open = questionOf(draft.request)
    if (entry?.state !== 'active' || open?.kind !== 'cancel') return draft
    if (isUnknown(input)) return agreeCancel(explain(draft, reason('explanation.request_unknown')))
    const missed = missedEnd(input)
    const raised = raise(ask(draft, { ...open, sent: true }), {
      kind: 'no_answer',
      operation: 'cancel',
      entry: entry.id,
      ...(missed === undefined ? saidIn(input) : { reason: missed }),
    })
    return factsOf(draft, entry)?.takesStatusRequest === true
      ? sendToPartner(raised, entry.id, { kind: 'status_request' })
      : raised
  },
  { from: sentStages, leads: leadsOn },
)

const renewalRefused = rule('last answer renew_refused', (draft) =>
  questionOf(draft.request)?.kind === 'renew' && draftEntry(draft)?.state === 'active'
    ? change(endQuestions(draft, 'renew'), { lastAnswer: 'renew_refused' })
    : draft,
)

/** Returns whether the partner may or may not have the request. */
const isInDoubt = (draft: Draft): boolean => {
  const entry = draftEntry(draft)
  const open = questionOf(draft.request)?.kind
  return (
    entry?.state === 'active' &&
    among(sentStages, draft.request.stage) &&
    (open === 'unconfirmed' || (open === 'cancel' && entry.requestState === 'unconfirmed'))
  )
}

/** Returns whether the partner has not spoken since its status was asked: an answer that came meanwhile says what was asked. */
const awaitsStatus = (draft: Draft): boolean => {
  const { claims = 0, lastEvent } = draftEntry(draft) ?? {}
  return claims > 0 || lastEvent === undefined
}

const statusRefused = rule(
  'unknown there while it is in doubt whether the partner has the request: the entry has failed; else recorded, and a claim’s deadline starts; attention no_answer at once where it is in doubt, or where a broker refuses it that has not spoken meanwhile',
  (draft, input) => {
    const isBrokers = factsOf(draft, draftEntry(draft))?.isBroker === true && awaitsStatus(draft)
    if (!isUnknown(input) && (isBrokers || isInDoubt(draft)))
      return raise(draft, {
        kind: 'no_answer',
        operation: 'status_request',
        entry: input.entry,
        ...saidIn(input),
      })
    if (!isUnknown(input) || !isInDoubt(draft)) return startClaim(draft)
    const operation = (draftEntry(draft)?.requestIds.length ?? 0) > 1 ? 'retry' : 'request'
    return requestNotTaken(explain(draft, reason('explanation.request_unknown')), input, { operation })
  },
  { from: ['sent'], leads: leadsOn },
)

/**
 * Counts a message as done where the partner says that its request is finished, and we know how it ended. Elsewhere we
 * have missed that, and the refusal shows it.
 */
const unlessFinished = (operation: OperationKind, refused: DeliveryRule): DeliveryRule =>
  rule(
    `counts as sent where the partner has finished the request: attention not_sendable unless it has said how; else ${refused.says}`,
    (draft, input) => {
      const why = missedEnd(input)
      if (why === undefined) return refused.run(draft, input)
      if (saidLast(draftEntry(draft)))
        return onDelivered[operation].run(explain(draft, reason('explanation.finished_already')), input)
      const missed = explain(draft, reason('explanation.finished_unseen'))
      if (operation === 'cancel') return refused.run(missed, input)
      // The receipt and the return are refused alike: staff clear it up once.
      return raise(onDelivered[operation].run(noteTaken(missed, 'received', 'shipped_return'), input), {
        kind: 'not_sendable',
        operation,
        entry: input.entry,
        reason: why,
      })
    },
    {
      from: [...new Set([...refused.from, ...onDelivered[operation].from])],
      leads: [...new Set([...refused.leads, ...onDelivered[operation].leads])],
    },
  )

/** Tells staff that the partner did not take words or a notice: nothing of the loan fails, and they inform it otherwise. */
const noticeRefused = rule('attention not_sendable', (draft, input) => {
  return raise(draft, {
    kind: 'not_sendable',
    operation: input.operation,
    entry: input.entry,
    ...saidIn(input),
  })
})

const declineRefused = rule(
  'a supplier behind a broker that cannot be declined alone stays, its terms are open again, and attention not_sendable; else attention send_failed, until it is sent again',
  (draft, input) => {
    const entry = draftEntry(draft)
    const isStill =
      entry?.state === 'active' && entry.supplier === undefined && questionOf(draft.request) === null
    return isStill && entry.declined !== undefined && among(['sent', 'accepted'], draft.request.stage)
      ? noticeRefused.run(keepSupplier(draft, entry), input)
      : sendFailed.run(draft, input)
  },
  { from: ['sent', 'accepted'], leads: ['will_supply'] },
)

/** The rules for a message that the partner refused. */
export const onRefused: DeliveryRules = {
  request: requestFailed,
  retry: requestFailed,
  cancel: unlessFinished('cancel', cancelRefused),
  accept_condition: sendFailed,
  decline_condition: declineRefused,
  received: unlessFinished('received', sendFailed),
  renew: renewalRefused,
  shipped_return: unlessFinished('shipped_return', sendFailed),
  shipped_forward: sendFailed,
  status_request: statusRefused,
  reminder: rule('recorded; a claim’s deadline starts', startClaim),
  message: noticeRefused,
  lost: noticeRefused,
  damaged: noticeRefused,
  hold_return: noticeRefused,
}
