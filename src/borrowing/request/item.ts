import { z } from 'zod'
import { personal } from '../personal-data.ts'
import { AnyUrl, Day, Instant } from '../values.ts'
import { text } from './text.ts'

export const itemStates = [
  'expected',
  'shipped',
  'received',
  'missing',
  'on_loan',
  'patron_returned',
  'returned',
  'lost',
] as const
export const ItemState = z.enum(itemStates)
export type ItemState = z.infer<typeof ItemState>

const itemHolds = ['none', 'placed', 'in_transit', 'on_shelf', 'cancelled', 'expired'] as const

/** One volume, or one copy. */
export const Item = z.object({
  /** Its number in this request, from 1. */
  id: z.int().positive(),
  /** The entry whose partner it belongs to. */
  entry: z.int().positive(),
  state: ItemState,
  form: z.enum(['physical', 'digital']),
  partnerItemId: text(200).optional(),
  barcode: text(100).optional(),
  volume: text(200).optional(),
  title: text().optional(),
  callNumber: text(200).optional(),
  /** When the partner wants it back. */
  dueDate: Day.optional(),
  /** When the partner's record got it, and the dates that it replaced: none of them comes back by being stamped again. */
  dueDateAsOf: Instant.optional(),
  formerDueDates: z.array(Day).max(20).optional(),
  /** The due date that staff confirmed although it had passed: it is not asked about again. */
  confirmedDueDate: Day.optional(),
  /** When the library wants it back from the patron. */
  patronDueDate: Day.optional(),
  notForLoan: z.boolean().optional(),
  /** True where the partner sent a copy although a loan would have done: it need not go back. */
  copy: z.boolean().optional(),
  /** The policy and place that the library's own system is to give it. */
  itemPolicy: text(100).optional(),
  location: text(200).optional(),
  hold: z.enum(itemHolds),
  url: personal(AnyUrl).optional(),
  /** Where the partner wants it back, a line each, where it said so with the shipment. */
  returnTo: z.array(text(200)).max(12).optional(),
  /** True where it was handed over for good: it need not go back. */
  kept: z.boolean().optional(),
  /** The actor who no longer wanted it before it arrived: it goes back without a hold. */
  unwantedBy: z.enum(['staff', 'patron']).optional(),
  /** True once its partner has a separate message that this item goes back. */
  returnSent: z.boolean().optional(),
  /** True once the partner said that it has the item back. */
  checkedIn: z.boolean().optional(),
  /**
   * The library's own system's name of its temporary record, and of the hold on it where it names that; `confirmed` is
   * false where the record may have been made, or be gone.
   */
  ils: z
    .object({
      id: text(100),
      confirmed: z.boolean(),
      holdId: text(100).optional(),
      /** True once that system refused to clean up for a reason of its own: it knows the item by this id, or knew it. */
      cleanUpRefused: z.boolean().optional(),
      /** True where that system said that the hold has expired: it has none any more. */
      holdEnded: z.boolean().optional(),
      /** The call by which it was to learn of a new due date, where it did not take that. */
      dueDateLeft: z.enum(['renew_items', 'recall_items']).optional(),
    })
    .optional(),
  /** The stage of the item before it was lost, where it comes back to when it is found. */
  stateBeforeLoss: ItemState.optional(),
  /** Where the item was before it went back, where it comes back to when that was a mistake. */
  beforeReturn: z.object({ state: ItemState, hold: z.enum(itemHolds) }).optional(),
})
export type Item = z.infer<typeof Item>
