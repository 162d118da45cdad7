import type { SqlValue } from './transaction.ts'

/** A value of a parameter. Only PostgreSQL takes lists. */
export type Parameter = SqlValue | readonly string[]

/** A statement with its parameters, which it names by their places: `?1`, `?2`. */
export type Statement = { readonly sql: string; readonly values: readonly Parameter[] }

/** An operation of several statements: it yields each, gets its rows, and returns what they say. */
export type Steps<Result> = Generator<Statement, Result, readonly unknown[]>

/** Operations as functions that run, in place of those that say what is to be run. */
type Running<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (...args: infer Args) => Steps<infer Result>
    ? (...args: Args) => Promise<Result>
    : never
}

/** Makes functions of operations, each of which runs its statements by `run`. */
export const runningOperations = <
  const Operations extends Readonly<Record<string, (...args: never) => Steps<unknown>>>,
>(
  operations: Operations,
  run: <Result>(steps: Steps<Result>) => Promise<Result>,
): Running<Operations> =>
  Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (...args: readonly unknown[]) => run(Reflect.apply(operation, undefined, args)),
    ]),
  ) as Running<Operations>
