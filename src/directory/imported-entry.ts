import type { Fault } from '../problem.ts'
import type { BorrowingHint } from './proposals.ts'

/** An entry as a source has it, before it is checked. */
export type ImportedEntry = {
  /** Where it stands in the source: the line of a file, or the place in a list from 1. */
  readonly line: number
  readonly code: string
  readonly sourceId?: string | undefined
  /** Returns what the source calls the place of a fault: `days_to_ship` for `daysToShip`. The same where left out. */
  readonly placeOf?: (member: string) => string
  /** What is wrong with it, by members. */
  readonly faults: readonly Fault[]
  readonly facts: Readonly<Record<string, unknown>>
}

/** A directory as it was read: its entries, and what is wrong with it as a whole. */
export type ReadDirectory = {
  readonly entries: readonly ImportedEntry[]
  /** What entries say of how they borrow themselves. */
  readonly hints?: readonly BorrowingHint[]
  readonly faults: readonly Fault[]
}
