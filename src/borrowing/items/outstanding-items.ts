import { activeEntry } from '../life-cycle/draft.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import { itemsOf } from './items.ts'

/** Returns whether an item was not shipped, or was missing in the parcel, and is still waited for. */
const isOutstanding = ({ state, givenUp }: Item): boolean =>
  state === 'expected' || (state === 'missing' && givenUp !== true)

/** Returns the items of the active partner that are outstanding, where others of it were shipped. */
export const outstandingItems = (request: Request): readonly Item[] => {
  const entry = activeEntry(request)
  if (entry?.shipped !== true) return []
  const own = itemsOf(request, entry.id)
  const outstanding = own.filter(isOutstanding)
  return outstanding.length === own.length ? [] : outstanding
}
