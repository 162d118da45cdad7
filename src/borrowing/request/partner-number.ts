import type { Entry } from './entry.ts'
import type { Request } from './request.ts'

/** Returns the partner's own number of a request id, by default of the one in force; undefined before it has named one. */
export const numberOf = (entry: Entry, requestId = entry.requestIds.at(-1)): string | undefined =>
  entry.numbers?.find((each) => each.requestId === requestId)?.number

/** Returns whether a message to the partner waits until it has named its number. */
export const isHeld = (entry: Entry | undefined, kind: string): boolean =>
  entry?.heldOperations?.some((held) => held.kind === kind) === true

/** Returns whether an entry is a further loan that a partner made of a request id: it was never asked for. */
export const isSecondLoan = ({ rota }: Request, { id, requestIds }: Entry): boolean =>
  rota.some((each) => each.id < id && each.requestIds.some((other) => other === requestIds[0]))
