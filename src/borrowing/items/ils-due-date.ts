import { cutReason } from '../../translations/map-reason-texts.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { patronDueDate } from '../due-date-notices.ts'
import { callIls, changeItems, type Draft, endAttention, raise } from '../life-cycle/draft.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import { settleReviews } from './due-date-review.ts'
import { itemIdsOf } from './item-ids.ts'
import { keepPatronDueDates, proposeForChanged } from './patron-due-date.ts'

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

/** Sends the new due dates of items to the patron's loans in the ILS, where it takes them; else staff change them there. */
const tellIls = (draft: Draft, ids: readonly number[], call: DueDateCall): Draft => {
  if (ids.length === 0 || !draft.context.recordsInIls) return draft
  return takes(draft, call)
    ? callIls(draft, call, ids)
    : leaveDueDate(draft, ids, call, reason('attention.ils_takes_no_due_date'))
}

/**
 * Follows due dates that changed, whatever changed them: the day for the patron follows the partner's, a question about it
 * ends, and the patron's loan in the ILS gets the day for the patron, as a renewal, or as a recall where it is earlier.
 */
export const followDueDates = (before: Request, undated: Draft): Draft => {
  const dated = keepPatronDueDates(before, undated)
  if (before.items === dated.request.items) return dated
  const draft = proposeForChanged(before, dated)
  const isRecalled = draft.request.attention.some(({ kind }) => kind === 'recalled')
  const pairs = draft.request.items.flatMap((item) => {
    const earlier = before.items.find(({ id }) => id === item.id)
    return earlier === undefined ? [] : [{ item, earlier }]
  })
  const settled = settleReviews(
    draft,
    pairs
      .filter(({ item, earlier }) => item.dueDate !== undefined && earlier.dueDate !== item.dueDate)
      .map(({ item }) => item.id),
  )
  const changed = pairs.flatMap(({ item, earlier }) => {
    const [day, dayBefore] = [patronDueDate(item), patronDueDate(earlier)]
    return day === undefined || day === dayBefore || !isOnLoanInIls(item) || earlier.state !== 'on_loan'
      ? []
      : [{ id: item.id, isEarlier: dayBefore === undefined ? isRecalled : day < dayBefore }]
  })
  const idsOf = (isEarlier: boolean) =>
    changed.filter((each) => each.isEarlier === isEarlier).map(({ id }) => id)
  return tellIls(tellIls(settled, idsOf(false), 'renew_items'), idsOf(true), 'recall_items')
}

const withoutMark = ({ ils }: Item): Partial<Item> => {
  if (ils === undefined) return {}
  const { dueDateLeft: _, ...others } = ils
  return { ils: others }
}

/** Ends the question of due dates: those in the ILS are settled, or left to staff. */
export const settleIlsDueDates = (draft: Draft): Draft =>
  endAttention(changeItems(draft, hasOldDueDateInIls, withoutMark), ({ kind }) => kind === 'ils_refused')

/** Tells the ILS of the due dates once more. */
export const resendIlsDueDates = (draft: Draft): Draft => {
  const left = (call: DueDateCall) =>
    itemIdsOf(draft, (item) => hasOldDueDateInIls(item) && item.ils?.dueDateLeft === call)
  const [renewals, recalls] = [left('renew_items'), left('recall_items')]
  return callIls(callIls(settleIlsDueDates(draft), 'renew_items', renewals), 'recall_items', recalls)
}

/** Returns whether an item on loan has the old due date in the ILS. */
export const hasDueDatesLeft = ({ items }: Request): boolean => items.some(hasOldDueDateInIls)
