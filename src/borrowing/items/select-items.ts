import { activeEntry, type Draft } from '../life-cycle/draft.ts'
import type { PlainRefusal } from '../life-cycle/refusal.ts'
import { guard } from '../life-cycle/rule.ts'
import type { Item, ItemState } from '../request/item.ts'
import { isOut } from './item-states.ts'
import { itemsOf } from './items.ts'

/** Which items a command is about: those it names, else all; those of the entry it names. */
export type Named = {
  readonly items?: readonly number[] | undefined
  readonly entry?: number | undefined
}

/**
 * Returns the entry whose items in some states a command is about: the one it names, else the active one if it has
 * such, else one that has them at the library, else the first one that has.
 */
export const holdingEntry = (
  draft: Draft,
  states: readonly ItemState[],
  named?: number | undefined,
): number | null => {
  const active = activeEntry(draft.request)?.id
  const held = draft.request.items.filter((item) => states.includes(item.state))
  const first = held.find((item) => item.entry === active) ?? held.find(isOut) ?? held[0]
  return named ?? first?.entry ?? null
}

/** Returns the items in some states that a command is about. */
export const pickItems = (
  draft: Draft,
  states: readonly ItemState[],
  { items, entry }: Named = {},
): readonly Item[] =>
  itemsOf(draft.request, holdingEntry(draft, states, entry)).filter(
    (item) => states.includes(item.state) && (items === undefined || items.includes(item.id)),
  )

/** Returns the condition that a command names only items in some states, and at least one. */
export const namesItems = (refusal: PlainRefusal, states: readonly ItemState[]) =>
  guard<Named>(refusal, (draft, named) => {
    const picked = pickItems(draft, states, named)
    return picked.length > 0 && (named.items === undefined || picked.length === new Set(named.items).size)
  })
