import { reason } from '../../translations/reason.ts'
import { namedOperation } from '../events/explanation.ts'
import {
  changeEntry,
  type Draft,
  draftEntry,
  explain,
  factsOf,
  raise,
  sendToPartner,
} from '../life-cycle/draft.ts'
import { ask, questionOf } from '../life-cycle/negotiation.ts'
import type { OperationKind } from '../request/operation.ts'
import { onDelivered, startClaim } from './delivered.ts'
import { type Delivered, type DeliveryRule, type DeliveryRules, rule, saidIn } from './delivery-rule.ts'

/**
 * Asks for the status of a request that the partner may have. It is not known whether the partner has the request: it
 * is asked for the status, and no other partner is asked.
 */
const doubt = (draft: Draft, { operation }: Delivered): Draft => {
  const entry = draftEntry(draft)
  if (entry?.state !== 'active' || draft.request.stage !== 'sent') return draft
  if (entry.lastEvent !== undefined) return explain(draft, reason('explanation.answered_already'))
  const doubtful = changeEntry(draft, entry.id, { requestState: 'unconfirmed' })
  if (questionOf(draft.request)?.kind === 'cancel')
    return explain(doubtful, reason('explanation.in_doubt_cancel_tells'))
  const open =
    factsOf(draft, entry)?.repeatsMakeLoans === true
      ? ask(explain(doubtful, reason('explanation.may_make_second_loan')), {
          kind: 'unconfirmed',
          mayMakeSecondLoan: true,
        })
      : ask(doubtful, { kind: 'unconfirmed' })
  return factsOf(draft, entry)?.takesStatusRequest === true
    ? sendToPartner(open, entry.id, { kind: 'status_request' })
    : raise(open, { kind: 'no_answer', operation, entry: entry.id })
}

/** The row of a request that may have been taken. */
export const inDoubt: DeliveryRule = rule(
  'negotiation unconfirmed: status_request, or attention no_answer where the partner takes none; no other partner is asked',
  doubt,
)

/**
 * Counts a refused repeat as sent. The partner refused a repeat, so it has probably accepted the first one: the message
 * counts as sent, and a status request follows.
 */
const probablySent = (operation: OperationKind): DeliveryRule =>
  rule(
    asks(operation)
      ? 'counts as sent; status_request, or attention no_answer where the partner takes none'
      : 'counts as sent; status_request',
    (draft, input) => {
      const sent = onDelivered[operation].run(
        explain(draft, reason('explanation.repeat_refused', { operation: namedOperation(operation) })),
        input,
      )
      const entry = draftEntry(sent)
      if (entry?.state !== 'active') return sent
      if (factsOf(sent, entry)?.takesStatusRequest === true)
        return sendToPartner(sent, entry.id, { kind: 'status_request' })
      return questionOf(sent.request)?.kind === operation
        ? raise(sent, { kind: 'no_answer', operation, entry: entry.id, ...saidIn(input) })
        : sent
    },
    onDelivered[operation],
  )

/** Returns whether a message asks the partner something: the refusal of its repeat leaves the answer open. */
const asks = (operation: OperationKind): boolean => operation === 'cancel' || operation === 'renew'

const claimed = rule('recorded; a claim’s deadline starts', startClaim)

/** The rules for a refusal after an attempt that the partner may have accepted: the refusal proves nothing. */
export const onUnconfirmed: DeliveryRules = {
  request: inDoubt,
  retry: inDoubt,
  cancel: probablySent('cancel'),
  accept_condition: probablySent('accept_condition'),
  decline_condition: probablySent('decline_condition'),
  received: probablySent('received'),
  renew: probablySent('renew'),
  shipped_return: probablySent('shipped_return'),
  shipped_forward: probablySent('shipped_forward'),
  status_request: claimed,
  reminder: claimed,
  message: probablySent('message'),
  lost: probablySent('lost'),
  damaged: probablySent('damaged'),
  hold_return: probablySent('hold_return'),
}
