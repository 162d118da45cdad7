import type { DatabaseSync } from 'node:sqlite'
import { countedRequests, countStates, countWorklists, createFacetCounter } from '../policy/facet-counts.ts'
import { isOpen } from '../policy/listed-request.ts'
import { createStateFilter } from '../policy/request-filters.ts'
import { isSearch } from '../policy/request-order.ts'
import type { CountedRequestState, CountQuery, RequestCounts } from '../ports/request-lists.ts'
import { candidateReader } from './request-candidates.ts'
import { requestSources } from './request-sources.ts'
import { mergeWalks, requestWalks } from './request-walks.ts'
import { ftsQuery } from './search-query.ts'

const newestFirst = { by: 'created', descending: true } as const

/** Each walk costs a look into the index, so that many states are walked through by library, and what is in no state of theirs is passed over. */
const mostWalks = 200

/** Counts requests by their state. */
export const requestStateCounts = (database: DatabaseSync) => {
  const reader = candidateReader(database)
  return (): readonly CountedRequestState[] =>
    reader.states(null).map(({ state, requests }) => ({ state, requests }))
}

/** Counts of requests: of worklists by their states, of facets by the newest requests that a list may have. */
export const requestCounts = (database: DatabaseSync) => {
  const reader = candidateReader(database)
  const sources = requestSources(database)
  const walks = requestWalks(database)

  return (query: CountQuery): RequestCounts => {
    const all = reader.states(query.library)
    const worklists = countWorklists(all)
    const isListed = createStateFilter({ worklist: query.worklist })
    const states = all.filter(
      ({ state }) => isListed(state) && (query.worklist !== undefined || isOpen(state)),
    )
    const allowed = new Set(states.map(({ id }) => id))
    const counter = createFacetCounter(query)

    const countRows = (rows: readonly number[], isComplete: boolean): RequestCounts => {
      for (const candidate of walks.byRows(rows))
        if (allowed.has(candidate.stateId)) counter.add(reader.filtered(candidate))
      return { worklists, ...counter.result(isComplete) }
    }

    const libraries = [...new Set(states.map(({ library }) => library))]
    if (isSearch(query)) {
      const words = ftsQuery(query)
      if (words === null) return countRows([], true)
      const rowIds = sources.byText(query, libraries, words, countedRequests)
      return rowIds === null
        ? countRows(sources.newestWithWords(words, countedRequests), false)
        : countRows(rowIds, true)
    }
    const { patron, partner, barcode } = query
    const few = sources
      .find({ patron, partner, barcode }, libraries, countedRequests)
      .filter((rows) => rows !== null)
      .toSorted((one, other) => one.length - other.length)[0]
    if (few !== undefined) return countRows(few, true)

    const groups =
      states.length > mostWalks
        ? libraries.map((library) => ({ library }))
        : states.map(({ id }) => ({ state: id }))
    const walk = mergeWalks(
      groups.map((group) => walks.byIndex(group, newestFirst, null)),
      newestFirst,
    )
    let examined = 0
    for (let step = walk.next(); step !== undefined && examined < countedRequests; step = walk.next()) {
      examined += 1
      if (step.candidate !== null && allowed.has(step.candidate.stateId))
        counter.add(reader.filtered(step.candidate))
    }
    const isComplete = examined < countedRequests
    const counts = counter.result(isComplete)
    return { worklists, ...(isComplete ? counts : countStates(query, states, counts)) }
  }
}
