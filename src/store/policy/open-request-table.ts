import { recordByName } from '../../typed-records.ts'
import type { RequestFacets, RequestSort, RequestState } from '../ports/request-lists.ts'
import { type FacetColumn, facetColumnNames, facetColumns } from './facet-columns.ts'
import type { Position } from './request-order.ts'

/** A request as the table takes it. Times are milliseconds since 1970. */
export type OpenRequest = {
  readonly row: number
  /** The id of its state. */
  readonly state: number
  readonly facets: RequestFacets
  readonly created: number
  readonly updated: number
  /** The cursor of its last event; null where it has none. */
  readonly lastEvent: number | null
  readonly neededBy: string | null
  readonly due: string | null
  readonly deadline: number | null
}

/** A state that requests are in. */
export type StateOfRequests = { readonly id: number; readonly library: string; readonly state: RequestState }

/** The columns that ranges restrict. */
export const timeColumns = ['created', 'updated', 'neededBy', 'due', 'deadline'] as const
export type TimeColumn = (typeof timeColumns)[number]

/** A column of values that repeat: of each request it holds the number of a set of values. */
export type SetColumn = {
  readonly ids: number[]
  readonly sets: (readonly (string | null)[])[]
  readonly numbers: Map<string, number>
}

/** Returns the day of a number; null for none. */
const dayOf = (day: number): string | null => {
  const digits = String(day)
  return Number.isNaN(day) ? null : `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}

/** Returns the number of a day, by which days sort; not a number for none. */
export const dayNumber = (day: string | null | undefined): number =>
  day === null || day === undefined ? Number.NaN : Number(day.replaceAll('-', ''))

const numberOfSet = ({ numbers, sets }: SetColumn, values: readonly (string | null)[]): number => {
  const key = values.length === 1 && values[0] !== null ? `${values[0]}` : JSON.stringify(values)
  const known = numbers.get(key)
  if (known !== undefined) return known
  const number = sets.push(values) - 1
  numbers.set(key, number)
  return number
}

/**
 * Creates a table of open requests in memory: a column of small numbers for each filter, so that a hundred thousand of
 * them are filtered and counted in a few milliseconds.
 */
export const createOpenRequestTable = () => {
  const rows: number[] = []
  const states: number[] = []
  const lastEvents: number[] = []
  const times = recordByName(timeColumns, (): number[] => [])
  const sets = recordByName(facetColumnNames, (): SetColumn => ({ ids: [], sets: [], numbers: new Map() }))
  const slots = new Map<number, number>()

  const write = (slot: number, request: OpenRequest): void => {
    rows[slot] = request.row
    states[slot] = request.state
    lastEvents[slot] = request.lastEvent ?? Number.NaN
    times.created[slot] = request.created
    times.updated[slot] = request.updated
    times.neededBy[slot] = dayNumber(request.neededBy)
    times.due[slot] = dayNumber(request.due)
    times.deadline[slot] = request.deadline ?? Number.NaN
    for (const name of facetColumnNames)
      sets[name].ids[slot] = numberOfSet(sets[name], facetColumns[name](request.facets))
  }

  /** Returns all columns that have an element for each request. */
  const lists = (): readonly number[][] => [
    rows,
    states,
    lastEvents,
    ...Object.values(times),
    ...Object.values(sets).map(({ ids }) => ids),
  ]

  return {
    rows: rows as readonly number[],
    states: states as readonly number[],
    times: times as Readonly<Record<TimeColumn, readonly number[]>>,
    sets: sets as Readonly<Record<FacetColumn, SetColumn>>,

    /** Where the request at a place in the columns is in a sorted list. */
    positionAt: (slot: number, by: RequestSort): Position<number> => {
      const time = (by === 'updated' ? lastEvents : times[by])[slot] ?? Number.NaN
      const isDay = by === 'neededBy' || by === 'due'
      return { key: isDay ? dayOf(time) : Number.isNaN(time) ? null : time, place: rows[slot] ?? -1 }
    },

    /** The place of a request in the columns; undefined where it is not open. */
    slotOf: (row: number): number | undefined => slots.get(row),

    /** Adds a request, or changes the one of its row. */
    put: (request: OpenRequest): void => {
      const slot = slots.get(request.row) ?? rows.length
      slots.set(request.row, slot)
      write(slot, request)
    },

    /** Removes the request of a row; the last one takes its place in the columns. */
    remove: (row: number): void => {
      const slot = slots.get(row)
      if (slot === undefined) return
      slots.delete(row)
      const moved = rows.at(-1)
      for (const list of lists()) {
        const last = list.pop()
        if (moved !== row && last !== undefined) list[slot] = last
      }
      if (moved !== undefined && moved !== row) slots.set(moved, slot)
    },
  }
}
export type OpenRequestTable = ReturnType<typeof createOpenRequestTable>
