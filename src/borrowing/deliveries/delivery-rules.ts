import { onDeadLetter } from './dead-letter.ts'
import { onDelivered } from './delivered.ts'
import type { DeliveryResult } from './delivery-result.ts'
import type { DeliveryRules } from './delivery-rule.ts'
import { onNotNeeded } from './not-needed.ts'
import { onNotSendable } from './not-sendable.ts'
import { onRefused } from './refused.ts'
import { onSentInPart } from './sent-in-part.ts'
import { onUnconfirmed } from './unconfirmed.ts'

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
