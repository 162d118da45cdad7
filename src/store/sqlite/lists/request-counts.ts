import type { DatabaseSync } from 'node:sqlite'
import { type CountPart, cappedPart, joinCounts, partOfStates, wholePart } from '../../policy/count-parts.ts'
import { statesOfLibraries } from '../../policy/counted-states.ts'
import { countedRequests, createFacetCounter } from '../../policy/facet-counts.ts'
import { isOpen } from '../../policy/listed-request.ts'
import { createRequestFilter, createStateFilter } from '../../policy/request-filters.ts'
import { isSearch } from '../../policy/request-order.ts'
import { tallyOpenRequests } from '../../policy/scan-open-requests.ts'
import { createWorkLimit } from '../../policy/work-limit.ts'
import type { CountedRequestState, CountQuery, RequestCounts } from '../../ports/request-lists.ts'
import type { OpenRequests } from './open-requests.ts'
import { type CandidateReader, type CountedState, candidateReader } from './request-candidates.ts'
import { requestSources } from './request-sources.ts'
import { mergeWalks, type RequestWalks } from './request-walks.ts'
import { ftsQuery } from './search-query.ts'

const newestFirst = { by: 'created', descending: true } as const

/** Each walk costs a look into the index, so that many states are walked through by library, and what is in no state of theirs is passed over. */
const mostWalks = 200

/** So many requests that an index of words, patrons, partners or barcodes finds are counted. */
const mostOfIndex = 10_000

/** So many rows that an index found are read at a time. */
const readAtOnce = 250

/** Counts requests by their state. */
export const requestStateCounts = (database: DatabaseSync) => {
  const reader = candidateReader(database)
  return (): readonly CountedRequestState[] =>
    reader.states(null).map(({ state, requests }) => ({ state, requests }))
}

/** The rows that a count is restricted to, the newest first, and whether there are no more of them. */
type Restriction = { readonly rows: readonly number[]; readonly isComplete: boolean }

/**
 * Returns counts of requests: of worklists by their states, of open requests by the table that is kept of them, of
 * closed ones by their states, or by the newest that may match.
 */
export const requestCounts = (
  database: DatabaseSync,
  reader: CandidateReader,
  walks: RequestWalks,
  open: OpenRequests,
) => {
  const sources = requestSources(database)

  /**
   * Returns the rows that an index finds for those filters that only an index answers; null where all are looked at.
   */
  const restrict = (query: CountQuery, states: readonly CountedState[]): Restriction | null => {
    const libraries = [...new Set(states.map(({ library }) => library))]
    if (isSearch(query)) {
      const words = ftsQuery(query)
      if (words === null) return { rows: [], isComplete: true }
      const { rows, isAll } = sources.newestByText(query, libraries, words, mostOfIndex)
      return { rows, isComplete: isAll }
    }
    const { patron, partner, barcode, reference } = query
    const found = sources
      .find({ patron, partner, barcode, reference }, libraries, mostOfIndex)
      .flatMap((rows) => (rows === null ? [] : [new Set(rows)]))
    const [first, ...others] = found
    if (first === undefined) return null
    const rows = [...first].filter((row) => others.every((each) => each.has(row)))
    return { rows: rows.toSorted((one, other) => other - one), isComplete: true }
  }

  /** Counts requests of some states that are read one by one: of some rows, or the newest. */
  const countRead = (
    query: CountQuery,
    states: readonly CountedState[],
    rows: readonly number[] | null,
    isEnough: (examined: number) => boolean,
  ) => {
    const allowed = new Set(states.map(({ id }) => id))
    const counter = createFacetCounter(query)
    if (rows !== null) {
      let read = 0
      for (; read < rows.length && !isEnough(read); read += readAtOnce)
        for (const candidate of walks.byRows(rows.slice(read, read + readAtOnce)))
          if (allowed.has(candidate.stateId)) counter.add(reader.filtered(candidate))
      return { tally: counter.tally(), isComplete: read >= rows.length }
    }
    const groups =
      states.length > mostWalks
        ? [...new Set(states.map(({ library }) => library))].map((library) => ({ library }))
        : states.map(({ id }) => ({ state: id }))
    const walk = mergeWalks(
      groups.map((group) => walks.byIndex(group, newestFirst, null)),
      newestFirst,
    )
    let examined = 0
    while (!isEnough(examined)) {
      const step = walk.next()
      if (step === undefined) return { tally: counter.tally(), isComplete: true }
      examined += 1
      if (step.candidate !== null && allowed.has(step.candidate.stateId))
        counter.add(reader.filtered(step.candidate))
    }
    return { tally: counter.tally(), isComplete: false }
  }

  const countPart = (
    query: CountQuery,
    states: readonly CountedState[],
    rows: readonly number[] | null,
    isEnough: (examined: number) => boolean,
  ): CountPart => {
    if (states.length === 0) return partOfStates([])
    const { tally, isComplete } = countRead(query, states, rows, isEnough)
    return isComplete ? wholePart(tally) : cappedPart(query, states, tally)
  }

  return (query: CountQuery): RequestCounts => {
    const isEnough = createWorkLimit(countedRequests)
    const all = statesOfLibraries(reader.states(query.library), query)
    const isListed = createStateFilter({ worklist: query.worklist })
    const listed = all.filter(({ state }) => isListed(state))
    const openStates = listed.filter(({ state }) => isOpen(state))
    const holds = createStateFilter(query)
    const restriction = restrict(query, listed)
    const table = open.current()

    const rowsOf = (isOfTable: boolean): readonly number[] | null =>
      restriction === null || table === null
        ? (restriction?.rows ?? null)
        : restriction.rows.filter((row) => (table.slotOf(row) !== undefined) === isOfTable)
    const ofOpen =
      table === null || query.reference !== undefined
        ? countPart(query, openStates, rowsOf(true), isEnough)
        : wholePart(tallyOpenRequests(table, query, openStates, rowsOf(true)))
    // Facets of closed requests are counted in their own worklist; elsewhere only how many of them the filters leave.
    const isOfClosed = query.worklist !== undefined
    const closedStates = listed.filter(({ state }) => !isOpen(state) && (isOfClosed || holds(state)))
    const isByState = restriction === null && !isOfClosed && createRequestFilter(query) === null
    return joinCounts({
      states: all,
      open: ofOpen,
      closed: isByState
        ? partOfStates(closedStates)
        : countPart(query, closedStates, rowsOf(false), isEnough),
      isOfClosed,
      isCapped: restriction !== null && !restriction.isComplete,
    })
  }
}
