import { z } from 'zod'
import { TimelineView } from '../../src/http/api/views/messages.ts'
import { RequestView } from '../../src/http/api/views/request-schemas.ts'

/** The library system in the demo, which calls the REST API, and the admin, who configures partners. */
export type Library = {
  readonly put: (path: string, body: unknown) => Promise<void>
  /** Makes a request, from an OpenURL where it holds one; gives its number. */
  readonly create: (input: object) => Promise<string>
  /** Gives a command as somebody: `staff:anna`, `patron:p-1`. */
  readonly command: (number: string, by: string, command: object) => Promise<void>
  readonly read: (number: string) => Promise<RequestView>
  readonly timeline: (number: string) => Promise<readonly TimelineView[]>
}

const Timeline = z.object({ items: z.array(TimelineView) })

/**
 * Speaks to a gateway as its admin.
 *
 * @param url the gateway's
 * @param key an API key of the role admin
 */
export const createLibrary = (url: string, key: string): Library => {
  const call = async (
    method: string,
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<unknown> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`)
    return JSON.parse(text)
  }
  return {
    put: async (path, body) => {
      await call('PUT', path, z.looseObject({}).parse(body))
    },
    create: async (input) => {
      const headers = { 'idempotency-key': crypto.randomUUID(), 'x-actor': 'staff:anna' }
      const path = 'openUrl' in input ? '/v1/requests/openurl' : '/v1/requests'
      return RequestView.parse(await call('POST', path, input, headers)).number
    },
    command: async (number, by, command) => {
      const headers = { 'idempotency-key': crypto.randomUUID(), 'x-actor': by }
      await call('POST', `/v1/requests/${number}/commands`, command, headers)
    },
    read: async (number) => RequestView.parse(await call('GET', `/v1/requests/${number}`)),
    timeline: async (number) => Timeline.parse(await call('GET', `/v1/requests/${number}/timeline`)).items,
  }
}
