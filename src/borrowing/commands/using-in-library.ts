import { namesItems, pickItems } from '../items/select-items.ts'
import { activeEntry, changeItems, type Draft } from '../life-cycle/draft.ts'
import { guard, notRecording, step } from '../life-cycle/rule.ts'
import type { Item } from '../request/item.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

type Named = { readonly items?: readonly number[] | undefined }

const received = ['received'] as const

const itemsHere = (draft: Draft, { items }: Named, picks: (item: Item) => boolean): readonly Item[] =>
  pickItems(draft, received, { items, entry: activeEntry(draft.request)?.id }).filter(picks)

/** Returns whether an item may be used in the library: it is here for the patron, and must not leave the building. */
const isForUse = ({ form, notForLoan, hold }: Item): boolean =>
  form === 'physical' && notForLoan === true && hold !== 'in_use' && hold !== 'cancelled'

const isInUse = ({ hold }: Item): boolean => hold === 'in_use'

const setHold = (draft: Draft, items: readonly Item[], hold: Item['hold']): Draft =>
  changeItems(
    draft,
    ({ id }) => items.some((item) => item.id === id),
    () => ({ hold }),
  )

const canStart = guard('refusal.none_for_library_use', (draft) => itemsHere(draft, {}, isForUse).length > 0)

const canEnd = guard('refusal.none_in_library_use', (draft) => itemsHere(draft, {}, isInUse).length > 0)

const start = step<CommandOf<'start_in_library_use'>>(
  'the patron uses the items in the library; nothing is lent in the library’s own system',
  (draft, command) => setHold(draft, itemsHere(draft, command, isForUse), 'in_use'),
)

const end = step<CommandOf<'end_in_library_use'>>(
  'the patron gave the items back: they go back to the partner, or on the hold shelf again',
  (draft, command) => setHold(draft, itemsHere(draft, command, isInUse), 'none'),
)

const named = [namesItems('refusal.named_item_not_here', received)]

/** The commands on items that the patron may use in the library only. */
export const usingInLibrary: CommandRules<'start_in_library_use' | 'end_in_library_use'> = {
  start_in_library_use: [
    { stages: received, when: [notRecording, canStart], provided: named, does: [start] },
  ],
  end_in_library_use: [{ stages: received, when: [notRecording, canEnd], provided: named, does: [end] }],
}
