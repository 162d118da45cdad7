import { cutReason } from '../../translations/map-reason-texts.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { callIls, changeItems, type Draft, endAttention, raise } from '../life-cycle/draft.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import { itemIdsOf } from './item-ids.ts'

/** Returns the operation that brings a new due date to the ILS: the loan is renewed, or recalled to an earlier day. */
export type DueDateCall = 'renew_items' | 'recall_items'

/** Returns whether the item is on loan to a patron in the ILS. */
const isOnLoanInIls = (item: Item): boolean => item.ils !== undefined && item.state === 'on_loan'

/** Returns whether the patron's loan in the ILS still has the old due date although the ILS had to change it. */
export const hasOldDueDateInIls = (item: Item): boolean =>
  isOnLoanInIls(item) && item.ils?.dueDateLeft !== undefined

const takes = ({ context }: Draft, call: DueDateCall): boolean =>
  (call === 'renew_items' ? context.ilsTakes?.renewItem : context.ilsTakes?.recallItem) === true

/** Marks items whose loan in the ILS still has the old due date, and tells staff. */
export const leaveDueDate = (
  draft: Draft,
  ids: readonly number[],
  call: DueDateCall,
  why: AnyReason,
): Draft =>
  raise(
    changeItems(
      draft,
      (item) => ids.includes(item.id) && item.ils !== undefined,
      (item) => (item.ils === undefined ? {} : { ils: { ...item.ils, dueDateLeft: call } }),
    ),
    { kind: 'ils_refused', reason: cutReason(why) },
  )

/** Sends a new due date to the patron's loan in the ILS, where it takes one; else staff change it there. */
export const tellIlsDueDate = (draft: Draft, entry: number | null, call: DueDateCall): Draft => {
  const ids = itemIdsOf(draft, (item) => item.entry === entry && isOnLoanInIls(item))
  if (ids.length === 0 || !draft.context.recordsInIls) return draft
  return takes(draft, call)
    ? callIls(draft, call, ids)
    : leaveDueDate(draft, ids, call, reason('attention.ils_takes_no_due_date'))
}

const withoutMark = ({ ils }: Item): Partial<Item> => {
  if (ils === undefined) return {}
  const { dueDateLeft: _, ...others } = ils
  return { ils: others }
}

/** Ends the question of due dates: those in the ILS are settled, or left to staff. */
export const settleDueDates = (draft: Draft): Draft =>
  endAttention(changeItems(draft, hasOldDueDateInIls, withoutMark), ({ kind }) => kind === 'ils_refused')

/** Tells the ILS of the due dates once more. */
export const resendIlsDueDates = (draft: Draft): Draft => {
  const left = (call: DueDateCall) =>
    itemIdsOf(draft, (item) => hasOldDueDateInIls(item) && item.ils?.dueDateLeft === call)
  const [renewals, recalls] = [left('renew_items'), left('recall_items')]
  return callIls(callIls(settleDueDates(draft), 'renew_items', renewals), 'recall_items', recalls)
}

/** Returns whether an item on loan has the old due date in the ILS. */
export const hasDueDatesLeft = ({ items }: Request): boolean => items.some(hasOldDueDateInIls)
