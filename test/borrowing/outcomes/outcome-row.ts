import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import type { Situation } from './situations.ts'

/**
 * A row of the table of outcomes: what the partner says, and what it leads to in each situation of its entry, in the
 * signs of `outcomeOf`.
 */
export type OutcomeRow = {
  /** The number of its row in the table. */
  readonly row: number
  readonly says: string
  readonly event: PartnerEvent
  readonly cells: { readonly [Each in Situation]: string }
}
