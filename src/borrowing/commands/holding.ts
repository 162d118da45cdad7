import { settleReviews } from '../items/due-date-review.ts'
import { withDueDate } from '../items/due-dates.ts'
import { namesItems, pickItems } from '../items/select-items.ts'
import { changeItems, type Draft } from '../life-cycle/draft.ts'
import { guard, notRecording, step } from '../life-cycle/rule.ts'
import { withItem } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import { stages } from '../request/stage.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

const isPhysical = (item: Item): boolean => item.form === 'physical'

const someReceived = guard('refusal.none_for_hold_shelf', (draft) =>
  pickItems(draft, ['received']).some(isPhysical),
)

const setHold = (draft: Draft, items: readonly number[] | undefined, hold: Item['hold']): Draft => {
  const ids = pickItems(draft, ['received'], { items })
    .filter(isPhysical)
    .map(({ id }) => id)
  return changeItems(
    draft,
    (item) => ids.includes(item.id),
    () => ({ hold }),
  )
}

const onShelf = step<CommandOf<'place_on_shelf'>>(
  'the items are on the hold shelf, ready for the patron',
  (draft, { items }) => setHold(draft, items, 'on_shelf'),
)

const inTransit = step<CommandOf<'put_in_transit'>>(
  'the items are on their way to the pickup location',
  (draft, { items }) => setHold(draft, items, 'in_transit'),
)

const correct = step<CommandOf<'correct_item'>>(
  'the item is as it was named; a due date, also the same one again, settles a question about it, which is not asked again',
  (draft, { type: _, item: id, dueDate, ...named }) => {
    const details = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
    const corrected = changeItems(
      draft,
      (item) => item.id === id,
      (item) => ({
        ...details,
        ...(dueDate === undefined ? {} : withDueDate(item, dueDate, draft.context.now, true)),
      }),
    )
    return dueDate === undefined ? corrected : settleReviews(corrected, [id])
  },
)

const itemsInQuestion = ({ request }: Draft): readonly number[] =>
  request.attention.flatMap((each) => (each.kind === 'due_date_review' ? each.items : []))

const confirmDueDate = step<CommandOf<'confirm_due_date'>>(
  'the items in question have this due date, which staff chose; it is not asked about again',
  (draft, { dueDate, items }) => {
    const ids = itemsInQuestion(draft).filter((id) => items?.includes(id) !== false)
    const dated = changeItems(
      draft,
      ({ id }) => ids.includes(id),
      (item) => withDueDate(item, dueDate, draft.context.now, true),
    )
    return settleReviews(dated, ids)
  },
)

const namesQuestioned = guard<CommandOf<'confirm_due_date'>>(
  'refusal.due_date_not_in_question',
  (draft, { items = [] }) => items.every((id) => itemsInQuestion(draft).includes(id)),
)

const namesItem = guard<CommandOf<'correct_item'>>('refusal.no_such_item', (draft, { item }) =>
  draft.request.items.some(({ id }) => id === item),
)

const received = ['received'] as const

/** Commands on the place of an item in the library, for libraries whose own system does not say so, and what was typed wrong. */
export const holding: CommandRules<
  'place_on_shelf' | 'put_in_transit' | 'correct_item' | 'confirm_due_date'
> = {
  place_on_shelf: [
    {
      stages: received,
      when: [notRecording, someReceived],
      provided: [namesItems('refusal.named_item_not_here', received)],
      does: [onShelf],
    },
  ],
  put_in_transit: [
    {
      stages: received,
      when: [notRecording, someReceived],
      provided: [namesItems('refusal.named_item_not_here', received)],
      does: [inTransit],
    },
  ],
  correct_item: [
    {
      stages: [...withItem, 'returned'],
      when: [notRecording],
      provided: [namesItem],
      does: [correct],
    },
  ],
  confirm_due_date: [
    {
      stages,
      attention: 'due_date_review',
      when: [notRecording],
      provided: [namesQuestioned],
      does: [confirmDueDate],
    },
  ],
}
