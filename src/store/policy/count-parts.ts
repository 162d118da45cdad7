import { recordByName } from '../../typed-records.ts'
import {
  type CountQuery,
  type FacetName,
  facetNames,
  type RequestCounts,
  type RequestState,
  type WorklistCounts,
} from '../ports/request-lists.ts'

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
  const byValue = values.get(name)
  if (requests > 0) byValue?.set(value, (byValue.get(value) ?? 0) + requests)
}

type CountedState = { readonly library: string; readonly state: RequestState; readonly requests: number }

/** Returns the number of requests that are in some states. */
export const countRequestsOf = (states: readonly { readonly requests: number }[]): number =>
  states.reduce((total, { requests }) => total + requests, 0)

/** The counts of some requests of a list: the open ones, or the closed ones. */
export type CountPart = {
  readonly tally: FacetTally
  /** Returns false for a facet of which requests may be missing. */
  readonly isComplete: (name: FacetName) => boolean
  /** True where the total is exact. */
  readonly isWhole: boolean
}

/** Returns a part in which no request is missing. */
export const wholePart = (tally: FacetTally): CountPart => ({ tally, isComplete: () => true, isWhole: true })

/** Returns a part of requests that only their states decide on. */
export const partOfStates = (states: readonly CountedState[]): CountPart =>
  wholePart(createTally(countRequestsOf(states)))

/** Returns whether a query filters by nothing but the library and worklists. */
const isUnfiltered = ({
  worklist: _,
  library: __,
  libraries: ___,
  searchesPatrons: ____,
  ...filters
}: CountQuery): boolean => Object.values(filters).every((wanted) => wanted === undefined)

/** Values of a request by which it is counted; null stands for none. */
export type FacetValues = readonly (readonly [FacetName, readonly (string | null)[]])[]

/** Returns the values by which a request is counted that its library and its state decide. */
export const valuesOfState = (library: string, state: RequestState): FacetValues => [
  ['library', [library]],
  ['stage', [state.stage]],
  ['status', [state.status]],
  ['attention', state.attention],
  ['next', [state.next]],
]
const stateFacets: readonly FacetName[] = ['library', 'stage', 'status', 'attention', 'next']

/**
 * Returns a part of which some requests were read. What depends on states alone is exact all the same, as long as nothing
 * else is filtered.
 */
export const cappedPart = (
  query: CountQuery,
  states: readonly CountedState[],
  read: FacetTally,
): CountPart => {
  if (!isUnfiltered(query)) return { tally: read, isComplete: () => false, isWhole: false }
  const tally = createTally(countRequestsOf(states))
  for (const { library, state, requests } of states)
    for (const [name, all] of valuesOfState(library, state))
      for (const value of all) tallyValue(tally, name, value, requests)
  const isComplete = (name: FacetName): boolean => stateFacets.includes(name)
  const others = [...read.values].filter(([name]) => !isComplete(name))
  return { tally: { ...tally, values: new Map([...tally.values, ...others]) }, isComplete, isWhole: true }
}

/** Adds up two tallies. */
const addTallies = (one: FacetTally, other: FacetTally): FacetTally => {
  const sum = createTally(one.total + other.total)
  for (const { values } of [one, other])
    for (const [name, byValue] of values)
      for (const [value, requests] of byValue) tallyValue(sum, name, value, requests)
  return sum
}

/** Adds up the requests of each worklist. */
const countWorklists = (states: readonly CountedState[]): WorklistCounts => {
  const counts: Record<string, number> = {}
  for (const { state, requests } of states)
    for (const name of state.worklists) counts[name] = (counts[name] ?? 0) + requests
  return counts
}

/**
 * Shows the values of a tally, the most frequent first.
 *
 * @param isComplete returns false for a facet of which requests may be missing
 */
const facetsOfTally = (
  { values }: FacetTally,
  isComplete: (name: FacetName) => boolean,
): RequestCounts['facets'] => {
  const counted = (name: FacetName): RequestCounts['facets'][FacetName] =>
    [...(values.get(name) ?? [])]
      .toSorted(([, one], [, other]) => other - one)
      .map(([value, count]) => ({ value, count, atLeast: !isComplete(name) }))
  return recordByName(facetNames, counted)
}

/**
 * Puts the counts of a list together.
 *
 * @param parts.states all states of requests that the query may see
 * @param parts.isOfClosed true where facets count closed requests too, since a worklist says which are meant
 */
export const joinCounts = ({
  states,
  open,
  closed,
  isOfClosed,
}: {
  readonly states: readonly CountedState[]
  readonly open: CountPart
  readonly closed: CountPart
  readonly isOfClosed: boolean
}): RequestCounts => ({
  worklists: countWorklists(states),
  total: {
    count: open.tally.total + closed.tally.total,
    atLeast: !open.isWhole || !closed.isWhole,
  },
  open: { count: open.tally.total, atLeast: !open.isWhole },
  facets: facetsOfTally(
    isOfClosed ? addTallies(open.tally, closed.tally) : open.tally,
    (name) => open.isComplete(name) && (!isOfClosed || closed.isComplete(name)),
  ),
})
