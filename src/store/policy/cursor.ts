import { fault, Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { Page } from '../ports/stored.ts'

const invalidCursor = (): Problem =>
  new Problem('invalid_input', reason('problem.unknown_cursor'), {
    faults: [fault('cursor', 'fault.cursor_of_list')],
  })

/** Formats the position after which the next page of a list starts. It is opaque to callers. */
export const formatCursor = (list: string, key: string | number): string =>
  Buffer.from(`${list}:${key}`).toString('base64url')

const decodeCursor = (list: string, cursor: string): string => {
  const text = Buffer.from(cursor, 'base64url').toString()
  const key = text.slice(list.length + 1)
  if (!text.startsWith(`${list}:`) || key === '' || formatCursor(list, key) !== cursor) throw invalidCursor()
  return key
}

/**
 * Returns the text key that a cursor stands for.
 *
 * @param isKey tells a key of the list from other texts, where not every text is one
 * @returns the key, or null where there is no cursor: the first page
 * @throws Problem `invalid_input` where the cursor is not one of this list
 */
export const parseTextCursor = (
  list: string,
  cursor: string | undefined,
  isKey: (text: string) => boolean = () => true,
): string | null => {
  if (cursor === undefined) return null
  const key = decodeCursor(list, cursor)
  if (!isKey(key)) throw invalidCursor()
  return key
}

/** Reads the cursor of a list whose key is a row number, as `readTextCursor` does for others. */
export const parseRowCursor = (list: string, cursor: string | undefined): number | null => {
  if (cursor === undefined) return null
  const key = decodeCursor(list, cursor)
  if (!/^\d{1,15}$/.test(key)) throw invalidCursor()
  return Number(key)
}

/**
 * Makes a page of the rows that a list found.
 *
 * @param rows up to one row more than the page holds: the last one shows that there is a next page
 * @param limit how many the page holds
 * @param keyOf the key that the next page begins behind
 */
export const createPage = <Row, Item>(
  list: string,
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string | number,
  itemOf: (row: Row) => Item,
): Page<Item> => {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(itemOf),
    next: last !== undefined && rows.length > limit ? formatCursor(list, keyOf(last)) : null,
  }
}
