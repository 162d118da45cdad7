import type { LibraryCode } from '../../borrowing/values.ts'
import type {
  CountQuery,
  FacetName,
  RequestCounts,
  RequestFilters,
  RequestState,
} from '../ports/request-lists.ts'
import { completeByStates, countWorklists } from './facet-counts.ts'
import { addTallies, createTally, type FacetTally, facetsOfTally } from './facet-tally.ts'

/** Returns the number of requests that are in some states. */
export const countRequestsOf = (states: readonly { readonly requests: number }[]): number =>
  states.reduce((total, { requests }) => total + requests, 0)

/** Returns those states that are of the libraries of a query. */
export const statesOfLibraries = <State extends { readonly library: LibraryCode }>(
  states: readonly State[],
  { libraries }: Pick<RequestFilters, 'libraries'>,
): readonly State[] =>
  libraries === undefined ? states : states.filter(({ library }) => libraries.includes(library))

/** Returns the libraries whose requests are in some states. */
export const librariesOf = (states: readonly { readonly library: LibraryCode }[]): readonly LibraryCode[] => [
  ...new Set(states.map(({ library }) => library)),
]

type CountedState = { readonly library: string; readonly state: RequestState; readonly requests: number }

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
  wholePart(createTally(states.reduce((total, { requests }) => total + requests, 0)))

/** Returns a part of which some requests were read; what their states tell is exact all the same. */
export const cappedPart = (
  query: CountQuery,
  states: readonly CountedState[],
  tally: FacetTally,
): CountPart => {
  const completed = completeByStates(query, states, tally)
  return { ...completed, isWhole: completed.isComplete('stage') }
}

/** The parts of the counts of a list. */
export type CountParts = {
  /** All states of requests that the query may see. */
  readonly states: readonly CountedState[]
  readonly open: CountPart
  readonly closed: CountPart
  /** True where facets count closed requests too, since a worklist says which are meant. */
  readonly isOfClosed: boolean
}

/** Puts the counts of a list together. */
export const joinCounts = ({ states, open, closed, isOfClosed }: CountParts): RequestCounts => ({
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
