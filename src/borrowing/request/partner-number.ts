import type { Entry } from './entry.ts'

/** Returns the partner's own number of a request id, by default of the one in force; undefined before it has named one. */
export const numberOf = (entry: Entry, requestId = entry.requestIds.at(-1)): string | undefined =>
  entry.numbers?.find((each) => each.requestId === requestId)?.number

/** Returns whether a message to the partner waits until it has named its number. */
export const isHeld = (entry: Entry | undefined, kind: string): boolean =>
  entry?.heldOperations?.some((held) => held.kind === kind) === true
