import { comingItems, itemsOf } from '../items/items.ts'
import { unwantedEntry } from '../items/unexpected-shipment.ts'
import { activeEntry, type Draft, entryById, factsOf } from '../life-cycle/draft.ts'
import { guard } from '../life-cycle/rule.ts'
import { among, sentStages } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import type { CommandOf } from './command-rule.ts'

/** The command `receive`. */
export type Receive = CommandOf<'receive'>

/**
 * Returns the entry whose items arrive: the one named, else the active one, else that of an unexpected shipment.
 */
export const receivingEntry = (draft: Draft, named: number | undefined): number | null => {
  const active = activeEntry(draft.request)?.id ?? null
  return (
    named ??
    (comingItems(draft.request, active).length > 0 ? active : (unwantedEntry(draft.request) ?? active))
  )
}

/**
 * Returns the items that a command names; without names all that are on their way, else those that are expected, else
 * those that were missing before.
 */
export const arrivals = (draft: Draft, command: Receive): readonly Item[] => {
  const missing = command.missing ?? []
  const coming = comingItems(draft.request, receivingEntry(draft, command.entry)).filter(
    (item) => !missing.includes(item.id),
  )
  if (command.items !== undefined) {
    const named = command.items.map((item) => item.id)
    return coming.filter((item) => named.includes(item.id))
  }
  const onTheirWay = coming.filter((item) => item.state === 'shipped')
  if (onTheirWay.length > 0 || missing.length > 0) return onTheirWay
  const expected = coming.filter((item) => item.state === 'expected')
  return expected.length > 0 ? expected : coming
}

export const itemsAreComing = guard('refusal.no_item_on_its_way', (draft) => {
  const active = activeEntry(draft.request)?.id ?? null
  return comingItems(draft.request, active).length > 0 || unwantedEntry(draft.request) !== undefined
})

export const leftItemsAreComing = guard(
  'refusal.no_item_on_its_way',
  (draft) => activeEntry(draft.request) === undefined && unwantedEntry(draft.request) !== undefined,
)

export const itemsExist = guard<Receive>('refusal.named_item_not_coming', (draft, command) => {
  const coming = comingItems(draft.request, receivingEntry(draft, command.entry)).map((item) => item.id)
  const named = [...(command.items ?? []).map((item) => item.id), ...(command.missing ?? [])]
  return coming.length > 0 && named.every((id) => coming.includes(id)) && new Set(named).size === named.length
})

export const somethingArrives = guard<Receive>(
  'refusal.nothing_arrives',
  (draft, command) =>
    arrivals(draft, command).length > 0 ||
    ((command.missing ?? []).length > 0 &&
      (!among(sentStages, draft.request.stage) ||
        itemsOf(draft.request, receivingEntry(draft, command.entry)).some(
          ({ state }) => state === 'shipped',
        ))),
)

export const barcodeOfOne = guard<Receive>(
  'refusal.barcode_for_each',
  (draft, command) => command.barcode === undefined || arrivals(draft, command).length === 1,
)

/** A file has no id of its own: the message names the request instead. */
export const haveItemIds = guard<Receive>('refusal.item_ids_needed', (draft, command) => {
  const entry = entryById(draft.request, receivingEntry(draft, command.entry))
  return (
    factsOf(draft, entry)?.receivedNeedsItemId !== true ||
    arrivals(draft, command).every((item) => {
      const { partnerItemId, barcode, form } = { ...item, ...recorded(item, command) }
      return form === 'digital' || (partnerItemId ?? barcode) !== undefined
    })
  )
})

/** Returns the facts that the library states about an item. */
export const recorded = (item: Item, command: Receive): Partial<Item> => {
  const { id: _, ...own } = (command.items ?? []).find((each) => each.id === item.id) ?? { id: item.id }
  const { form, dueDate, notForLoan, barcode, itemPolicy, location } = command
  return Object.fromEntries(
    Object.entries({ form, dueDate, notForLoan, barcode, itemPolicy, location, ...own }).filter(
      ([, value]) => value !== undefined,
    ),
  )
}
