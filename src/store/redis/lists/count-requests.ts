import {
  type CountPart,
  cappedPart,
  countRequestsOf,
  joinCounts,
  librariesOf,
  partOfStates,
  statesOfLibraries,
  wholePart,
} from '../../policy/count-parts.ts'
import { countedRequests, createFacetCounter } from '../../policy/facet-counts.ts'
import { createRequestFilter, createStateFilter } from '../../policy/request-filters.ts'
import { isOpen } from '../../policy/request-index.ts'
import type { CountedRequestState, CountQuery, RequestCounts } from '../../ports/request-lists.ts'
import type { RedisContext } from '../context.ts'
import { type CountedState, candidateReads, createTextFilter, type Placed } from './request-candidates.ts'
import { requestSets } from './request-sets.ts'

/** So many are read at a time: other work goes on between two parts. */
const readAtOnce = 250

/** Counts requests by their state. */
export const requestStateCounts = (shell: RedisContext) => {
  const reads = candidateReads(shell)
  return async (): Promise<readonly CountedRequestState[]> =>
    (await reads.states(await shell.libraries())).map(({ state, requests }) => ({ state, requests }))
}

/** Returns counts of requests: of worklists by their states, of facets by the requests that a list may have. */
export const requestCounts = (shell: RedisContext) => {
  const reads = candidateReads(shell)
  const sets = requestSets(shell)

  return async (query: CountQuery): Promise<RequestCounts> => {
    const libraries = query.library === null ? await shell.libraries() : [query.library]
    const all = statesOfLibraries(await reads.states(libraries), query)
    const isListed = createStateFilter({ worklist: query.worklist })
    const listed = all.filter(({ state }) => isListed(state))
    const isOfClosed = query.worklist !== undefined
    const holds = createStateFilter(query)
    const hasText = createTextFilter(query)
    // The filter of a facet does not restrict its own numbers: sets of facets are of no use here.
    const { text, searchesPatrons, patron, partner, barcode, reference } = query
    const restricting = { text, searchesPatrons, patron, partner, barcode, reference }
    const few = await sets.find(restricting, librariesOf(listed), countedRequests)

    const count = async (states: readonly CountedState[]): Promise<CountPart> => {
      if (states.length === 0) return partOfStates([])
      const allowed = new Set(states.map(({ key }) => key))
      const counter = createFacetCounter(query)
      const places: readonly Placed[] = few ?? (await sets.ofStates(states, countedRequests))
      for (let first = 0; first < places.length; first += readAtOnce)
        for (const candidate of await reads.candidates(
          places.slice(first, first + readAtOnce),
          hasText !== null,
        ))
          if (candidate !== null && allowed.has(candidate.stateKey) && hasText?.(candidate) !== false)
            counter.add(candidate)
      return few !== null || countRequestsOf(states) <= countedRequests
        ? wholePart(counter.tally())
        : cappedPart(query, states, counter.tally())
    }

    const closed = listed.filter(({ state }) => !isOpen(state) && (isOfClosed || holds(state)))
    const isByState = few === null && !isOfClosed && hasText === null && createRequestFilter(query) === null
    return joinCounts({
      states: all,
      open: await count(listed.filter(({ state }) => isOpen(state))),
      closed: isByState ? partOfStates(closed) : await count(closed),
      isOfClosed,
    })
  }
}
