import { reason } from '../../translations/reason.ts'
import {
  changeEntry,
  type Draft,
  draftEntry,
  effect,
  explain,
  raise,
  workflowOf,
} from '../life-cycle/draft.ts'
import { endQuestion, questionOf } from '../life-cycle/negotiation.ts'
import { among, leadsOn, sentStages } from '../life-cycle/stage-groups.ts'
import { agreeCancel } from '../partner-events/cancels.ts'
import type { OperationKind } from '../request/operation.ts'
import { endEntry } from '../rota/leave-entry.ts'
import { nextEntry } from '../rota/next-entry.ts'
import { type Delivered, type DeliveryRule, reasonOf, rule } from './delivery-rule.ts'

/** Raises the attention that a message could not be sent, so that staff send it again. */
export const raiseFailed = (
  draft: Draft,
  input: Delivered,
  failed: { readonly operation: OperationKind; readonly delivery?: string | undefined } = input,
): Draft => {
  const reason = reasonOf(input)
  return raise(draft, {
    kind: 'send_failed',
    operation: failed.operation,
    entry: input.entry,
    ...(failed.delivery === undefined ? {} : { delivery: failed.delivery }),
    refused: input.result.result === 'refused' || input.result.result === 'not_sendable',
    ...(reason === undefined ? {} : { reason }),
  })
}

/** The row of operations that staff must send again. */
export const sendFailed: DeliveryRule = rule(
  'attention send_failed, until it is sent again',
  (draft, input) => raiseFailed(draft, input),
)

/**
 * Holds or ends the entry of a request that was not taken. The request surely did not reach the partner, or was
 * refused: its entry is held for staff or has failed, by profile. A cancel that is open is agreed by that. What a
 * partner has said under this id proves that it has the request.
 *
 * @param failed what staff would send again, where it is not the message that came back
 */
export const requestNotTaken = (
  before: Draft,
  input: Delivered,
  failed: { readonly operation: OperationKind; readonly delivery?: string | undefined } = input,
): Draft => {
  const entry = draftEntry(before)
  if (entry?.state !== 'active' || !among(sentStages, before.request.stage)) return before
  if (entry.lastEvent !== undefined) return explain(before, reason('explanation.answered_already'))
  const draft = effect(
    changeEntry(before, entry.id, { requestState: 'not_sent', claims: 0, heldOperations: undefined }),
    {
      kind: 'withdraw',
      entry: entry.id,
      operations: 'all',
      required: false,
    },
  )
  if (questionOf(draft.request)?.kind === 'cancel')
    return agreeCancel(explain(draft, reason('explanation.no_request_to_cancel')))
  return workflowOf(draft, entry).onSendFailure === 'hold'
    ? raiseFailed(endQuestion(draft), input, failed)
    : nextEntry(endEntry(draft, entry.id, 'failed', reasonOf(input)), { kind: 'unfilled' })
}

/** The row of a request that was not taken. */
export const requestFailed: DeliveryRule = rule(
  'the entry has failed: next entry, or attention send_failed, by profile; an open cancel is agreed',
  (draft, input) => requestNotTaken(draft, input),
  { from: ['sent'], leads: leadsOn },
)
