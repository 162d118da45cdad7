import type { Item } from '../request/item.ts'

/**
 * Returns whether an item is out. An item is out from its arrival until it is on its way back; a file, or what was
 * handed over for good, never is.
 */
export const isOut = (item: Item): boolean =>
  item.form === 'physical' &&
  item.kept !== true &&
  (item.state === 'received' || item.state === 'on_loan' || item.state === 'patron_returned')

/** Returns whether the item is on the hold shelf, ready for the patron. */
export const isOnShelf = ({ state, hold }: Pick<Item, 'state' | 'hold'>): boolean =>
  state === 'received' && hold === 'on_shelf'

const heldStates: readonly Item['hold'][] = ['placed', 'in_transit', 'on_shelf', 'in_use', 'expired']

/**
 * Returns whether the library's own system has a hold for the item. It keeps one that nobody collected in time, unless it
 * said itself that the hold has expired.
 */
export const isHeldInIls = ({ ils, hold }: Pick<Item, 'ils' | 'hold'>): boolean =>
  ils !== undefined && ils.holdEnded !== true && heldStates.includes(hold)
