import { type CountPart, cappedPart, joinCounts, partOfStates, wholePart } from '../../policy/count-parts.ts'
import { statesOfLibraries } from '../../policy/counted-states.ts'
import { countedRequests, createFacetCounter } from '../../policy/facet-counts.ts'
import { isOpen } from '../../policy/listed-request.ts'
import { createRequestFilter, createStateFilter } from '../../policy/request-filters.ts'
import { isSearch } from '../../policy/request-order.ts'
import { splitPhrases } from '../../policy/search-text.ts'
import type { CountedRequestState, CountQuery, RequestCounts } from '../../ports/request-lists.ts'
import type { RedisContext } from '../context.ts'
import { type CountedState, candidateReads, type Placed } from './request-candidates.ts'
import { requestSources } from './request-sources.ts'

/** So many open requests are counted at most. */
const maxOpen = 10_000
/** So many are read at a time: other work goes on between two parts. */
const readAtOnce = 250

/** Counts requests by their state. */
export const requestStateCounts = (shell: RedisContext) => {
  const reads = candidateReads(shell)
  return async (): Promise<readonly CountedRequestState[]> =>
    (await reads.states(await shell.libraries())).map(({ state, requests }) => ({ state, requests }))
}

/** Some requests to count, and whether there are no more of them. */
type Found = {
  readonly places: readonly Placed[]
  readonly isComplete: boolean
  /** The numbers of those whose barcode is the whole text of a search. */
  readonly scanned?: ReadonlySet<string>
}

const sum = (states: readonly CountedState[]): number =>
  states.reduce((total, { requests }) => total + requests, 0)

/** Returns counts of requests: of worklists by their states, of facets by the requests that a list may have. */
export const requestCounts = (shell: RedisContext) => {
  const reads = candidateReads(shell)
  const sources = requestSources(shell)

  /** Returns requests of some states, up to as many as are counted. */
  const ofStates = async (states: readonly CountedState[], most: number): Promise<Found> => {
    const places: Placed[] = []
    for (const { library, key } of states) {
      const left = most - places.length
      if (left <= 0) break
      places.push(...(await sources.stateMembers(library, key, left - 1)))
    }
    return { places, isComplete: sum(states) <= most }
  }

  /**
   * Returns the requests that an index finds for those filters that only an index answers; null where all are looked
   * at.
   */
  const restrict = async (
    query: CountQuery,
    states: readonly CountedState[],
    phrases: readonly (readonly string[])[],
  ): Promise<Found | null> => {
    const libraries = [...new Set(states.map(({ library }) => library))]
    if (isSearch(query)) {
      const { searchesPatrons = false } = query
      const [scanned] = await sources.find({ barcode: [query.text.trim()] }, libraries, maxOpen)
      // Where many may have the words, they are looked for in the requests that are counted.
      const found = await sources.byRarestWord(libraries, { phrases, searchesPatrons }, maxOpen)
      if (found === null) return null
      const all = new Map([...(scanned ?? []), ...found].map((place) => [place.name, place]))
      return {
        places: [...all.values()],
        isComplete: true,
        scanned: new Set(scanned?.map(({ name }) => name)),
      }
    }
    const { patron, partner, barcode, reference } = query
    const few = (await sources.find({ patron, partner, barcode, reference }, libraries, maxOpen))
      .filter((places) => places !== null)
      .toSorted((one, other) => one.length - other.length)[0]
    return few === undefined ? null : { places: few, isComplete: true }
  }

  return async (query: CountQuery): Promise<RequestCounts> => {
    const all = statesOfLibraries(
      await reads.states(query.library === null ? await shell.libraries() : [query.library]),
      query,
    )
    const isListed = createStateFilter({ worklist: query.worklist })
    const listed = all.filter(({ state }) => isListed(state))
    const openStates = listed.filter(({ state }) => isOpen(state))
    const isOfClosed = query.worklist !== undefined
    const holds = createStateFilter(query)
    const closedStates = listed.filter(({ state }) => !isOpen(state) && (isOfClosed || holds(state)))
    const phrases = isSearch(query) ? splitPhrases(query.text) : []
    const { searchesPatrons = false } = query
    const restriction = await restrict(query, listed, phrases)

    const countPart = async (states: readonly CountedState[], most: number): Promise<CountPart> => {
      if (states.length === 0) return partOfStates([])
      const allowed = new Set(states.map(({ key }) => key))
      const counter = createFacetCounter(query)
      const { places, isComplete, scanned } = restriction ?? (await ofStates(states, most))
      for (let first = 0; first < places.length; first += readAtOnce) {
        const part = places.slice(first, first + readAtOnce)
        for (const candidate of await reads.candidates(part, phrases.length > 0)) {
          if (candidate === null || !allowed.has(candidate.stateKey)) continue
          const isFound =
            phrases.length === 0 ||
            candidate.hasWords(phrases, searchesPatrons) ||
            scanned?.has(candidate.number) === true
          if (isFound) counter.add(candidate)
        }
      }
      return isComplete ? wholePart(counter.tally()) : cappedPart(query, states, counter.tally())
    }

    const isByState =
      restriction === null && !isOfClosed && !isSearch(query) && createRequestFilter(query) === null
    return joinCounts({
      states: all,
      open: await countPart(openStates, maxOpen),
      closed: isByState ? partOfStates(closedStates) : await countPart(closedStates, countedRequests),
      isOfClosed,
    })
  }
}
