import { withDueDate } from '../items/due-dates.ts'
import { tellIlsDueDate } from '../items/ils-due-date.ts'
import { confirmPastDueDate, isDueDateInQuestion } from '../items/past-due-date.ts'
import { namesItems, pickItems } from '../items/select-items.ts'
import { changeItems, type Draft, endAttention } from '../life-cycle/draft.ts'
import { guard, notRecording, step } from '../life-cycle/rule.ts'
import { withItem } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

const isPhysical = (item: Item): boolean => item.form === 'physical'

const someReceived = guard('no item is here that could be put on the hold shelf', (draft) =>
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

/**
 * Ends the question about a due date that had passed, once it was confirmed, or no item has it any more. The ILS did not get
 * the date of a renewal that was in question: it gets the one that holds.
 */
const settleDueDate = (draft: Draft, id: number): Draft => {
  const item = draft.request.items.find((each) => each.id === id)
  const question = draft.request.attention
    .filter((each) => each.kind === 'due_date_past')
    .find(({ entry }) => entry === item?.entry)
  if (item === undefined || question === undefined) return draft
  if (item.dueDate !== question.dueDate && isDueDateInQuestion(draft.request, question)) return draft
  const settled = endAttention(draft, (each) => each === question)
  return question.event === 'renewed' ? tellIlsDueDate(settled, item.entry, 'renew_items') : settled
}

const correct = step<CommandOf<'correct_item'>>(
  'the item is as it was named; a due date, also the same one again, settles a question about it, which is not asked again',
  (draft, { type: _, item: id, ...named }) => {
    const details = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
    const corrected = changeItems(
      draft,
      (item) => item.id === id,
      (item) => ({
        ...details,
        ...(named.dueDate === undefined ? {} : withDueDate(item, named.dueDate, draft.context.now)),
      }),
    )
    const item = corrected.request.items.find((each) => each.id === id)
    return named.dueDate === undefined || item === undefined
      ? corrected
      : settleDueDate(confirmPastDueDate(corrected, item.entry, named.dueDate), id)
  },
)

const namesItem = guard<CommandOf<'correct_item'>>('the request has no such item', (draft, { item }) =>
  draft.request.items.some(({ id }) => id === item),
)

const received = ['received'] as const

/** Commands on the place of an item in the library, for libraries whose own system does not say so, and what was typed wrong. */
export const holding: CommandRules<'place_on_shelf' | 'put_in_transit' | 'correct_item'> = {
  place_on_shelf: [
    {
      stages: received,
      when: [notRecording, someReceived],
      provided: [namesItems('an item is named that is not here', received)],
      does: [onShelf],
    },
  ],
  put_in_transit: [
    {
      stages: received,
      when: [notRecording, someReceived],
      provided: [namesItems('an item is named that is not here', received)],
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
}
