import { raise } from '../life-cycle/draft.ts'
import { operationKinds } from '../request/operation.ts'
import { type DeliveryRule, type DeliveryRules, omittedPartsOf, reasonOf, rule } from './delivery-rule.ts'
import { onNotSendable } from './not-sendable.ts'

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
export const onSentInPart: DeliveryRules = {
  ...onNotSendable,
  ...Object.fromEntries(operationKinds.map((operation) => [operation, askToTell])),
}
