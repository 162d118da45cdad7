import type { LibraryCode } from '../../../borrowing/values.ts'
import { createPage, parseTextCursor } from '../../policy/cursor.ts'
import { filterRemotePages, type ListPart, librariesOfQuery, onlyValue } from '../../policy/filter-pages.ts'
import { isFiltered } from '../../policy/message-filters.ts'
import type { DeliveryQuery } from '../../ports/outbox.ts'
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

type ListQuery = Omit<DeliveryQuery, 'state'> & { readonly state?: readonly string[] | undefined }

/** Received or sent messages, by ids that sort by time: sorted sets without scores. */
export type IdList<Item> = {
  /** What cursors begin with; `created` is added where the oldest come first. */
  readonly name: string
  /** The set of all; those of a state that is not the usual one, and those of a partner, have sets of their own. */
  readonly set: 'messages' | 'deliveries'
  readonly usual: 'applied' | 'delivered'
  /** All libraries that have any. */
  readonly everywhere: () => Promise<readonly (LibraryCode | null)[]>
  /** Reads an item; null for one that no longer exists. */
  readonly read: (library: LibraryCode | null, id: string) => Promise<Item | null>
  readonly partnerOf: (item: Item) => string | null
  /** Returns whether an item satisfies all filters. */
  readonly matches: (item: Item) => boolean | Promise<boolean>
}

/** Reads a page of what one set holds by one state and one partner at most, of all its libraries. */
const readPage = async <Item extends { readonly state: string }>(
  { readClient, keys }: RedisContext,
  { name, set, usual, everywhere, read, partnerOf }: IdList<Item>,
  query: ListQuery,
  { cursor, limit }: ListPart,
): Promise<Page<Item>> => {
  const { ascending = false } = query
  const [state, partner] = [onlyValue(query.state), onlyValue(query.partner)]
  const ofPartner = partner === undefined ? set : `${set}:partner:${partner}`
  const listed = state !== undefined && state !== usual ? `${set}:state:${state}` : ofPartner
  // Where every entry belongs to the list, no more than a page is read.
  const isWhole = state === undefined || (partner === undefined && state !== usual)
  const fits = (item: Item): boolean =>
    (state === undefined || item.state === state) && (partner === undefined || partnerOf(item) === partner)
  const list = ascending ? `${name} created` : name
  const after = parseTextCursor(list, cursor)
  const libraries = librariesOfQuery(query) ?? (await everywhere())
  const sources = libraries.map((library): Source<Entry> => {
    const key = `${keys.library(library)}:${listed}`
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
    for (const { id, item } of items) if (item !== null && fits(item)) found.push({ id, item })
  }
  return createPage(
    list,
    found.slice(0, limit + 1),
    limit,
    ({ id }) => id,
    ({ item }) => item,
  )
}

/** Reads a page of a list by ids, newest first or oldest first. */
export const readIdList = <Item extends { readonly state: string }>(
  shell: RedisContext,
  list: IdList<Item>,
  query: ListQuery,
): Promise<Page<Item>> => {
  const read = (part: ListPart) => readPage(shell, list, query, part)
  return isFiltered(query)
    ? filterRemotePages(read, list.matches, query)
    : read({ cursor: query.cursor, limit: query.limit })
}
