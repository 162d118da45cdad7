import type {
  CountQuery,
  FacetName,
  RequestFacets,
  RequestFilters,
  RequestState,
  WorklistCounts,
} from '../ports/request-lists.ts'
import { facetNames } from '../ports/request-lists.ts'
import { createTally, type FacetTally, stateFacets, tallyState, tallyValue } from './facet-tally.ts'
import { createFailedFilters, type FilteredRequest } from './request-filters.ts'

/** The most closed requests that are counted one by one. A count that stops before its end says so. */
export const countedRequests = 10_000

const orNone = <T>(values: readonly T[] | undefined): readonly (T | null)[] =>
  values === undefined || values.length === 0 ? [null] : values

/** The filters that look at the facets of a request, each with the values that it looks at; null stands for none. */
const facetColumns = {
  partner: ({ partners }: RequestFacets) => orNone(partners),
  activePartner: ({ activePartner }: RequestFacets) => [activePartner ?? null],
  patron: ({ patron }: RequestFacets) => [patron ?? null],
  assignee: ({ assignee }: RequestFacets) => [assignee ?? null],
  label: ({ labels }: RequestFacets) => orNone(labels),
  service: ({ service }: RequestFacets) => [service],
  publicationType: ({ publicationType }: RequestFacets) => [publicationType ?? null],
  workflow: ({ workflow }: RequestFacets) => [workflow ?? null],
  itemOut: ({ itemOut }: RequestFacets) => [String(itemOut ?? false)],
  costOpen: ({ costOpen }: RequestFacets) => [String(costOpen ?? false)],
} as const satisfies {
  readonly [Name in keyof RequestFilters]?: (facets: RequestFacets) => readonly (string | null)[]
}

type FacetColumn = keyof typeof facetColumns

/** Returns whether a facet is a column. */
const isFacetColumn = (name: FacetName): name is FacetName & FacetColumn => name in facetColumns

/** Returns the values of a request by which it is counted for a facet. */
const valuesOf = (
  name: FacetName,
  { library, state, facets }: FilteredRequest,
): readonly (string | null)[] => {
  if (name === 'library') return [library]
  return isFacetColumn(name) ? facetColumns[name](facets) : [state[name]].flat()
}

/**
 * Counts requests by facet, one by one. A request that fails only the filter of one facet counts for that facet alone, so
 * that staff see what another value would give.
 */
export const createFacetCounter = (filters: RequestFilters) => {
  const failed = createFailedFilters(filters)
  const counted = createTally(0)
  let total = 0
  return {
    add: (request: FilteredRequest): void => {
      const [missed, ...more] = failed(request)
      if (more.length > 0) return
      if (missed === undefined) total += 1
      for (const name of facetNames)
        if (missed === undefined || missed === name)
          for (const value of valuesOf(name, request)) tallyValue(counted, name, value, 1)
    },

    tally: (): FacetTally => ({ ...counted, total }),
  }
}

type CountedState = { readonly library: string; readonly state: RequestState; readonly requests: number }

/** Returns whether a query filters by nothing but the library and worklists. */
const isUnfiltered = ({
  worklist: _,
  library: __,
  libraries: ___,
  searchesPatrons: ____,
  ...filters
}: CountQuery): boolean => Object.values(filters).every((wanted) => wanted === undefined)

/** A tally, and whether requests may be missing in one of its facets. */
export type CappedTally = { readonly tally: FacetTally; readonly isComplete: (name: FacetName) => boolean }

/**
 * Completes a tally in which requests may be missing: what depends on states alone is known for all of them, as long as
 * nothing else is filtered.
 */
export const completeByStates = (
  query: CountQuery,
  states: readonly CountedState[],
  tally: FacetTally,
): CappedTally => {
  if (!isUnfiltered(query)) return { tally, isComplete: () => false }
  const byStates = createTally(states.reduce((sum, { requests }) => sum + requests, 0))
  for (const each of states) tallyState(byStates, each, each.requests, null)
  const isByState = (name: FacetName): boolean => stateFacets.some((each) => each === name)
  const values = new Map([...tally.values].filter(([name]) => !isByState(name)))
  for (const name of stateFacets) values.set(name, byStates.values.get(name) ?? new Map())
  return { tally: { total: byStates.total, values }, isComplete: isByState }
}

/** Adds up the requests of each worklist. */
export const countWorklists = (states: readonly CountedState[]): WorklistCounts => {
  const counts: Record<string, number> = {}
  for (const { state, requests } of states)
    for (const name of state.worklists) counts[name] = (counts[name] ?? 0) + requests
  return counts
}
