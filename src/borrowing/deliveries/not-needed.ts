import { onDelivered } from './delivered.ts'
import { type DeliveryRules, recordOnly } from './delivery-rule.ts'

/**
 * The rules for a message that the partner takes none of, or has already: the request goes on as if it had been sent. A
 * receipt that was never sent is not noted as one that the partner has.
 */
export const onNotNeeded: DeliveryRules = { ...onDelivered, received: recordOnly }
