import { type FacetName, facetNames, type RequestFilters, type RequestOrder } from '../ports/request-lists.ts'
import { facetColumnNames, isCounted, wantedValues } from './facet-columns.ts'
import { createTally, type FacetTally, tallyState, tallyValue } from './facet-tally.ts'
import { isOpen } from './listed-request.ts'
import {
  dayNumber,
  type OpenRequestTable,
  type StateOfRequests,
  type TimeColumn,
  timeColumns,
} from './open-request-table.ts'
import { createFailedStateFilters } from './request-filters.ts'
import { comparePositions, isSearch, type Position } from './request-order.ts'

/** A request that satisfies all filters. */
const satisfies = -1
/** A request that counts for no facet. */
const counts = -2

/** A filter of a column: which of its sets of values satisfy it. */
type ColumnFilter = {
  readonly ids: readonly number[]
  readonly fits: readonly boolean[]
  /** The place of the filter among the facets; `counts` where nothing is counted by it. */
  readonly facet: number
}
type TimeFilter = { readonly times: readonly number[]; readonly from: number; readonly to: number }

const facetPlace = (name: string): number => {
  const place = facetNames.indexOf(name as FacetName)
  return place < 0 ? counts : place
}

const columnFilters = (table: OpenRequestTable, filters: RequestFilters): readonly ColumnFilter[] =>
  facetColumnNames.flatMap((name) => {
    const wanted = wantedValues(filters, name)
    if (wanted === null) return []
    const { ids, sets } = table.sets[name]
    return [
      { ids, fits: sets.map((values) => values.some((value) => wanted.has(value))), facet: facetPlace(name) },
    ]
  })

const endOf = (name: TimeColumn, value: string | undefined, none: number): number =>
  value === undefined ? none : name === 'neededBy' || name === 'due' ? dayNumber(value) : Date.parse(value)

