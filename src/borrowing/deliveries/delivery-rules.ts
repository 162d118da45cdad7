import { raise } from '../life-cycle/draft.ts'
import { operationKinds } from '../request/operation.ts'
import { onDeadLetter } from './dead-letter.ts'
import { onDelivered } from './delivered.ts'
import type { DeliveryResult } from './delivery-result.ts'
import {
  type DeliveryRule,
  type DeliveryRules,
  omittedPartsOf,
  reasonOf,
  recordOnly,
  rule,
} from './delivery-rule.ts'
import { onNotSendable } from './not-sendable.ts'
import { onRefused } from './refused.ts'
import { onUnconfirmed } from './unconfirmed.ts'

const askToTell: DeliveryRule = rule('attention not_sendable names what was left out', (draft, input) => {
  const reason = reasonOf(input)
  return raise(draft, {
    kind: 'not_sendable',
    operation: input.operation,
    entry: input.entry,
    leftOut: true,
    ...(reason === undefined ? {} : { reason }),
    ...omittedPartsOf(input),
  })
})

/** The rules for a message that was sent without a part of its content: staff tell the partner in another way. */
const onSentInPart: DeliveryRules = {
  ...onNotSendable,
  ...Object.fromEntries(operationKinds.map((operation) => [operation, askToTell])),
}

/**
 * The rules for a message that the partner takes none of, or has already: the request goes on as if it had been sent. A
 * receipt that was never sent is not noted as one that the partner has.
 */
const onNotNeeded: DeliveryRules = { ...onDelivered, received: recordOnly }

/** The rules for the results of messages: operation by result. */
export const deliveryRules: Readonly<Record<DeliveryResult['result'], DeliveryRules>> = {
  delivered: onDelivered,
  refused: onRefused,
  dead: onDeadLetter,
  unconfirmed: onUnconfirmed,
  not_sendable: onNotSendable,
  not_needed: onNotNeeded,
  sent_in_part: onSentInPart,
}
