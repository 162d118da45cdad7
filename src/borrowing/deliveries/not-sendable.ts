import type { OperationKind } from '../request/operation.ts'
import { onDelivered } from './delivered.ts'
import { type DeliveryRules, recordOnly } from './delivery-rule.ts'
import { requestFailed } from './not-taken.ts'

/**
 * What follows from what a partner cannot be told, since its protocol has no word for it: nothing will come back, so it
 * counts as told. Only a request must have reached the partner.
 */
export const onNotTold: DeliveryRules = { ...onDelivered, request: requestFailed, retry: requestFailed }

/** Does anything wait for the operation to be told? */
export const waitsForTelling = (operation: OperationKind): boolean => onNotTold[operation] !== recordOnly
