import type { LibraryCode } from '../../borrowing/values.ts'

/** Returns the number of requests that are in some states. */
export const countRequestsOf = (states: readonly { readonly requests: number }[]): number =>
  states.reduce((total, { requests }) => total + requests, 0)

/** Returns the libraries whose requests are in some states. */
export const librariesOf = (states: readonly { readonly library: LibraryCode }[]): readonly LibraryCode[] => [
  ...new Set(states.map(({ library }) => library)),
]
