import { type FacetName, facetNames, type RequestCounts, type RequestState } from '../ports/request-lists.ts'

/** Numbers of requests: those that satisfy all filters, and of each facet those of each value. */
export type FacetTally = {
  readonly total: number
  readonly values: ReadonlyMap<FacetName, Map<string | null, number>>
}

/** Creates a tally without values. */
export const createTally = (total: number): FacetTally => ({
  total,
  values: new Map(facetNames.map((name) => [name, new Map()])),
})

/** Adds requests to the number of a value. */
export const tallyValue = (
  { values }: FacetTally,
  name: FacetName,
  value: string | null,
  requests: number,
): void => {
  if (requests === 0) return
  const byValue = values.get(name)
  byValue?.set(value, (byValue.get(value) ?? 0) + requests)
}

/** The facets that the state of a request decides, and its library. */
export const stateFacets = ['stage', 'status', 'attention', 'next', 'library'] as const

/**
 * Adds requests of a state to the facets that their state decides.
 *
 * @param facet the only facet to add them to; null for all of these
 */
export const tallyState = (
  tally: FacetTally,
  { library, state }: { readonly library: string; readonly state: RequestState },
  requests: number,
  facet: FacetName | null,
): void => {
  for (const name of stateFacets) {
    if (facet !== null && facet !== name) continue
    for (const value of name === 'library' ? [library] : [state[name]].flat())
      tallyValue(tally, name, value, requests)
  }
}

/** Adds up two tallies. */
export const addTallies = (one: FacetTally, other: FacetTally): FacetTally => {
  const sum = createTally(one.total + other.total)
  for (const { values } of [one, other])
    for (const [name, byValue] of values)
      for (const [value, requests] of byValue) tallyValue(sum, name, value, requests)
  return sum
}

/**
 * Shows the values of a tally, the most frequent first.
 *
 * @param isComplete returns false for a facet of which requests may be missing
 */
export const facetsOfTally = (
  { values }: FacetTally,
  isComplete: (name: FacetName) => boolean,
): RequestCounts['facets'] => {
  const counted = (name: FacetName): RequestCounts['facets'][FacetName] =>
    [...(values.get(name) ?? [])]
      .toSorted(([, one], [, other]) => other - one)
      .map(([value, count]) => ({ value, count, atLeast: !isComplete(name) }))
  return Object.fromEntries(
    facetNames.map((name) => [name, counted(name)] as const),
  ) as RequestCounts['facets']
}
