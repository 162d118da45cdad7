import { raise } from '../life-cycle/draft.ts'
import { type OperationKind, operationKinds } from '../request/operation.ts'
import { onDelivered } from './delivered.ts'
import { type DeliveryRule, type DeliveryRules, omittedPartsOf, reasonOf, rule } from './delivery-rule.ts'
import { requestFailed } from './not-taken.ts'

/** Operations that need no attention where they are not sendable: a claim, and the refusal of conditions, which a cancel follows. */
const unimportant: readonly OperationKind[] = ['status_request', 'reminder', 'decline_condition']

const countAsSent = (operation: OperationKind): DeliveryRule =>
  unimportant.includes(operation)
    ? onDelivered[operation]
    : rule(
        `attention not_sendable; ${onDelivered[operation].says}`,
        (draft, input) => {
          const reason = reasonOf(input)
          return raise(onDelivered[operation].run(draft, input), {
            kind: 'not_sendable',
            operation,
            entry: input.entry,
            ...(reason === undefined ? {} : { reason }),
            ...omittedPartsOf(input),
          })
        },
        onDelivered[operation],
      )

/**
 * Runs the consequences of a message that a partner's protocol cannot express: no answer will come, so the request goes
 * on as if the message had been sent, and staff inform the partner in another way. Only a request for the item must have
 * reached the partner.
 */
export const onNotSendable: DeliveryRules = {
  ...onDelivered,
  ...Object.fromEntries(operationKinds.map((operation) => [operation, countAsSent(operation)])),
  request: requestFailed,
  retry: requestFailed,
}
