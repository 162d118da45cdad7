/** Every kind of refusal, as a closed set. Edges map a code to their own words (HTTP status, ISO 18626 errorType, NCIP Problem). */
export type ProblemCode =
  | 'invalid_input'
  | 'not_authenticated'
  | 'forbidden'
  | 'not_found'
  /** It was there, or elsewhere, and does not come back under this name. */
  | 'gone'
  | 'not_allowed_now'
  | 'conflict'
  /** The caller named a state (`If-Match`) that is not the present one. */
  | 'precondition_failed'
  | 'too_large'
  | 'unsupported_media_type'
  | 'idempotency_mismatch'
  | 'rate_limited'
  | 'unavailable'
  /** A stored configuration document cannot be read; `facts.document` names it. */
  | 'document_fault'
  | 'internal'

/** One thing that is wrong, and where: a path into the input such as `citation/title`. */
export type Fault = { readonly path: string; readonly message: string }

/** Returns a fault in one line; what is about the whole input names no place. */
export const faultLine = ({ path, message }: Fault): string => (path === '' ? message : `${path}: ${message}`)

/**
 * Returns a text as an answer repeats it: what came in has no bound, an answer has.
 *
 * @param longest how many characters it has at most
 */
export const shortened = (text: string, longest = 200): string =>
  text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text

/**
 * The one error type of lendwire. `message` says what was wrong and what to do, in words for the person who reads it; it
 * holds no secret and no patron data. `facts` are extra members for the answer, such as the commands allowed now.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly faults: readonly Fault[]
  readonly facts: Readonly<Record<string, unknown>>

  constructor(
    code: ProblemCode,
    message: string,
    more: { faults?: readonly Fault[]; facts?: Readonly<Record<string, unknown>>; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? {} : { cause: more.cause })
    this.name = 'Problem'
    this.code = code
    this.faults = more.faults ?? []
    this.facts = more.facts ?? {}
  }
}
