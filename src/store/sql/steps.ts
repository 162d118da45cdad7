import type { z } from 'zod'
import { mapRecord } from '../../typed-records.ts'
import { parseAllStored } from '../policy/parse-stored.ts'

/** A value that both databases store. */
export type SqlValue = string | number | Uint8Array | null

/** A value of a parameter. Only PostgreSQL takes lists. */
export type Parameter = SqlValue | readonly string[]

/** A statement with its parameters, which it names by their places: `?1`, `?2`. */
export type Statement = { readonly sql: string; readonly values: readonly Parameter[] }

/** An operation of several statements: it yields each, gets its rows, and returns what they say. */
export type Steps<Result> = Generator<Statement, Result, readonly unknown[]>

/**
 * Reads the rows of a statement.
 *
 * @param what the name for error messages, such as `request`
 * @throws Problem `unavailable` if a row does not match
 */
export function* rowsOf<Schema extends z.ZodType>(
  what: string,
  schema: Schema,
  sql: string,
  ...values: readonly Parameter[]
): Steps<readonly z.output<Schema>[]> {
  return parseAllStored(what, schema, yield { sql, values })
}

/** Reads the first row of a statement as `rowsOf` does; null where there is none. */
export function* firstRow<Schema extends z.ZodType>(
  ...asked: [what: string, schema: Schema, sql: string, ...values: readonly Parameter[]]
): Steps<z.output<Schema> | null> {
  return (yield* rowsOf(...asked))[0] ?? null
}

type Operations = Readonly<Record<string, (...args: never) => Steps<unknown>>>

/** Operations as functions that run, in place of those that say what is to be run. */
type Running<Of> = {
  readonly [Name in keyof Of]: Of[Name] extends (...args: infer Args) => Steps<infer Result>
    ? (...args: Args) => Promise<Result>
    : never
}

/** Makes functions of operations, each of which runs its statements by `run`. */
export const runningOperations = <const Of extends Operations>(
  operations: Of,
  run: <Result>(steps: Steps<Result>) => Promise<Result>,
): Running<Of> =>
  mapRecord(
    operations,
    (operation) =>
      (...args: readonly unknown[]) =>
        run(Reflect.apply(operation, undefined, args)),
  ) as Running<Of>
