import { Problem } from '../../problem.ts'
import { type KeysOf, reason } from '../../translations/reason.ts'

/** Returns the SQLSTATE or the code of Node of an error; undefined where it has none. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** Error codes (PostgreSQL, appendix A; Node) that a person can correct, by their beginning. */
const remedies: readonly (readonly [start: string, remedy: KeysOf<'postgres'>])[] = [
  ['53100', 'postgres.disk_full'],
  ['53300', 'postgres.no_connection_left'],
  ['25006', 'postgres.read_only_replica'],
  ['28', 'postgres.login_refused'],
  ['3D000', 'postgres.no_database'],
  ['3F000', 'postgres.no_schema'],
  ['42501', 'postgres.right_missing'],
  ['57014', 'postgres.too_slow'],
  ['ECONNREFUSED', 'postgres.not_running'],
  ['ENOTFOUND', 'postgres.no_host'],
]

/** The classes of SQLSTATE that say that a statement is wrong, and not the server: data, and constraints. */
const isStatementFault = (code: string | undefined): boolean => code !== undefined && /^(22|23)/.test(code)

/** Classes that say that the server, or the way to it, went away: whether a statement was done is unknown. */
const isLossCode = (code: string): boolean => /^(08|57P)/.test(code) || !/^[0-9A-Z]{5}$/.test(code)

/** Returns whether an error leaves unknown whether a statement was done. */
export const isConnectionLost = (error: unknown): boolean => {
  const code = errorCode(error)
  return code === undefined || isLossCode(code)
}

/** Returns whether a statement was rolled back because of another one, and may be done again at once. */
export const isRepeatable = (error: unknown): boolean => /^40/.test(errorCode(error) ?? '')

/** Turns what the driver threw into a `Problem`: `unavailable` but for faults of a statement, which are `internal`. */
export const databaseProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error
  const code = errorCode(error)
  const detail = (
    error instanceof Error && error.message !== '' ? error.message : String(code ?? error)
  ).replace(/\.$/, '')
  const remedy = remedies.find(([start]) => code?.startsWith(start))?.[1]
  return new Problem(
    isStatementFault(code) ? 'internal' : 'unavailable',
    remedy === undefined
      ? reason('store.postgres_failed', { detail })
      : reason('store.postgres_failed_with_remedy', { detail, remedy: reason(remedy) }),
    { cause: error },
  )
}
