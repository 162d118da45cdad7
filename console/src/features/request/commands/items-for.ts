import type { CommandType, Item } from '../../../api/types.ts'

/** The states in which a command concerns an item. */
const states: Readonly<Partial<Record<CommandType, readonly Item['state'][]>>> = {
  receive: ['expected', 'shipped', 'missing'],
  undo_receive: ['received'],
  undo_return: ['returned'],
  return: ['received', 'on_loan', 'patron_returned'],
  report_lost: ['shipped', 'received', 'on_loan', 'patron_returned', 'returned'],
  report_damaged: ['shipped', 'received', 'on_loan', 'patron_returned', 'returned'],
  found: ['lost'],
}

/** Returns the items that a command concerns. */
export const itemsFor = (type: CommandType, items: readonly Item[]): readonly Item[] => {
  const wanted = states[type]
  return wanted === undefined ? items : items.filter(({ state }) => wanted.includes(state))
}
