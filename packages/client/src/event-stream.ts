import { EventSourceParserStream } from 'eventsource-parser/stream'
import { readApiError } from './api-error.ts'
import type { Fetch } from './fetch.ts'
import type { components, paths } from './openapi-types.ts'
import type { RetryPolicy, RetrySurroundings } from './retrying-fetch.ts'

/** An event of the API. */
export type ApiEvent = components['schemas']['Event']

/** Which events to follow, and from where. */
export type FollowOptions = Omit<
  NonNullable<paths['/v1/events']['get']['parameters']['query']>,
  'wait' | 'limit'
> & {
  /** Ends the stream. */
  readonly signal?: AbortSignal
}

/** The gateway sends a sign of life every 15 seconds: a stream that is silent for longer is dead. In milliseconds. */
const longestSilence = 45_000

/** Passes a stream on, and fails where nothing has arrived for too long. */
const failWhenSilent = (
  abort: () => void,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const restart = (): void => {
    clearTimeout(timer)
    timer = setTimeout(abort, longestSilence)
  }
  return new TransformStream({
    start: restart,
    transform: (chunk, controller) => {
      restart()
      controller.enqueue(chunk)
    },
    flush: () => clearTimeout(timer),
  })
}

/** Returns whether an answer does not change by asking again. */
const isFinal = (status: number): boolean => status >= 400 && status < 500 && status !== 429

/**
 * Returns the place behind the last event. It is read before the stream begins: where the first connection breaks, the
 * next one must not begin later.
 */
const findLatest = async (fetch: Fetch, url: string, signal: AbortSignal): Promise<string> => {
  const address = new URL(url, 'http://gateway.invalid')
  address.searchParams.set('cursor', 'latest')
  const response = await fetch(new Request(`${url.split('?')[0]}${address.search}`, { signal }))
  if (!response.ok) throw await readApiError(response)
  const { nextCursor } = JSON.parse(await response.text())
  return String(nextCursor)
}

/**
 * Follows the events of the API as a stream that does not end: where the connection breaks it is made again, and
 * goes on behind the last event (`Last-Event-ID`), so that no event is missed or repeated.
 *
 * @param fetch sends one request
 * @param url the address of `/v1/events` with the query of the options
 * @param cursor where to begin: behind this event, or `latest` for what comes from now on
 * @param signal ends the stream
 * @throws ApiError where the API refuses, as with 401 after the session ended, or 410 where the cursor does not fit
 */
export async function* followEvents(
  fetch: Fetch,
  url: string,
  cursor: string | undefined,
  signal: AbortSignal,
  policy: RetryPolicy,
  { wait, random }: RetrySurroundings,
): AsyncGenerator<ApiEvent, void, undefined> {
  let last = cursor === 'latest' ? await findLatest(fetch, url, signal) : cursor
  for (let failures = 0; !signal.aborted; failures += 1) {
    const connection = new AbortController()
    const headers = {
      accept: 'text/event-stream',
      ...(last === undefined ? {} : { 'last-event-id': last }),
    }
    try {
      const response = await fetch(
        new Request(url, { headers, signal: AbortSignal.any([signal, connection.signal]) }),
      )
      if (isFinal(response.status)) throw await readApiError(response)
      if (response.ok && response.body !== null) {
        const messages = response.body
          .pipeThrough(failWhenSilent(() => connection.abort()))
          .pipeThrough(new TextDecoderStream())
          .pipeThrough(new EventSourceParserStream())
          .getReader()
        for (;;) {
          const { done, value } = await messages.read()
          if (done) break
          failures = 0
          if (value.id !== undefined) last = value.id
          yield JSON.parse(value.data)
        }
      } else await response.body?.cancel()
    } catch (error) {
      if (error instanceof Error && error.name === 'ApiError') throw error
      if (signal.aborted) return
    } finally {
      connection.abort()
    }
    const pause = random() * Math.min(policy.longestWait, policy.firstWait * 2 ** Math.min(failures, 20))
    await wait(pause, signal).catch(() => undefined)
  }
}
