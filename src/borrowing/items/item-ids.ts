import type { Draft } from '../life-cycle/draft.ts'
import type { Item } from '../request/item.ts'

/** Returns the ids of the items of a request that meet a condition. */
export const itemIdsOf = ({ request }: Draft, meets: (item: Item) => boolean): readonly number[] =>
  request.items.filter(meets).map(({ id }) => id)
