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
import { type Delivered, type DeliveryRule, type DeliveryRules, rule } from './delivery-rule.ts'

/** It is not known whether the partner has the request: it is asked for the status, and no other partner is asked. */
const doubt = (draft: Draft, { operation }: Delivered): Draft => {
  const entry = draftEntry(draft)
  if (entry?.state !== 'active' || draft.request.stage !== 'sent') return draft
  if (entry.lastHeard !== undefined)
    return explain(draft, 'the partner has answered the request, so it has it all the same')
  const doubtful = changeEntry(draft, entry.id, { asked: 'possibly' })
  if (questionOf(draft.request)?.kind === 'cancel')
    return explain(doubtful, 'it is not known whether the partner has the request; the cancel will tell')
  const open = ask(doubtful, { kind: 'unconfirmed' })
  return factsOf(draft, entry)?.takesStatusRequest === true
    ? sendToPartner(open, entry.id, { kind: 'status_request' })
    : raise(open, { kind: 'no_answer', operation, entry: entry.id })
}

/** The row of a request that may have been taken. */
export const inDoubt: DeliveryRule = rule(
  'negotiation unconfirmed: status_request, or attention no_answer where the partner takes none; no other partner is asked',
  doubt,
)

/** The partner said no to a repeat, so it has probably taken the first one: it counts as told, and the status is asked for. */
const probablyTold = (operation: OperationKind): DeliveryRule =>
  rule(
    'counts as told; status_request',
    (draft, given) => {
      const told = onDelivered[operation].run(
        explain(draft, `${operation}: the partner refused a repeat, so the first may have been taken`),
        given,
      )
      const entry = draftEntry(told)
      return entry?.state === 'active' && factsOf(told, entry)?.takesStatusRequest === true
        ? sendToPartner(told, entry.id, { kind: 'status_request' })
        : told
    },
    onDelivered[operation],
  )

const claimed = rule('recorded; a claim’s deadline starts', startClaim)

/** What follows where the partner said no to a message that it may have taken before: that proves nothing. */
export const onUnconfirmed: DeliveryRules = {
  request: inDoubt,
  retry: inDoubt,
  cancel: probablyTold('cancel'),
  accept_condition: probablyTold('accept_condition'),
  decline_condition: probablyTold('decline_condition'),
  received: probablyTold('received'),
  renew: probablyTold('renew'),
  shipped_return: probablyTold('shipped_return'),
  shipped_forward: probablyTold('shipped_forward'),
  status_request: claimed,
  reminder: claimed,
  message: probablyTold('message'),
  lost: probablyTold('lost'),
  damaged: probablyTold('damaged'),
  hold_return: probablyTold('hold_return'),
}
