import type { AnyReason } from '../../translations/parameter.ts'
import { changeItems, type Draft, endAttention, raise } from '../life-cycle/draft.ts'
import type { Attention } from '../request/attention.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import type { Day } from '../values.ts'
import { isOut } from './item-states.ts'

export type DueDateReview = Extract<Attention, { kind: 'due_date_review' }>

/** A due date that is asked about in place of being applied: why, and the days that it may mean, the likeliest first. */
export type DueDateDoubt = {
  readonly reason: AnyReason
  readonly text?: string | undefined
  readonly candidates: readonly Day[]
}

/** Returns whether an item still has a due date to keep: it is no file, and is here, or on its way to the library. */
export const hasDueDateToKeep = (item: Item): boolean =>
  item.form === 'physical' && (isOut(item) || item.state === 'shipped' || item.state === 'expected')

const isReview = (attention: Attention): attention is DueDateReview => attention.kind === 'due_date_review'

/** Returns whether the question lasts: an item that it is about still has a due date to keep. */
export const isReviewOpen = ({ items }: Request, review: DueDateReview): boolean =>
  items.some((item) => review.items.includes(item.id) && hasDueDateToKeep(item))

/** Returns the due dates that staff may confirm although they have passed. */
export const reviewedDates = ({ attention }: Pick<Request, 'attention'>): readonly Day[] =>
  attention.filter(isReview).flatMap(({ candidates }) => candidates)

/**
 * Raises attention about a due date that is not applied. It takes the place of an earlier question about the same
 * items. A day that had passed does not come back by being stamped again.
 *
 * @param event what named the date: the partner's event, or `receive`
 */
export const reviewDueDate = (
  draft: Draft,
  entry: number,
  event: string,
  doubt: DueDateDoubt,
  items: readonly number[],
): Draft => {
  const { message } = draft.context
  if (items.length === 0) return draft
  const others = endAttention(draft, (each) => isReview(each) && each.entry === entry)
  return raise(others, {
    kind: 'due_date_review',
    entry,
    event,
    reason: doubt.reason,
    ...(doubt.text === undefined ? {} : { text: doubt.text }),
    candidates: [...doubt.candidates],
    items: [...items],
    ...(message === undefined ? {} : { message }),
  })
}

/** Returns what the answer to a question changes of an item: the one date that was not taken stays out for good. */
const withoutCandidates = (item: Item, [only, ...others]: readonly Day[]): Partial<Item> =>
  only === undefined || others.length > 0 || item.dueDate === only
    ? {}
    : { formerDueDates: [...(item.formerDueDates ?? []).filter((day) => day !== only), only].slice(-20) }

/** Ends the question about the due dates of items: they have one that holds. */
export const settleReviews = (draft: Draft, items: readonly number[]): Draft =>
  draft.request.attention.filter(isReview).reduce((done, review) => {
    const left = review.items.filter((id) => !items.includes(id))
    if (left.length === review.items.length) return done
    const { since: _, ...others } = review
    const settled = changeItems(
      done,
      ({ id }) => review.items.includes(id) && items.includes(id),
      (item) => withoutCandidates(item, review.candidates),
    )
    return left.length === 0
      ? endAttention(settled, (each) => each === review)
      : raise(settled, { ...others, items: left })
  }, draft)

/** Takes a due date off items: it is asked about, and does not come back by being stamped again. */
export const withoutDueDate = (draft: Draft, items: readonly number[], dueDate: Day): Draft =>
  changeItems(
    draft,
    ({ id }) => items.includes(id),
    ({ formerDueDates = [] }) => ({
      dueDate: undefined,
      formerDueDates: [...formerDueDates.filter((day) => day !== dueDate), dueDate].slice(-20),
    }),
  )
