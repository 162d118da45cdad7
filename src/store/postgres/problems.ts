import { Problem } from '../../problem.ts'

/** Returns the SQLSTATE or the code of Node of an error; undefined where it has none. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** Error codes (PostgreSQL, appendix A; Node) that a person can correct, by their beginning. */
const remedies: readonly (readonly [start: string, remedy: string])[] = [
  ['53100', 'The disk of the server is full: make room.'],
  [
    '53300',
    'The server has no connection left: raise max_connections, or lower `connections` of LENDWIRE_STORE.',
  ],
  ['25006', 'The server is a read-only replica: set LENDWIRE_STORE to the primary.'],
  ['28', 'The server refuses the user or password of LENDWIRE_STORE.'],
  ['3D000', 'Create the database, or set LENDWIRE_STORE.'],
  ['3F000', 'Create the schema, or set `schema` of LENDWIRE_STORE.'],
  ['42501', 'The role lacks a right: see docs/storage.md for the grants.'],
  ['57014', 'A statement took longer than `timeout` of LENDWIRE_STORE.'],
  ['ECONNREFUSED', 'Start PostgreSQL, or set LENDWIRE_STORE.'],
  ['ENOTFOUND', 'No such host: set LENDWIRE_STORE.'],
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
  const reason = error instanceof Error && error.message !== '' ? error.message : String(code ?? error)
  const remedy = remedies.find(([start]) => code?.startsWith(start))?.[1]
  return new Problem(
    isStatementFault(code) ? 'internal' : 'unavailable',
    `PostgreSQL: ${reason.replace(/\.$/, '')}.${remedy === undefined ? '' : ` ${remedy}`}`,
    { cause: error },
  )
}
