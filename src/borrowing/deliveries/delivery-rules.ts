import type { DeliveryResult } from '../decision.ts'
import { onDelivered } from './delivered.ts'
import type { DeliveryRules } from './delivery-rule.ts'
import { onNotSendable } from './not-sendable.ts'
import { onRefused } from './refused.ts'
import { onUnconfirmed } from './unconfirmed.ts'
import { onUndeliverable } from './undeliverable.ts'

/** The table of what follows from telling a partner something: result by operation. */
export const deliveryRules: Readonly<Record<DeliveryResult['result'], DeliveryRules>> = {
  delivered: onDelivered,
  refused: onRefused,
  undeliverable: onUndeliverable,
  unconfirmed: onUnconfirmed,
  not_told: onNotSendable,
}
