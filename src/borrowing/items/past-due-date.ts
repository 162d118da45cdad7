import { hasAttention } from '../attention/has-attention.ts'
import { changeItems, type Draft, endAttention, isPastDay, raise } from '../life-cycle/draft.ts'
import type { Attention } from '../request/attention.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import type { Day } from '../values.ts'
import { isOut } from './item-states.ts'

type Question = Extract<Attention, { kind: 'due_date_past' }>

/** Returns whether an item still has a due date to keep: it is here, or on its way to the library. */
const isDue = (item: Item): boolean => isOut(item) || item.state === 'shipped' || item.state === 'expected'

const isAbout =
  ({ entry, dueDate }: Pick<Question, 'entry' | 'dueDate'>) =>
  (item: Item): boolean =>
    item.entry === entry && item.dueDate === dueDate && item.confirmedDueDate !== dueDate && isDue(item)

/**
 * Returns whether the question lasts: an item still has that date, and its partner has not said itself that it is overdue
 * or wanted back, which asks staff to act on the date.
 */
export const isDueDateInQuestion = (request: Request, question: Question): boolean =>
  !hasAttention(request, 'overdue', 'recalled') && request.items.some(isAbout(question))

/**
 * Raises attention about a due date that had passed when the partner named it, or when the item came. The date stays
 * what the partner said, and the item does not count as overdue by it.
 *
 * @param event what named the date: the partner's event, or `receive`
 */
export const askAboutPastDueDate = (
  draft: Draft,
  entry: number,
  event: Question['event'],
  dueDate: Day | undefined,
): Draft => {
  const { message } = draft.context
  if (dueDate === undefined || !isPastDay(draft, dueDate)) return draft
  if (!draft.request.items.some(isAbout({ entry, dueDate }))) return draft
  const open = draft.request.attention
    .filter((each) => each.kind === 'due_date_past')
    .filter((each) => each.entry === entry)
  if (open.some((each) => each.dueDate === dueDate)) return draft
  return raise(
    endAttention(draft, (each) => open.some((other) => other === each)),
    {
      kind: 'due_date_past',
      entry,
      dueDate,
      event,
      ...(message === undefined ? {} : { message }),
    },
  )
}

/** Records that staff confirmed a due date of items of an entry, although it had passed. */
export const confirmPastDueDate = (draft: Draft, entry: number, dueDate: Day): Draft =>
  isPastDay(draft, dueDate)
    ? changeItems(
        draft,
        (item) => item.entry === entry && item.dueDate === dueDate,
        () => ({ confirmedDueDate: dueDate }),
      )
    : draft

/** Returns the items without the due dates that are in question: no patron, and no system, is to keep such a date. */
export const itemsWithSettledDueDates = ({
  items,
  attention,
}: Pick<Request, 'items' | 'attention'>): readonly Item[] => {
  const questions = attention.filter((each) => each.kind === 'due_date_past')
  return questions.length === 0
    ? items
    : items.map((item) => {
        if (!questions.some((question) => isAbout(question)(item))) return item
        const { dueDate: _, ...others } = item
        return others
      })
}
