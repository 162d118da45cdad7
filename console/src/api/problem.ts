/** The kind of a failed call: what the gateway answered, or `no_connection` if it could not be reached. */
export type ProblemKind =
  | 'invalid_input'
  | 'not_authenticated'
  | 'forbidden'
  | 'not_found'
  | 'not_allowed_now'
  | 'conflict'
  | 'precondition_failed'
  | 'rate_limited'
  | 'unavailable'
  | 'no_connection'
  | 'other'

export type Fault = { readonly path: string; readonly message: string }

/** The error that every failed call throws. */
export class ApiProblem extends Error {
  readonly kind: ProblemKind
  readonly faults: readonly Fault[]
  /** Further members of the problem document (RFC 9457). */
  readonly facts: Readonly<Record<string, unknown>>

  constructor(
    kind: ProblemKind,
    message: string,
    faults: readonly Fault[] = [],
    facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.kind = kind
    this.faults = faults
    this.facts = facts
  }
}

const kinds: Readonly<Record<number, ProblemKind>> = {
  400: 'invalid_input',
  401: 'not_authenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  412: 'precondition_failed',
  429: 'rate_limited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const readFaults = (value: unknown): readonly Fault[] =>
  Array.isArray(value)
    ? value.flatMap((each: unknown) =>
        isRecord(each) && typeof each.path === 'string' && typeof each.text === 'string'
          ? [{ path: each.path, message: each.text }]
          : [],
      )
    : []

/** Reads the problem document of a refused call; an answer without one becomes a problem by its status. */
export const problemOf = (status: number, body: unknown): ApiProblem => {
  const document = isRecord(body) ? body : {}
  const type = typeof document.type === 'string' ? document.type : ''
  const kind = type === '/problems/not-allowed-now' ? 'not_allowed_now' : (kinds[status] ?? 'other')
  const detail = typeof document.detail === 'string' ? document.detail : ''
  return new ApiProblem(kind, detail, readFaults(document.faults), document)
}

/** Returns the problem in whatever was thrown. */
export const toProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : new ApiProblem('other', error instanceof Error ? error.message : '')
