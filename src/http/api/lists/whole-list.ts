import { z } from '@hono/zod-openapi'
import { fault, Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { limitParameter } from './list-page.ts'

/** Returns the parameter by which a list is sorted, in either direction. Without it the order is `sort`. */
export const sortParameter = (sort: string) => {
  const name = sort.replace('-', '')
  return z
    .enum([name, `-${name}`])
    .prefault(sort)
    .describe('What the list is sorted by, the smallest first; with `-` the largest first.')
}

/**
 * Returns the query parameters of a list that is short enough to be read as a whole, such as that of partners.
 *
 * @param sort what the list is sorted by where a call does not say: `code`, or `-created` for the newest first
 */
export const wholeListQuery = (sort: string) => ({
  cursor: z.string().max(2000).optional().describe('Where the page begins: `nextCursor` of the page before.'),
  limit: limitParameter
    .optional()
    .describe('The largest number of items. Without it the page holds all of them.'),
  sort: sortParameter(sort),
})

type PageQuery = {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
  readonly sort: string
}

type Order = (one: string, other: string) => number

const byCodeUnits: Order = (one, other) => (one < other ? -1 : Number(one > other))

/** Returns the order of lists of names. */
export const byName: Order = (one, other) => one.localeCompare(other) || byCodeUnits(one, other)

const formatCursor = (list: string, place: string): string =>
  Buffer.from(`${list}:${place}`).toString('base64url')

const parseCursor = (list: string, cursor: string): string => {
  const text = Buffer.from(cursor, 'base64url').toString()
  const place = text.slice(list.length + 1)
  if (!text.startsWith(`${list}:`) || formatCursor(list, place) !== cursor)
    throw new Problem('invalid_input', reason('problem.unknown_cursor'), {
      faults: [fault('cursor', 'fault.cursor_of_list')],
    })
  return place
}

/**
 * Returns a page of a list that was read as a whole. The cursor holds the place of the last item of the page before, so
 * that nothing is left out or repeated when items are added or removed meanwhile.
 *
 * @param list the name of the list: no other list, and no other order, takes its cursors
 * @param placeOf where an item is in the order; two items never have the same place
 * @param query the page, and the order: `sort` with `-` reverses it
 * @param order compares places; by default the text that comes first in code units is first
 * @throws Problem `invalid_input` where the cursor is not one of this list
 */
export const pageOfAll = <Item>(
  list: string,
  all: readonly Item[],
  placeOf: (item: Item) => string,
  { cursor, limit, sort }: PageQuery,
  order: Order = byCodeUnits,
): { readonly items: Item[]; readonly nextCursor: string | null } => {
  const sorted = `${list} ${sort}`
  const behind = cursor === undefined ? null : parseCursor(sorted, cursor)
  const compare: Order = sort.startsWith('-') ? (one, other) => order(other, one) : order
  const following = all
    .map((item) => ({ item, place: placeOf(item) }))
    .filter(({ place }) => behind === null || compare(place, behind) > 0)
    .toSorted((one, other) => compare(one.place, other.place))
  const page = following.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(({ item }) => item),
    nextCursor:
      last !== undefined && following.length > page.length ? formatCursor(sorted, last.place) : null,
  }
}