const timeFilters = (table: OpenRequestTable, filters: RequestFilters): readonly TimeFilter[] =>
  timeColumns.flatMap((name) => {
    const range = filters[name]
    if (range === undefined) return []
    const [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    return [{ times: table.times[name], from: endOf(name, range.from, from), to: endOf(name, range.to, to) }]
  })

/**
 * Returns of each state what its requests miss: `satisfies`, `counts`, or the place of the only facet whose filter they
 * fail.
 */
const missedByState = (
  states: readonly StateOfRequests[],
  filters: RequestFilters,
): ReadonlyMap<number, number> => {
  const failed = createFailedStateFilters(filters)
  return new Map(
    states.map(({ id, state }) => {
      const [first, ...more] = failed(state)
      return [id, first === undefined ? satisfies : more.length > 0 ? counts : facetPlace(first)]
    }),
  )
}

/**
 * Creates the check of a place in the columns: returns `satisfies`, `counts`, or the place of the only facet whose filter
 * the request fails.
 */
const createLook = (
  table: OpenRequestTable,
  filters: RequestFilters,
  states: readonly StateOfRequests[],
): ((slot: number) => number) => {
  const byState = missedByState(states, filters)
  const columns = columnFilters(table, filters)
  const ranges = timeFilters(table, filters)
  return (slot) => {
    let missed = byState.get(table.states[slot] ?? -1) ?? counts
    for (const { ids, fits, facet } of columns) {
      if (missed === counts) return counts
      if (fits[ids[slot] ?? -1] !== true) missed = missed === satisfies ? facet : counts
    }
    if (missed === counts) return counts
    for (const { times, from, to } of ranges) {
      const time = times[slot] ?? Number.NaN
      if (!(time >= from && time <= to)) return counts
    }
    return missed
  }
}

/**
 * Visits the open requests that satisfy all filters, or fail that of one facet only.
 *
 * @param states the states that are looked at; requests in others are passed over
 * @param rows the rows to look at; null for all
 * @param visit gets the place in the columns, and the place of the facet whose filter it fails, or -1
 */
const scan = (
  table: OpenRequestTable,
  filters: RequestFilters,
  states: readonly StateOfRequests[],
  rows: readonly number[] | null,
  visit: (slot: number, missed: number) => void,
): void => {
  const missedAt = createLook(table, filters, states)
  const look = (slot: number): void => {
    const missed = missedAt(slot)
    if (missed !== counts) visit(slot, missed)
  }
  if (rows === null) for (let slot = 0; slot < table.rows.length; slot += 1) look(slot)
  else
    for (const row of rows) {
      const slot = table.slotOf(row)
      if (slot !== undefined) look(slot)
    }
}

/**
 * Creates a check that tells which requests need not be read, since the table knows that they satisfy not all filters.
 *
 * @param states the states that are looked at, with those of closed requests
 * @returns true for the row of a request that is surely not wanted
 */
export const createPassOver = (
  table: OpenRequestTable,
  filters: RequestFilters,
  states: readonly StateOfRequests[],
): ((row: number) => boolean) => {
  const missedAt = createLook(table, filters, states)
  const wantsClosed = states.some(({ state }) => !isOpen(state))
  return (row) => {
    const slot = table.slotOf(row)
    return slot === undefined ? !wantsClosed : missedAt(slot) !== satisfies
  }
}

/** Returns whether the columns answer all filters: words, barcodes and references are found by indexes only. */
export const isOfColumns = (filters: RequestFilters): boolean =>
  !isSearch(filters) && filters.barcode === undefined && filters.reference === undefined

/** Keeps the first of many positions, in order. */
const createFirst = (most: number, compare: (one: Position, other: Position) => number) => {
  const first: Position<number>[] = []
  return {
    first,
    add: (position: Position<number>): void => {
      const last = first.at(-1)
      if (first.length === most && last !== undefined && compare(position, last) >= 0) return
      let [low, high] = [0, first.length]
      while (low < high) {
        const middle = (low + high) >> 1
        const other = first[middle]
        if (other !== undefined && compare(position, other) > 0) low = middle + 1
        else high = middle
      }
      first.splice(low, 0, position)
      if (first.length > most) first.pop()
    },
  }
}

/**
 * Finds the first open requests in an order that satisfy all filters.
 *
 * @param after the position behind which they are; null for the first ones
 * @param most how many are found at most
 */
export const firstOpenRequests = (
  table: OpenRequestTable,
  filters: RequestFilters,
  states: readonly StateOfRequests[],
  {
    order,
    after,
    most,
  }: { readonly order: RequestOrder; readonly after: Position | null; readonly most: number },
): readonly Position<number>[] => {
  const compare = comparePositions(order)
  const { first, add } = createFirst(most, compare)
  scan(table, filters, states, null, (slot, missed) => {
    if (missed !== satisfies) return
    const position = table.positionAt(slot, order.by)
    if (after === null || compare(position, after) > 0) add(position)
  })
  return first
}

/**
 * Counts open requests by facet. A request that fails only the filter of one facet counts for that facet alone.
 *
 * @param states the states that are looked at; requests in others are passed over
 * @param rows the rows that are counted, as an index found them; null for all
 */
export const tallyOpenRequests = (
  table: OpenRequestTable,
  filters: RequestFilters,
  states: readonly StateOfRequests[],
  rows: readonly number[] | null,
): FacetTally => {
  const columns = facetColumnNames.filter(isCounted).map((name) => ({
    name,
    ids: table.sets[name].ids,
    facet: facetPlace(name),
    numbers: new Int32Array(table.sets[name].sets.length),
  }))
  const stateCounts = new Map<number, Map<number, number>>()
  let total = 0
  scan(table, filters, states, rows, (slot, missed) => {
    if (missed === satisfies) total += 1
    for (const { ids, facet, numbers } of columns)
      if (missed === satisfies || missed === facet) {
        const id = ids[slot] ?? 0
        numbers[id] = (numbers[id] ?? 0) + 1
      }
    const state = table.states[slot] ?? -1
    let byState = stateCounts.get(missed)
    if (byState === undefined) {
      byState = new Map()
      stateCounts.set(missed, byState)
    }
    byState.set(state, (byState.get(state) ?? 0) + 1)
  })
  const tally = createTally(total)
  for (const { name, numbers } of columns)
    for (const [id, values] of table.sets[name].sets.entries())
      for (const value of values) tallyValue(tally, name, value, numbers[id] ?? 0)
  for (const each of states)
    for (const [missed, byState] of stateCounts)
      tallyState(
        tally,
        each,
        byState.get(each.id) ?? 0,
        missed === satisfies ? null : (facetNames[missed] ?? null),
      )
  return tally
}
