import { namesItems, pickItems } from '../items/select-items.ts'
import { changeItems, type Draft } from '../life-cycle/draft.ts'
import { guard, notRecording, step } from '../life-cycle/rule.ts'
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

const correct = step<CommandOf<'correct_item'>>(
  'the item is as it was named',
  (draft, { type: _, item: id, ...named }) => {
    const details = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
    return changeItems(
      draft,
      (item) => item.id === id,
      () => details,
    )
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
      stages: ['received', 'on_loan', 'patron_returned', 'returned'],
      when: [notRecording],
      provided: [namesItem],
      does: [correct],
    },
  ],
}
