import type { Rule } from '../life-cycle/rule.ts'
import type { PartnerEvent, PartnerEventType } from './partner-event.ts'

/** A partner's event of one type. */
export type EventOf<Type extends PartnerEventType> = Extract<PartnerEvent, { type: Type }>

/** Rows for some events: a part of the table. */
export type EventRules<Type extends PartnerEventType> = {
  readonly [Each in Type]: readonly Rule<EventOf<Each>>[]
}
