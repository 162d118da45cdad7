import type { LibraryCode } from '../../../borrowing/values.ts'
import type { RedisContext } from '../context.ts'
import type { Source } from './merge-lists.ts'

/** An entry of a list: its library, its name and its score. */
export type ListEntry = {
  readonly library: LibraryCode | null
  readonly name: string
  readonly score: number
}

/**
 * Returns a list of ids that sort by time (a sorted set without scores), after an id: newest first, or oldest first.
 */
export const listById = (
  { readClient: looks, keys }: RedisContext,
  library: LibraryCode | null,
  list: string,
  after: string | null,
  ascending: boolean,
): Source<ListEntry> => ({
  next: async (behind, count) => {
    const end = behind?.name ?? after
    const key = `${keys.library(library)}:${list}`
    const names = ascending
      ? await looks.zrangebylex(key, end === null ? '-' : `(${end}`, '+', 'LIMIT', 0, count)
      : await looks.zrevrangebylex(key, end === null ? '+' : `(${end}`, '-', 'LIMIT', 0, count)
    return names.map((name) => ({ library, name, score: 0 }))
  },
})
