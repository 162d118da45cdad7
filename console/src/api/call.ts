import { ApiProblem, problemOf } from './problem.ts'

export type CallOptions = {
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** Calls the API with the cookie of the session. It throws `ApiProblem`. */
export type Call = (method: string, path: string, options?: CallOptions) => Promise<Response>

const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD'

const addressOf = (path: string, query: CallOptions['query'] = {}): string => {
  const parameters = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return parameters.length === 0 ? path : `${path}?${new URLSearchParams(parameters)}`
}

/**
 * Makes the function that calls the API.
 *
 * @param csrfToken gives the token of the session, which calls that change something send
 */
export const createCall =
  (csrfToken: () => string | undefined): Call =>
  async (method, path, { query, body, headers = {}, signal } = {}) => {
    const token = csrfToken()
    let response: Response
    try {
      response = await fetch(addressOf(path, query), {
        method,
        credentials: 'same-origin',
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(isSafe(method) || token === undefined ? {} : { 'x-csrf-token': token }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      })
    } catch (error) {
      if (signal?.aborted === true) throw error
      throw new ApiProblem('no_connection', '')
    }
    if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined))
    return response
  }
