import type { components } from './openapi-types.ts'

/** The problem document with which the API refuses a call (RFC 9457). */
export type ProblemDocument = components['schemas']['Problem']

/** A call that the API refused or could not carry out. */
export class ApiError extends Error {
  /** The HTTP status. */
  readonly status: number
  /** The problem document; null where the answer was none, as from a proxy in between. */
  readonly problem: ProblemDocument | null
  /** The id by which the gateway's log names the call. */
  readonly requestId: string | null

  constructor(response: Pick<Response, 'status' | 'headers'>, problem: ProblemDocument | null) {
    super(problem?.detail ?? `The API answered with HTTP status ${response.status}.`)
    this.name = 'ApiError'
    this.status = response.status
    this.problem = problem
    this.requestId = response.headers.get('x-request-id')
  }
}

/** Returns whether this value is a problem document. */
export const isProblem = (value: unknown): value is ProblemDocument =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  'status' in value &&
  typeof value.status === 'number' &&
  'detail' in value &&
  typeof value.detail === 'string'

/** Reads the error of a response that is not a success. */
export const readApiError = async (response: Response): Promise<ApiError> => {
  const body: unknown = await response.json().catch(() => null)
  return new ApiError(response, isProblem(body) ? body : null)
}

type CallResult<Data> = {
  readonly data?: Data
  readonly error?: unknown
  readonly response: Response
}

/**
 * Waits for a call and returns its data.
 *
 * @param call what a method of the client returned, such as `client.GET('/v1/requests')`
 * @returns the data of the answer; undefined where it has no body
 * @throws ApiError where the API refused the call
 */
export const dataOf = async <Data>(call: Promise<CallResult<Data>>): Promise<Exclude<Data, undefined>> => {
  const { data, error, response } = await call
  if (!response.ok) throw new ApiError(response, isProblem(error) ? error : null)
  return data as Exclude<Data, undefined>
}
