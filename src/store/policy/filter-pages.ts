import type { LibraryCode } from '../../borrowing/values.ts'
import type { Page } from '../ports/stored.ts'

/** Returns the libraries that a query is about, each once; null for all of them. */
export const librariesOfQuery = ({
  library,
  libraries,
}: {
  readonly library: LibraryCode | null
  readonly libraries?: readonly LibraryCode[] | undefined
}): readonly LibraryCode[] | null =>
  library !== null ? [library] : libraries === undefined ? null : [...new Set(libraries)]

/** The most items that a list examines that is filtered by more than its indexes; then its page is short, and its cursor goes on. */
const budget = 500

/** The part of a list to read. */
export type ListPart = { readonly cursor?: string | undefined; readonly limit: number }

/** Collects what matches of the parts of a list, until its page is full or the budget is spent. */
const createPageFilter = <Item>({
  cursor,
  limit,
}: {
  readonly cursor?: string | undefined
  readonly limit: number
}) => {
  const items: Item[] = []
  let next: string | null = cursor ?? null
  let left = budget
  return {
    /** The part to read next. No more than the page still takes: a cursor is between two parts only. */
    part: (): ListPart => ({ cursor: next ?? undefined, limit: Math.min(limit - items.length, left) }),
    /** Adds what matched of a part; returns whether another one is to be read. */
    add: (read: Page<Item>, matched: readonly Item[]): boolean => {
      items.push(...matched)
      left -= read.items.length
      next = read.next
      return read.items.length > 0 && next !== null && items.length < limit && left > 0
    },
    page: (): Page<Item> => ({ items, next }),
  }
}

type PageQuery = { readonly cursor?: string | undefined; readonly limit: number }

/**
 * Reads a page of a list and keeps what matches. It reads on while the page is not full, within a budget.
 *
 * @param read reads the list, which filters by less
 * @returns at most `limit` items; fewer, or none, though `next` is not null, where the budget was used up
 */
export function* filterSteps<Item, Step, Answer>(
  read: (part: ListPart) => Generator<Step, Page<Item>, Answer>,
  matches: (item: Item) => boolean | Generator<Step, boolean, Answer>,
  query: PageQuery,
): Generator<Step, Page<Item>, Answer> {
  const filter = createPageFilter<Item>(query)
  for (;;) {
    const page = yield* read(filter.part())
    const matched: Item[] = []
    for (const item of page.items) {
      const found = matches(item)
      if (typeof found === 'boolean' ? found : yield* found) matched.push(item)
    }
    if (!filter.add(page, matched)) return filter.page()
  }
}

/** Filters the pages of a list that answers later, as `filterSteps` does for others. */
export const filterRemotePages = async <Item>(
  read: (part: ListPart) => Promise<Page<Item>>,
  matches: (item: Item) => boolean | Promise<boolean>,
  query: PageQuery,
): Promise<Page<Item>> => {
  const filter = createPageFilter<Item>(query)
  for (;;) {
    const page = await read(filter.part())
    const areMatches = await Promise.all(page.items.map(matches))
    const matched = page.items.filter((_, index) => areMatches[index])
    if (!filter.add(page, matched)) return filter.page()
  }
}

/** Returns the value by which a list is read where a filter has one only. */
export const onlyValue = <Value>(values: readonly Value[] | undefined): Value | undefined =>
  values?.length === 1 ? values[0] : undefined
