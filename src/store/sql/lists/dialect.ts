import type { RequestFilters } from '../../ports/request-lists.ts'
import type { Token } from '../request-tokens.ts'
import type { SqlValue } from '../transaction.ts'

/** A value of a parameter. Only PostgreSQL takes lists. */
export type Parameter = SqlValue | readonly string[]

/** A statement with its parameters. */
export type Statement = { readonly sql: string; readonly values: readonly Parameter[] }

/** A query of several statements: it yields each, gets its rows, and returns what they say. */
export type Steps<Result> = Generator<Statement, Result, readonly unknown[]>

/** Where both databases write the same differently. */
export type Dialect = {
  /** The name of the parameter of a place, from 1. */
  readonly parameter: (place: number) => string
  /** A list as a parameter. */
  readonly list: (values: readonly string[]) => Parameter
  /** Whether a column is one of the values of a list parameter. */
  readonly isAmong: (column: string, list: string) => string
  /** Whether a column that holds a list shares a value with a list parameter. */
  readonly shares: (column: string, list: string) => string
  /** Reads a column that holds a list. */
  readonly parseList: (column: unknown) => readonly string[]
  /**
   * Writes the filters that the index of words answers: the value of the condition `words`.
   *
   * @returns undefined where no filter needs the index; null where a search holds no word, so that nothing is found
   */
  readonly searchQuery: (
    filters: RequestFilters,
    more: readonly (readonly Token[])[],
  ) => string | null | undefined
  /** The join of the index of words to `request_list`, and its condition for a parameter. */
  readonly words: { readonly join: string; readonly matches: (parameter: string) => string }
  /**
   * Counts the rows of a table expression in several groupings at once. Each row of the result has `part` (the place of its
   * grouping), `missed`, the columns of that grouping and `requests`.
   */
  readonly countGroups: (from: string, groupings: readonly (readonly string[])[]) => string
}

/** Collects the parameters of a statement; a value that comes again has the same place. */
export const createBinder = ({ parameter, list }: Dialect) => {
  const values: Parameter[] = []
  const bind = (value: Parameter): string => {
    const known = values.indexOf(value)
    return parameter(known >= 0 ? known + 1 : values.push(value))
  }
  return {
    values: values as readonly Parameter[],
    bind,
    bindList: (all: readonly string[]) => bind(list(all)),
  }
}
export type Binder = ReturnType<typeof createBinder>
