import type {
  Count,
  CountQuery,
  FacetName,
  RequestCounts,
  RequestFilters,
  RequestState,
  WorklistCounts,
} from '../ports/request-lists.ts'
import { facetNames } from '../ports/request-lists.ts'
import { createFailedFilters, type FilteredRequest } from './request-filters.ts'

/** Counts of facets examine so many requests at most. */
export const countedRequests = 2_000

const orNone = <T>(values: readonly T[] | undefined): readonly (T | null)[] =>
  values === undefined || values.length === 0 ? [null] : values

/** The values of a request by which it is counted. */
const facetValues: {
  readonly [Name in FacetName]: (request: FilteredRequest) => readonly (string | null)[]
} = {
  stage: ({ state }) => [state.stage],
  status: ({ state }) => [state.status],
  attention: ({ state }) => state.attention,
  next: ({ state }) => [state.next],
  activePartner: ({ facets }) => [facets.activePartner ?? null],
  library: ({ library }) => [library],
  assignee: ({ facets }) => [facets.assignee ?? null],
  label: ({ facets }) => orNone(facets.labels),
  service: ({ facets }) => [facets.service],
  publicationType: ({ facets }) => [facets.publicationType ?? null],
  workflow: ({ facets }) => [facets.workflow ?? null],
  itemOut: ({ facets }) => [String(facets.itemOut ?? false)],
  costOpen: ({ facets }) => [String(facets.costOpen ?? false)],
}

type FacetCounts = RequestCounts['facets']

const mapFacets = (valuesOf: (name: FacetName) => FacetCounts[FacetName]): FacetCounts =>
  Object.fromEntries(facetNames.map((name) => [name, valuesOf(name)] as const)) as FacetCounts

/**
 * Counts requests by facet. A request that fails only the filter of one facet counts for that facet alone, so that staff
 * see what another value would give.
 */
export const createFacetCounter = (filters: RequestFilters) => {
  const failed = createFailedFilters(filters)
  const counts = new Map(facetNames.map((name) => [name, new Map<string | null, number>()] as const))
  let total = 0
  return {
    add: (request: FilteredRequest): void => {
      const missed = failed(request)
      if (missed.length > 1) return
      if (missed.length === 0) total += 1
      for (const [name, byValue] of counts) {
        if (missed.length === 1 && missed[0] !== name) continue
        for (const value of facetValues[name](request)) byValue.set(value, (byValue.get(value) ?? 0) + 1)
      }
    },

    /** @param isComplete false where there are requests that were not counted */
    result: (isComplete: boolean): Omit<RequestCounts, 'worklists'> => {
      const counted = (count: number): Count => ({ count, atLeast: !isComplete })
      const values = (name: FacetName) =>
        [...(counts.get(name) ?? [])]
          .toSorted(([, one], [, other]) => other - one)
          .map(([value, count]) => ({ value, ...counted(count) }))
      return {
        total: counted(total),
        facets: mapFacets(values),
      }
    },
  }
}

type CountedState = { readonly state: RequestState; readonly requests: number }

/** The facets that the state of a request decides: the numbers of requests in each state give the counts. */
const stateFacets = ['stage', 'status', 'attention', 'next'] as const

const exactly = (count: number): Count => ({ count, atLeast: false })

/**
 * Completes counts that did not examine all requests: what depends on states alone is known for all of them, as long as
 * nothing else is filtered.
 */
export const countStates = (
  { worklist: _, library: __, searchesPatrons: ___, ...filters }: CountQuery,
  states: readonly CountedState[],
  counts: Omit<RequestCounts, 'worklists'>,
): Omit<RequestCounts, 'worklists'> => {
  if (Object.values(filters).some((wanted) => wanted !== undefined)) return counts
  const facets = Object.fromEntries(
    stateFacets.map((name) => {
      const byValue = new Map<string | null, number>()
      for (const { state, requests } of states)
        for (const value of [state[name]].flat()) byValue.set(value, (byValue.get(value) ?? 0) + requests)
      const values = [...byValue].toSorted(([, one], [, other]) => other - one)
      return [name, values.map(([value, count]) => ({ value, ...exactly(count) }))]
    }),
  )
  const total = states.reduce((sum, { requests }) => sum + requests, 0)
  return { total: exactly(total), facets: { ...counts.facets, ...facets } }
}

/** Adds up the requests of each worklist. */
export const countWorklists = (states: readonly CountedState[]): WorklistCounts => {
  const counts: Record<string, number> = {}
  for (const { state, requests } of states)
    for (const name of state.worklists) counts[name] = (counts[name] ?? 0) + requests
  return counts
}
