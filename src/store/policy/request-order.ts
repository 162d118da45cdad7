import { fault, Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { RequestOrder, RequestQuery } from '../ports/request-lists.ts'
import { formatCursor, parseTextCursor } from './cursor.ts'

/** The most candidates that a list examines for one page, unless its query says otherwise. */
const candidateBudget = 2_500

/** Returns how many candidates a query may examine. */
export const budgetOf = ({ budget = candidateBudget }: Pick<RequestQuery, 'budget'>): number => budget

/**
 * The position of a request in a sorted list: `place`, a row or the number of the request, decides between equal keys.
 */
export type Position<Place = number | string> = {
  readonly key: number | string | null
  readonly place: Place
}

const newestFirst: RequestOrder = { by: 'created', descending: true }

/**
 * Returns the order of a list.
 *
 * @throws Problem `invalid_input` for a search by words that is to be sorted by another value than creation
 */
export const orderOf = (query: RequestQuery): RequestOrder => {
  const { order = newestFirst } = query
  if (isSearch(query) && order.by !== 'created')
    throw new Problem('invalid_input', reason('problem.text_list_order'), {
      faults: [fault('sort', 'fault.text_list_sort')],
    })
  return order
}

/** Returns whether a list is restricted by words. A blank text counts as none. */
export const isSearch = <Query extends Pick<RequestQuery, 'text'>>(
  query: Query,
): query is Query & { readonly text: string } => query.text !== undefined && query.text.trim() !== ''

const compare = (one: number | string, other: number | string): number =>
  one < other ? -1 : one > other ? 1 : 0

/** Compares positions in an order. A request without a key comes last, whichever way the list goes. */
export const comparePositions =
  ({ descending }: RequestOrder): ((one: Position, other: Position) => number) =>
  (one, other) => {
    if ((one.key === null) !== (other.key === null)) return one.key === null ? 1 : -1
    const keys = one.key === null || other.key === null ? 0 : compare(one.key, other.key)
    const compared = keys === 0 ? compare(one.place, other.place) : keys
    return descending ? -compared : compared
  }

const listName = ({ by, descending }: RequestOrder): string => `requests ${descending ? '-' : ''}${by}`

/** Formats the position after which the next page of a list starts. */
export const formatPosition = (order: RequestOrder, { key, place }: Position): string =>
  formatCursor(listName(order), `${JSON.stringify(key)} ${place}`)

/** The form of a position in a cursor, and its meaning. */
export type PlaceFormat<Place> = { readonly shape: RegExp; readonly parse: (text: string) => Place }

const position = /^(null|\d{1,15}|"\d{4}-\d\d-\d\d") (.+)$/

/**
 * Parses the position after which a page starts; null for the first page.
 *
 * @throws Problem `invalid_input` for a cursor that no list of this order gave
 */
export const parsePosition = <Place>(
  order: RequestOrder,
  cursor: string | undefined,
  place: PlaceFormat<Place>,
): Position<Place> | null => {
  const isPosition = (text: string): boolean => place.shape.test(position.exec(text)?.[2] ?? '')
  const text = parseTextCursor(listName(order), cursor, isPosition)
  const [, key = 'null', after = ''] = position.exec(text ?? '') ?? []
  return text === null ? null : { key: JSON.parse(key), place: place.parse(after) }
}
