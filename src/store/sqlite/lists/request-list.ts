import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { countRequestsOf, librariesOf, statesOfLibraries } from '../../policy/counted-states.ts'
import { isOpen } from '../../policy/listed-request.ts'
import type { OpenRequestTable } from '../../policy/open-request-table.ts'
import { parseAllStored } from '../../policy/parse-stored.ts'
import { createFacetTest, createRequestFilter, createStateFilter } from '../../policy/request-filters.ts'
import {
  budgetOf,
  comparePositions,
  formatPosition,
  isSearch,
  keyRange,
  orderOf,
  type Position,
  parsePosition,
} from '../../policy/request-order.ts'
import { createPassOver, firstOpenRequests, isOfColumns } from '../../policy/scan-open-requests.ts'
import { createWorkLimit } from '../../policy/work-limit.ts'
import type { RequestOrder, RequestPage, RequestQuery } from '../../ports/request-lists.ts'
import { readStored } from '../records/requests.ts'
import type { OpenRequests } from './open-requests.ts'
import {
  type Candidate,
  type CandidateReader,
  type CountedState,
  positionOf,
  updatedAtOf,
} from './request-candidates.ts'
import { requestSources } from './request-sources.ts'
import { chainWalks, mergeWalks, type RequestWalks, type Walk, withoutKey } from './request-walks.ts'
import { ftsQuery } from './search-query.ts'

/** The statements of lists; a test checks the query plan of each. */
export const requestListSql = {
  byRow: 'SELECT version, body, seal FROM requests WHERE row = ?',
  byState:
    'SELECT row FROM request_list INDEXED BY request_list_state WHERE state IN (SELECT value FROM json_each(?))',
} as const

/** Beginning a walk takes as long as so many of its steps: a statement is run, and pages far from each other are read. */
const stepsOfStart = 3

/** A walk examines so many candidates however long it takes. From a disk that has to look for each of them it takes 13 ms. */
const examinedAlways = 128

/** Text is checked in other candidates one by one: in so many at most. */
const mostTextChecks = 500

type RowPosition = Position<number>

/** Tells the requests that a query wants from others: by their rows alone where that is known, or as they are read. */
type Wanted = {
  /** Whether a request is surely not wanted; false where it must be read. */
  readonly isPassedOver: (row: number) => boolean
  readonly fits: (candidate: Candidate) => boolean
}

const Row = z.object({ row: z.int() })

const rowFormat = { shape: /^\d{1,15}$/, parse: Number }

const emptyPage: RequestPage = { items: [], next: null, examined: 0 }

/**
 * Returns whether a walk reads the requests of one partner in all libraries. It goes in the order in which requests
 * were stored.
 */
const isPartnerWalk = ({ library, partner = [] }: RequestQuery, { by }: RequestOrder): boolean =>
  by === 'created' && library === null && partner.length === 1

/** Tells of positions whether they are behind the last one that a range of the list's own key takes. */
const createRangeEnd = (query: RequestQuery, order: RequestOrder): ((position: RowPosition) => boolean) => {
  const { from, to } = keyRange(query, order)
  const isByKey = !isSearch(query) && !isPartnerWalk(query, order)
  if (!isByKey || (from === undefined && to === undefined)) return () => false
  return ({ key }) =>
    key === null || (order.descending ? from !== undefined && key < from : to !== undefined && key > to)
}

/**
 * Returns whether a list is so short that it need not be read in a thread: the requests of one patron, or with one
 * barcode, of a library.
 */
export const isShortList = ({ library, patron, barcode, text }: RequestQuery): boolean =>
  library !== null && text === undefined && (patron?.length === 1 || barcode?.length === 1)

/**
 * Makes the functions that list requests. Where the filters leave few candidates, all of them are read and sorted. Where they leave many, an
 * index is walked through in the order of the list, until the page is full or the budget is spent.
 */
