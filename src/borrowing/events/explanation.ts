import type { KeysOf, Reason, TextReason } from '../../translations/reason.ts'
import { reason } from '../../translations/reason.ts'
import type { PartnerEventType } from '../partner-events/partner-event.ts'
import type { OperationKind } from '../request/operation.ts'
import type { Waiting } from '../request/waiting.ts'
import type { PartnerCode } from '../values.ts'

/** Why something was decided automatically, or an input changed nothing. */
export type Explanation = Reason<KeysOf<'explanation'>> | TextReason

/** Names a message to a partner in a sentence. */
export const namedOperation = (operation: OperationKind) => reason(`operation.${operation}`)

/** Names what a partner said in a sentence. */
export const namedEvent = (event: PartnerEventType) => reason(`partner_event.${event}`)

/** Names a partner in a sentence: by its name where the reader knows it, else by its code. */
export const namedPartner = (partner: PartnerCode) => ({ partner })

/** What keeps a request from being sent automatically. */
export type HeldFor = Waiting['for'] | 'may_have_shipped' | 'duplicate_at_partner'

/** Says what holds the sending. */
export const heldFor = (held: readonly HeldFor[]) =>
  reason('explanation.held', { reasons: held.map((each) => reason(`explanation.held_for.${each}`)) })
