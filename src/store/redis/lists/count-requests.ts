import {
  type CountPart,
  cappedPart,
  countRequestsOf,
  createTally,
  type FacetTally,
  type FacetValues,
  joinCounts,
  partOfStates,
  tallyValue,
  valuesOfState,
  wholePart,
} from '../../policy/count-parts.ts'
import {
  createFailedFilters,
  createRequestFilter,
  createStateFilter,
  type FilteredRequest,
} from '../../policy/request-filters.ts'
import { isOpen } from '../../policy/request-index.ts'
import type {
  CountedRequestState,
  CountQuery,
  RequestCounts,
  RequestFilters,
} from '../../ports/request-lists.ts'
import type { RedisContext } from '../context.ts'
import {
  type CountedState,
  candidateReads,
  createTextFilter,
  librariesOf,
  type Placed,
  statesOfLibraries,
} from './request-candidates.ts'
import { requestSets } from './request-sets.ts'

/** The most closed requests that are counted one by one. A count that stops before its end says so. */
const countedRequests = 10_000

/** Returns the values of a request by which it is counted; null stands for none. */
const valuesOf = ({ library, state, facets }: FilteredRequest): FacetValues => [
  ...valuesOfState(library, state),
  ['activePartner', [facets.activePartner ?? null]],
  ['assignee', [facets.assignee ?? null]],
  ['label', facets.labels ?? [null]],
  ['service', [facets.service]],
  ['publicationType', [facets.publicationType ?? null]],
  ['workflow', [facets.workflow ?? null]],
  ['itemOut', [String(facets.itemOut ?? false)]],
  ['costOpen', [String(facets.costOpen ?? false)]],
]

/**
 * Counts requests by facet, one by one. A request that fails only the filter of one facet counts for that facet alone, so
 * that staff see what another value would give.
 */
const createFacetCounter = (filters: RequestFilters) => {
  const failed = createFailedFilters(filters)
  const counted = createTally(0)
  let total = 0
  return {
    add: (request: FilteredRequest): void => {
      const [missed, ...more] = failed(request)
      if (more.length > 0) return
      if (missed === undefined) total += 1
      for (const [name, values] of valuesOf(request))
        if (missed === undefined || missed === name)
          for (const value of values) tallyValue(counted, name, value, 1)
    },

    tally: (): FacetTally => ({ ...counted, total }),
  }
}

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
