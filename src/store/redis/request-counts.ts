import { countedRequests, countStates, countWorklists, createFacetCounter } from '../policy/facet-counts.ts'
import { isOpen } from '../policy/listed-request.ts'
import { createStateFilter } from '../policy/request-filters.ts'
import { isSearch } from '../policy/request-order.ts'
import type { CountedRequestState, CountQuery, RequestCounts } from '../ports/request-lists.ts'
import type { RedisContext } from './context.ts'
import { type CountedState, candidateReads, type Placed } from './request-candidates.ts'
import { requestSources } from './request-sources.ts'
import { splitPhrases } from './search-query.ts'

/** Counts requests by their state. */
export const requestStateCounts = (shell: RedisContext) => {
  const reads = candidateReads(shell)
  return async (): Promise<readonly CountedRequestState[]> =>
    (await reads.states(await shell.libraries())).map(({ state, requests }) => ({ state, requests }))
}

/** Counts of requests: of worklists by their states, of facets by the requests that a list may have. */
export const requestCounts = (shell: RedisContext) => {
  const reads = candidateReads(shell)
  const sources = requestSources(shell)

  /** Requests of some states, up to as many as are counted. */
  const ofStates = async (states: readonly CountedState[]): Promise<readonly Placed[]> => {
    const places: Placed[] = []
    for (const { library, key } of states) {
      const left = countedRequests - places.length
      if (left <= 0) break
      places.push(...(await sources.stateMembers(library, key, left - 1)))
    }
    return places
  }

  return async (query: CountQuery): Promise<RequestCounts> => {
    const all = await reads.states(query.library === null ? await shell.libraries() : [query.library])
    const worklists = countWorklists(all)
    const isListed = createStateFilter({ worklist: query.worklist })
    const states = all.filter(
      ({ state }) => isListed(state) && (query.worklist !== undefined || isOpen(state)),
    )
    const allowed = new Set(states.map(({ key }) => key))
    const counter = createFacetCounter(query)
    const phrases = isSearch(query) ? splitPhrases(query.text) : []
    const { searchesPatrons = false } = query

    const count = async (places: readonly Placed[], isComplete: boolean): Promise<RequestCounts> => {
      for (const candidate of await reads.candidates(places, phrases.length > 0)) {
        if (candidate === null || !allowed.has(candidate.stateKey)) continue
        if (phrases.length === 0 || candidate.hasWords(phrases, searchesPatrons)) counter.add(candidate)
      }
      const counts = counter.result(isComplete)
      return { worklists, ...(isComplete ? counts : countStates(query, states, counts)) }
    }

    const libraries = [...new Set(states.map(({ library }) => library))]
    if (isSearch(query)) {
      const places = (
        await Promise.all(libraries.map((library) => sources.byRarestWord(library, phrases, searchesPatrons)))
      ).flat()
      return count(places.slice(0, countedRequests), places.length <= countedRequests)
    }
    const { patron, partner, barcode } = query
    const few = (await sources.find({ patron, partner, barcode }, libraries, countedRequests))
      .filter((places) => places !== null)
      .toSorted((one, other) => one.length - other.length)[0]
    if (few !== undefined) return count(few, true)
    const matched = states.reduce((total, { requests }) => total + requests, 0)
    return count(await ofStates(states), matched <= countedRequests)
  }
}
