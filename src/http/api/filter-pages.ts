import type { Page } from '../../store/ports/stored.ts'

/** A list that is filtered here examines so many items at most; then its page is short, and its cursor goes on. */
const budget = 500

/**
 * Reads a page of a list and keeps what matches. It reads on while the page is not full, within a budget.
 *
 * @param read reads the store's list, which filters by less
 * @param matches does an item belong into the page?
 * @returns at most `limit` items; fewer, or none, though `next` is not null, where the budget was used up
 */
export const filterPages = async <Item>(
  read: (part: { readonly cursor: string | undefined; readonly limit: number }) => Promise<Page<Item>>,
  matches: (item: Item) => boolean | Promise<boolean>,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<Item>> => {
  const items: Item[] = []
  let next: string | null = cursor ?? null
  let left = budget
  do {
    // No more than the page still takes: a cursor is between two parts only.
    const page: Page<Item> = await read({
      cursor: next ?? undefined,
      limit: Math.min(limit - items.length, left),
    })
    const areMatches = await Promise.all(page.items.map(matches))
    items.push(...page.items.filter((_, index) => areMatches[index]))
    left -= page.items.length
    next = page.next
    if (page.items.length === 0) break
  } while (next !== null && items.length < limit && left > 0)
  return { items, next }
}

/** The value by which a store's list is read where a filter has one only. */
export const onlyValue = <Value>(values: readonly Value[] | undefined): Value | undefined =>
  values?.length === 1 ? values[0] : undefined

/** Returns whether a value belongs to a filter. A filter that is not set takes everything. */
export const isAmong = <Value>(values: readonly Value[] | undefined, value: Value): boolean =>
  values === undefined || values.includes(value)

/** Returns whether all words of a search are in some texts, whatever their case. */
export const hasWords = (search: string | undefined, texts: readonly (string | null)[]): boolean => {
  if (search === undefined) return true
  const text = texts.join('\n').toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
