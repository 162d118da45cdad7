import { readStatement, type Statement } from './holdings-statement.ts'
import type { Extent } from './locate.ts'

/** The limits of reading the holdings statements of one catalogue answer. */
export type ReadingBudget = {
  /** The maximum number of statements that are read, repeated ones included. */
  readonly statements: number
  /** Characters of statements and notes. */
  readonly characters: number
  readonly milliseconds: number
}

/** More than any catalogue answers with for fifty records. */
const usualBudget: ReadingBudget = { statements: 20_000, characters: 500_000, milliseconds: 1_000 }

/** Reads a statement; undefined where it is not understood, or where the budget is used up. */
export type StatementReader = (extent: Extent) => Statement | undefined

/**
 * Creates a reader for the statements of one catalogue answer. It reads each extent once and stops when the budget is
 * used up, so that no answer holds the process: what it has not read is uncertain.
 *
 * @param now gives milliseconds on a clock that does not jump
 */
export const createStatementReader = (
  budget: ReadingBudget = usualBudget,
  now: () => number = () => performance.now(),
): StatementReader => {
  const end = now() + budget.milliseconds
  const results = new Map<Extent, Statement | undefined>()
  let statements = 0
  let characters = 0
  return (extent) => {
    statements += 1
    if (statements > budget.statements) return undefined
    if (results.has(extent)) return results.get(extent)
    characters += [extent.text, ...(extent.notes ?? [])].reduce((sum, { length }) => sum + length, 0)
    if (characters > budget.characters || now() > end) return undefined
    const statement = readStatement(extent.text, extent.notes)
    results.set(extent, statement)
    return statement
  }
}