export const requestList = (
  database: DatabaseSync,
  reader: CandidateReader,
  walks: RequestWalks,
  open: OpenRequests,
) => {
  const sources = requestSources(database)
  const byRow = database.prepare(requestListSql.byRow)
  const byState = database.prepare(requestListSql.byState)

  const page = (
    order: RequestOrder,
    limit: number,
    matches: readonly { readonly position: RowPosition; readonly candidate: Candidate }[],
    examined: number,
    reached: RowPosition | null,
  ): RequestPage => {
    const shown = matches.slice(0, limit)
    const last = matches.length > limit ? (shown.at(-1)?.position ?? null) : reached
    return {
      items: shown.map(({ candidate }) => ({
        ...readStored(byRow.get(candidate.row)),
        updatedAt: updatedAtOf(candidate),
      })),
      next: last === null ? null : formatPosition(order, last),
      examined,
    }
  }

  /** Returns the whole of a small set of candidates, sorted. */
  const sorted = (
    query: RequestQuery,
    order: RequestOrder,
    after: RowPosition | null,
    rows: readonly number[],
    { isPassedOver, fits }: Wanted,
  ): RequestPage => {
    const compare = comparePositions(order)
    const matches = walks
      .byRows(rows.filter((row) => !isPassedOver(row)))
      .filter(fits)
      .map((candidate) => ({ candidate, position: positionOf(candidate, order.by) }))
      .filter(({ position }) => after === null || compare(position, after) > 0)
      .toSorted((one, other) => compare(one.position, other.position))
    return page(order, query.limit, matches, rows.length, null)
  }

  /**
   * Returns a page of open requests, which the table that is kept of them answers without reading any that is not
   * shown.
   */
  const ofOpen = (
    query: RequestQuery,
    states: readonly CountedState[],
    order: RequestOrder,
    after: RowPosition | null,
    table: OpenRequestTable,
  ): RequestPage => {
    const first = firstOpenRequests(table, query, states, { order, after, most: query.limit + 1 })
    const candidates = new Map(walks.byRows(first.map(({ place }) => place)).map((each) => [each.row, each]))
    const matches = first.flatMap((position) => {
      const candidate = candidates.get(position.place)
      return candidate === undefined ? [] : [{ position, candidate }]
    })
    return page(order, query.limit, matches, first.length, null)
  }

  /** Returns a page of a walk. */
  const walked = (query: RequestQuery, order: RequestOrder, walk: Walk, { fits }: Wanted): RequestPage => {
    const matches: { readonly position: RowPosition; readonly candidate: Candidate }[] = []
    const isBeyond = createRangeEnd(query, order)
    const isEnough = createWorkLimit({
      least: examinedAlways,
      most: budgetOf(query),
      milliseconds: query.milliseconds ?? Number.POSITIVE_INFINITY,
    })
    let reached: RowPosition | null = null
    let examined = 0
    while (matches.length <= query.limit && !isEnough(examined)) {
      const step = walk.next()
      if (step === undefined || isBeyond(step.position))
        return page(order, query.limit, matches, examined, null)
      examined += 1
      reached = step.position
      if (step.candidate !== null && fits(step.candidate))
        matches.push({ position: step.position, candidate: step.candidate })
    }
    // Of a request that was passed over only the place is known.
    if (order.by === 'created' && reached?.key === null)
      reached = walks.createdPosition(reached.place) ?? reached
    return page(order, query.limit, matches, examined, reached)
  }

  const libraryWalk = (
    states: readonly CountedState[],
    order: RequestOrder & { readonly by: 'created' | 'neededBy' | 'due' | 'deadline' },
    after: RowPosition | null,
  ): Walk => {
    return mergeWalks(
      librariesOf(states).map((library) => walks.byIndex({ library }, order, after)),
      order,
    )
  }

  const stateWalk = (states: readonly CountedState[], order: RequestOrder, after: RowPosition | null): Walk =>
    mergeWalks(
      states.map(({ id }) => walks.byIndex({ state: id }, { ...order, by: 'created' }, after)),
      { ...order, by: 'created' },
    )

  /** Walks through the requests of some states, or of their libraries where most of these are in such a state. */
  const createdWalk = (
    query: RequestQuery,
    states: readonly CountedState[],
    all: readonly CountedState[],
    order: RequestOrder,
    after: RowPosition | null,
  ): Walk => {
    const expected = (query.limit * countRequestsOf(all)) / Math.max(countRequestsOf(states), 1)
    return states.length < all.length && expected > query.limit * 2 + states.length * stepsOfStart
      ? stateWalk(states, order, after)
      : libraryWalk(all, { ...order, by: 'created' }, after)
  }

  /** Finds the start of a list from its filters; null for the start of the index. */
  const startOf = (query: RequestQuery, order: RequestOrder): RowPosition | null => {
    const { from, to } = keyRange(query, order)
    const key = order.descending ? to : from
    return key === undefined ? null : { key, place: order.descending ? Number.MAX_SAFE_INTEGER : -1 }
  }

  /** Estimates the steps of a walk for a page of requests that only their states decide on. */
  const expectedSteps = (
    { limit }: RequestQuery,
    states: readonly CountedState[],
    all: readonly CountedState[],
    { by }: RequestOrder,
  ): number => {
    if (by === 'created') return 2 * limit
    const others = by === 'updated' ? all : all.filter(({ state }) => isOpen(state))
    return (limit * countRequestsOf(others)) / countRequestsOf(states)
  }

  const walkOf = (
    query: RequestQuery,
    states: readonly CountedState[],
    all: readonly CountedState[],
    order: RequestOrder,
    after: RowPosition | null,
    { isPassedOver }: Wanted,
  ): Walk => {
    const { by, descending } = order
    const [partner] = query.partner ?? []
    if (by === 'created')
      return partner !== undefined && isPartnerWalk(query, order)
        ? walks.bySource({ partner }, descending, after, isPassedOver)
        : createdWalk(query, states, all, order, after)
    if (by === 'updated')
      return mergeWalks(
        librariesOf(states).map((library) => walks.byChange(library, descending, after)),
        order,
      )
    const isBehindKeys = after !== null && after.key === null
    const withKey = isBehindKeys ? mergeWalks([], order) : libraryWalk(states, { by, descending }, after)
    const start = isBehindKeys ? walks.createdPosition(after.place) : null
    return chainWalks(withKey, () => withoutKey(stateWalk(states, order, start), by))
  }

  /** Returns the rows of a small set of candidates that an index finds; null where every index finds many. */
  const smallSet = (
    query: RequestQuery,
    states: readonly CountedState[],
    most: number,
  ): readonly number[] | null => {
    const rowLists = sources.find(query, librariesOf(states), most).filter((rows) => rows !== null)
    const smallest = rowLists.toSorted((one, other) => one.length - other.length)[0] ?? null
    const matched = countRequestsOf(states)
    if (matched > most || (smallest !== null && smallest.length <= matched)) return smallest
    const ids = JSON.stringify(states.map(({ id }) => id))
    return parseAllStored('request', Row, byState.all(ids)).map(({ row }) => row)
  }

  const searched = (
    query: RequestQuery & { readonly text: string },
    states: readonly CountedState[],
    order: RequestOrder,
    after: RowPosition | null,
    wanted: Wanted,
  ): RequestPage => {
    const words = ftsQuery(query)
    if (words === null) return emptyPage
    const most = budgetOf(query)
    const first = sources.firstByWords(words, order.descending, most)
    const scanned = sources.byBarcode(query.text.trim(), librariesOf(states), most)
    const all = new Set([...first, ...scanned])
    if (all.size <= most) return sorted(query, order, after, [...all], wanted)
    const few = smallSet(query, states, Math.min(mostTextChecks, most))
    if (few !== null) return sorted(query, order, after, sources.withWords(few, words), wanted)
    const known = after === null ? first : []
    const walk = walks.bySource({ words }, order.descending, after, wanted.isPassedOver, known)
    return walked(query, order, walk, wanted)
  }

  return (query: RequestQuery): RequestPage => {
    const order = orderOf(query)
    const after = parsePosition(order, query.cursor, rowFormat)
    const all = statesOfLibraries(reader.states(query.library), query)
    const holds = createStateFilter(query)
    const isSortedByKey = order.by !== 'created' && order.by !== 'updated'
    const states = all.filter(({ state }) => holds(state) && (!isSortedByKey || isOpen(state)))
    if (states.length === 0) return emptyPage
    const allowed = new Set(states.map(({ id }) => id))
    const checks = createRequestFilter(query)
    const mayFit = createFacetTest(query)
    const fits = (candidate: Candidate): boolean =>
      allowed.has(candidate.stateId) &&
      (checks === null || (mayFit(candidate.columns[2]) && checks(reader.filtered(candidate))))
    const table = open.current()
    const isPassedOver = table === null ? () => false : createPassOver(table, query, states)
    const wanted: Wanted = { isPassedOver, fits }
    if (isSearch(query)) return searched(query, states, order, after, wanted)
    const isOfTable = query.budget === undefined && isOfColumns(query)
    if (table !== null && isOfTable && states.every(({ state }) => isOpen(state)))
      return ofOpen(query, states, order, after, table)
    // Where every candidate of a walk fits, it is the shortest way.
    const few =
      checks === null && expectedSteps(query, states, all, order) < countRequestsOf(states)
        ? null
        : smallSet(query, states, budgetOf(query))
    return few === null
      ? walked(
          query,
          order,
          walkOf(query, states, all, order, after ?? startOf(query, order), wanted),
          wanted,
        )
      : sorted(query, order, after, few, wanted)
  }
}
