import type { z } from 'zod'
import { RequestView } from '../../src/http/api/views/request-schemas.ts'
import { adminKey, until } from '../support/gateway.ts'

/** Calls the API of a Worker as its admin. */
export type Client = {
  readonly call: (method: string, path: string, body?: unknown) => Promise<Response>
  /** Calls, and must be answered 2xx. */
  readonly api: (method: string, path: string, body?: unknown) => Promise<unknown>
  /** Reads what must be of a shape. */
  readonly read: <Shape extends z.ZodType>(path: string, shape: Shape) => Promise<z.infer<Shape>>
  /** Makes a request; gives its number. */
  readonly create: (request: object) => Promise<string>
  readonly command: (number: string, type: string) => Promise<unknown>
  readonly statusOf: (number: string) => Promise<string>
  readonly becomes: (number: string, status: string) => Promise<unknown>
}

/** Makes a client of the Worker that has a URL by the time of the first call. */
export const createClient = (url: () => string): Client => {
  const call: Client['call'] = (method, path, body) =>
    fetch(`${url()}${path}`, {
      method,
      headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const api: Client['api'] = async (method, path, body) => {
    const response = await call(method, path, body)
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
  const read: Client['read'] = async (path, shape) => shape.parse(await api('GET', path))
  const statusOf = async (number: string) => (await read(`/v1/requests/${number}`, RequestView)).status
  return {
    call,
    api,
    read,
    create: async (request) => RequestView.parse(await api('POST', '/v1/requests', request)).number,
    command: (number, type) => api('POST', `/v1/requests/${number}/commands`, { type }),
    statusOf,
    becomes: (number, status) => until(status, async () => (await statusOf(number)) === status),
  }
}
