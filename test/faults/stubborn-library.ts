import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { TimelineView } from '../../src/http/api/views/messages.ts'
import { RequestView } from '../../src/http/api/views/request-schemas.ts'
import { adminKey } from '../support/gateway.ts'

const Timeline = z.object({ items: z.array(TimelineView) })

/** An acknowledged call: what was sent under which idempotency key, and what was answered. */
export type Acknowledged = {
  readonly path: string
  readonly key: string
  readonly body: unknown
  readonly status: number
  readonly answer: unknown
}

/** A library system that repeats a call, under the same idempotency key, until it is answered. */
export type StubbornLibrary = {
  readonly put: (path: string, body: unknown) => Promise<void>
  readonly post: (path: string, body: unknown) => Promise<Acknowledged>
  readonly get: (path: string) => Promise<unknown>
  readonly read: (number: string) => Promise<RequestView>
  readonly timeline: (number: string) => Promise<readonly TimelineView[]>
  /** Sends an acknowledged call once more. */
  readonly repeat: (call: Acknowledged) => Promise<Acknowledged>
  readonly acknowledged: readonly Acknowledged[]
}

/**
 * Makes one. A call that is answered with an error that is not passing is thrown.
 *
 * @param urls the gateways that it calls, by turns
 * @param signal ends its patience
 */
export const createStubbornLibrary = (urls: readonly string[], signal: AbortSignal): StubbornLibrary => {
  const acknowledged: Acknowledged[] = []
  let turn = 0

  const attempt = async (method: string, path: string, body: unknown, key: string | undefined) => {
    turn += 1
    try {
      const response = await fetch(`${urls[turn % urls.length]}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${adminKey}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { status: response.status, text: await response.text() }
    } catch {
      // Nobody listens, or it died before it had answered.
      return undefined
    }
  }
  const call = async (method: string, path: string, body?: unknown, key?: string) => {
    for (;;) {
      const answer = await attempt(method, path, body, key)
      if (answer !== undefined && answer.status < 300) return { ...answer, json: parse(answer.text) }
      const isPassing = answer === undefined || answer.status === 503 || isConflict(answer.text)
      if (!isPassing) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
      await wait(20, undefined, { signal })
    }
  }
  const postUnder = async (path: string, body: unknown, key: string): Promise<Acknowledged> => {
    const { status, json } = await call('POST', path, body, key)
    return { path, key, body, status, answer: json }
  }
  const get = async (path: string): Promise<unknown> => (await call('GET', path)).json

  return {
    acknowledged,
    put: async (path, body) => {
      await call('PUT', path, body)
    },
    post: async (path, body) => {
      const answered = await postUnder(path, body, crypto.randomUUID())
      acknowledged.push(answered)
      return answered
    },
    repeat: ({ path, body, key }) => postUnder(path, body, key),
    get,
    read: async (number) => RequestView.parse(await get(`/v1/requests/${number}`)),
    timeline: async (number) => Timeline.parse(await get(`/v1/requests/${number}/timeline`)).items,
  }
}

const parse = (text: string): unknown => (text === '' ? undefined : JSON.parse(text))

const isConflict = (text: string): boolean => text.includes('/problems/conflict')
