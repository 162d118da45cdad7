import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'

/** The states of the hold of an item, as they are shown. */
export const shownHolds = [
  'none',
  'waiting_for_ils',
  'refused_by_ils',
  'placed',
  'in_transit',
  'on_shelf',
  'in_use',
  'cancelled',
  'expired',
] as const
export type ShownHold = (typeof shownHolds)[number]

/**
 * Names the state of an item's hold. While the library's own system is asked to record the item, the stored state is the one that
 * the hold will have: it is not placed before the system says so.
 */
export const shownHold = ({ negotiation }: Pick<Request, 'negotiation'>, item: Item): ShownHold => {
  const isWaiting =
    item.hold !== 'none' &&
    item.ils?.confirmed !== true &&
    negotiation?.kind === 'receiving' &&
    negotiation.items.includes(item.id)
  if (!isWaiting) return item.hold
  return negotiation.refused === true ? 'refused_by_ils' : 'waiting_for_ils'
}
