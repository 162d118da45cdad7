import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { type Situation, situations } from './situations.ts'

/** A row of the table of outcomes: what the partner says, and what it leads to in each situation of its entry. */
export type OutcomeRow = {
  /** The number of its row in the table. */
  readonly row: number
  readonly says: string
  readonly event: PartnerEvent
  /** The outcomes in the signs of `outcomeOf`. */
  readonly cells: Readonly<Record<Situation, string>>
}

/** The situations that a row may name together. */
const groups = {
  left: [
    'left, another asked',
    'left, rota used up',
    'left, supplied by another',
    'left, cancelled',
    'left, closed as unfilled',
    'left, closed as expired',
  ],
  'with the library': ['shipped', 'here', 'renewal asked'],
  'at the end': ['sent back', 'closed at return', 'checked in', 'loss reported', 'closed as lost'],
} as const satisfies Readonly<Record<string, readonly Situation[]>>

/**
 * A row as it is written: cells of single situations come before those of a group, and those before `otherwise`, which
 * all other situations have.
 */
export type WrittenRow = Omit<OutcomeRow, 'cells'> & {
  readonly cells: Readonly<Partial<Record<Situation | keyof typeof groups | 'otherwise', string>>>
}

const isSituation = (name: string): name is Situation => Object.hasOwn(situations, name)

/** The names of all situations, in their order. */
export const situationNames: readonly Situation[] = Object.keys(situations).filter(isSituation)

const cellOf = ({ says, cells }: WrittenRow, name: Situation): string => {
  const group = Object.entries(groups).find(([, names]) => names.some((each) => each === name))?.[0]
  const [cell] = [name, group, 'otherwise'].flatMap(
    (each) => new Map(Object.entries(cells)).get(each ?? '') ?? [],
  )
  if (cell === undefined) throw new Error(`the row “${says}” has no outcome for “${name}”`)
  return cell
}

/** Returns a row with an outcome for each situation. */
export const completeRow = (row: WrittenRow): OutcomeRow => ({
  ...row,
  cells: Object.fromEntries(situationNames.map((name) => [name, cellOf(row, name)])) as OutcomeRow['cells'],
})
