import { leadsOn } from '../life-cycle/stage-groups.ts'
import { type DeliveryRules, rule } from './delivery-rule.ts'
import { requestNotTaken, sendFailed } from './not-taken.ts'
import { inDoubt } from './unconfirmed.ts'

const request = rule(
  'never possibly taken: attention send_failed, or next entry, by profile; else negotiation unconfirmed, never the next entry',
  (draft, input) =>
    input.result.result === 'dead' && input.result.possiblyTaken
      ? inDoubt.run(draft, input)
      : requestNotTaken(draft, input),
  { from: ['sent'], leads: leadsOn },
)

/** The rules for a message that was given up: the partner could not be reached, or never answered for certain. */
export const onDeadLetter: DeliveryRules = {
  request,
  retry: request,
  cancel: sendFailed,
  accept_condition: sendFailed,
  decline_condition: sendFailed,
  received: sendFailed,
  renew: sendFailed,
  shipped_return: sendFailed,
  shipped_forward: sendFailed,
  status_request: sendFailed,
  reminder: sendFailed,
  message: sendFailed,
  lost: sendFailed,
  damaged: sendFailed,
  hold_return: sendFailed,
}
