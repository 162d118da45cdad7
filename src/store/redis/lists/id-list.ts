import type { LibraryCode } from '../../../borrowing/values.ts'
import { createPage, parseTextCursor } from '../../policy/cursor.ts'
import type { ListPart } from '../../policy/filter-pages.ts'
import type { Page } from '../../ports/stored.ts'
import type { RedisContext } from '../context.ts'
import { createMerge, type Source } from './merge-lists.ts'

/** An id and its library. */
export type Entry = { readonly library: LibraryCode | null; readonly id: string }

/** The number that is read at a time while filters may exclude most. */
const filteredBatchSize = 200

/** Returns ids of a list of all libraries in one order, behind one of them. */
export const idsBehind = async (
  { client, keys, everywhere }: Pick<RedisContext, 'client' | 'keys' | 'everywhere'>,
  set: string,
  behind: string | null,
  limit: number,
): Promise<readonly Entry[]> => {
  const from = behind === null ? '-' : `(${behind}`
  const entries = await Promise.all(
    (await everywhere()).map(async (library) => {
      const ids = await client.zrangebylex(`${keys.library(library)}:${set}`, from, '+', 'LIMIT', 0, limit)
      return ids.map((id) => ({ library, id }))
    }),
  )
  return entries
    .flat()
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .slice(0, limit)
}

/** A list by ids that sort by time: sorted sets without scores. */
export type IdList<Item> = {
  /** What cursors begin with; `created` is added where the oldest come first. */
  readonly name: string
  readonly set: string
  readonly libraries: readonly (LibraryCode | null)[]
  readonly ascending: boolean
  /** True if every entry of the sets belongs to the list, so that no more than a page is read. */
  readonly isWhole: boolean
  /** Reads an item; null for one that does not belong to the list or no longer exists. */
  readonly read: (library: LibraryCode | null, id: string) => Promise<Item | null>
}

/** Reads a page of a list by ids, newest first or oldest first, of all its libraries. */
export const readIdList = async <Item>(
  { readClient, keys }: RedisContext,
  { name, set, libraries, ascending, isWhole, read }: IdList<Item>,
  { cursor, limit }: ListPart,
): Promise<Page<Item>> => {
  const list = ascending ? `${name} created` : name
  const after = parseTextCursor(list, cursor)
  const sources = libraries.map((library): Source<Entry> => {
    const key = `${keys.library(library)}:${set}`
    return {
      next: async (behind, count) => {
        const end = behind?.id ?? after
        const ids = ascending
          ? await readClient.zrangebylex(key, end === null ? '-' : `(${end}`, '+', 'LIMIT', 0, count)
          : await readClient.zrevrangebylex(key, end === null ? '+' : `(${end}`, '-', 'LIMIT', 0, count)
        return ids.map((id) => ({ library, id }))
      },
    }
  })
  const merge = createMerge(sources, (one, other) => one.id < other.id === ascending)
  const found: { readonly id: string; readonly item: Item }[] = []
  while (found.length <= limit) {
    const entries = await merge.take(isWhole ? limit + 1 - found.length : filteredBatchSize)
    if (entries.length === 0) break
    const items = await Promise.all(
      entries.map(async ({ library, id }) => ({ id, item: await read(library, id) })),
    )
    for (const { id, item } of items) if (item !== null) found.push({ id, item })
  }
  return createPage(
    list,
    found.slice(0, limit + 1),
    limit,
    ({ id }) => id,
    ({ item }) => item,
  )
}
