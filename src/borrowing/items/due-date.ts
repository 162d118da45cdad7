import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import type { Day } from '../values.ts'

/** Returns whether an item still has a due date to keep. */
const isDue = ({ state }: Item): boolean => state !== 'returned' && state !== 'lost' && state !== 'expected'

/** Returns the earliest due date of the items that are here or on their way; undefined where none has one. */
export const dueDateOf = ({ items }: Pick<Request, 'items'>): Day | undefined =>
  items.flatMap((item) => (isDue(item) && item.dueDate !== undefined ? [item.dueDate] : [])).toSorted()[0]
