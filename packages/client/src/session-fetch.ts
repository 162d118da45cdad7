import type { Fetch } from './fetch.ts'

const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS']
const sessionPath = '/v1/session'
/** Calls that are made before anybody has signed in. */
const openPaths: readonly string[] = [sessionPath, '/v1/passwords', '/v1/password-resets']

const pathOf = (request: Request): string => {
  const { pathname } = new URL(request.url)
  return pathname.slice(Math.max(0, pathname.lastIndexOf('/v1/')))
}

const readToken = async (response: Response): Promise<string | undefined> => {
  const body: unknown = await response.json().catch(() => null)
  if (typeof body !== 'object' || body === null || !('csrfToken' in body)) return undefined
  return typeof body.csrfToken === 'string' ? body.csrfToken : undefined
}

/**
 * Adds the CSRF token of a cookie session to calls that change data. The token is read from the answers of
 * `/v1/session`, which is asked before the first such call, and again where the token was refused because the person
 * has signed in again meanwhile.
 *
 * @param next sends a request with the browser's cookies
 */
export const sessionFetch = (next: Fetch): Fetch => {
  let token: string | undefined

  const readSession = async (request: Request): Promise<string | undefined> => {
    const url = new URL(request.url)
    url.pathname = url.pathname.slice(0, url.pathname.lastIndexOf('/v1/')) + sessionPath
    url.search = ''
    const response = await next(
      new Request(url, { credentials: request.credentials, signal: request.signal }),
    )
    return response.ok ? readToken(response) : undefined
  }

  const send = (request: Request): Promise<Response> => {
    const copy = request.clone()
    if (token !== undefined) copy.headers.set('x-csrf-token', token)
    return next(copy)
  }

  return async (request) => {
    const path = pathOf(request)
    if (path === sessionPath && request.method !== 'DELETE') {
      const response = await next(request)
      token = response.ok ? await readToken(response.clone()) : undefined
      return response
    }
    const isOpen = openPaths.includes(path) && request.method === 'POST'
    if (safeMethods.includes(request.method) || isOpen) return next(request)
    token ??= await readSession(request)
    const response = await send(request)
    if (response.status !== 403) return response
    const present = await readSession(request)
    if (present === undefined || present === token) return response
    await response.body?.cancel()
    token = present
    return send(request)
  }
}
