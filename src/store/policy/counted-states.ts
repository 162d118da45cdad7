import type { LibraryCode } from '../../borrowing/values.ts'
import type { RequestFilters } from '../ports/request-lists.ts'

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
