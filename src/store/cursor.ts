import { Problem } from '../problem.ts'
import type { Page } from './ports/stored.ts'

const refused = (): Problem =>
  new Problem('invalid_input', 'The cursor is not one that this list gave: start again without it.', {
    faults: [{ path: 'cursor', message: 'is not one that this list gave' }],
  })

/** Names the place behind which a list's next page begins. Opaque to callers. */
const writeCursor = (list: string, key: string | number): string =>
  Buffer.from(`${list}:${key}`).toString('base64url')

const read = (list: string, cursor: string): string => {
  const text = Buffer.from(cursor, 'base64url').toString()
  const key = text.slice(list.length + 1)
  if (!text.startsWith(`${list}:`) || key === '' || writeCursor(list, key) !== cursor) throw refused()
  return key
}

/**
 * The text key that a cursor stands for.
 *
 * @param shape what a key of the list looks like, where not every text is one
 * @returns the key, or null where there is no cursor: the first page
 * @throws Problem `invalid_input` where the cursor is not one of this list
 */
export const readTextCursor = (list: string, cursor: string | undefined, shape = /^/): string | null => {
  if (cursor === undefined) return null
  const key = read(list, cursor)
  if (!shape.test(key)) throw refused()
  return key
}

/** As `readTextCursor`, for a list whose key is a row number. */
export const readRowCursor = (list: string, cursor: string | undefined): number | null => {
  if (cursor === undefined) return null
  const key = read(list, cursor)
  if (!/^\d{1,15}$/.test(key)) throw refused()
  return Number(key)
}

/**
 * Makes a page of the rows that a list found.
 *
 * @param found up to one row more than the page holds: that one tells that there is a next page
 * @param limit how many the page holds
 * @param keyOf the key that the next page begins behind
 */
export const pageOf = <Row, Item>(
  list: string,
  found: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string | number,
  itemOf: (row: Row) => Item,
): Page<Item> => {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    items: rows.map(itemOf),
    next: last !== undefined && found.length > limit ? writeCursor(list, keyOf(last)) : null,
  }
}
