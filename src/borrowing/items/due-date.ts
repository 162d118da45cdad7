import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import { earliest } from '../time.ts'
import type { Day } from '../values.ts'

/** Returns whether an item still has a due date to keep. */
const isDue = ({ state }: Item): boolean => state !== 'returned' && state !== 'lost' && state !== 'expected'

/** Returns the earliest due date of the items that are here or on their way; undefined where none has one. */
export const dueDateOf = ({ items }: Pick<Request, 'items'>): Day | undefined =>
  earliest(items.map((item) => (isDue(item) ? item.dueDate : undefined))) ?? undefined
