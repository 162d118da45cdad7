import { ReasonError } from '../translations/reason-error.ts'
import type { Transport } from './transport.ts'

/** A call as libraries hand it over that speak HTTP themselves, such as `openid-client`. */
type Call = {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A `fetch` that follows no redirect. It rejects where no answer came. */
export type Fetch = (url: string, call: Call) => Promise<Response>

const readMethod = (method: string): 'GET' | 'POST' => {
  if (method === 'GET' || method === 'POST') return method
  throw new TypeError(`${method} is not sent here: only GET and POST are.`)
}

/**
 * Makes a `fetch` over the gateway's own wire: its calls reach private networks only where that is allowed, also by a name
 * that changes its address, and an answer has a limit in size.
 *
 * @param network whether the URLs may lead into private, loopback or link-local networks
 * @param timeout milliseconds until a call is given up
 */
export const createFetch =
  (
    transport: Pick<Transport, 'dispatch'>,
    { allowPrivateNetwork }: { readonly allowPrivateNetwork: boolean },
    timeout = 20_000,
  ): Fetch =>
  async (url, { method, headers, body }) => {
    const result = await transport.dispatch({
      kind: 'http',
      method: readMethod(method),
      url,
      headers,
      body: body === undefined || body === null ? '' : String(body),
      timeout,
      allowPrivateNetwork,
    })
    if (result.kind !== 'answered')
      throw 'reason' in result ? new ReasonError(result.reason) : new TypeError('no answer came')
    const { status, contentType, location, body: bytes } = result.answer
    const hasBody = status !== 204 && status !== 205 && status !== 304
    return new Response(hasBody ? new Uint8Array(bytes) : null, {
      status,
      headers: { 'content-type': contentType, ...(location === undefined ? {} : { location }) },
    })
  }
