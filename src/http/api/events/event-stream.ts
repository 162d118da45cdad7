import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { may } from '../../../accounts/principal.ts'
import type { Positions } from '../../../events/event-watcher.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import type { ApiEnv } from '../../auth/api-env.ts'
import { findPrincipal, requirePermission } from '../../auth/authenticate.ts'
import { type Answers, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'

type Deps = Pick<
  Services,
  'eventWatcher' | 'log' | 'now' | 'peerAddress' | 'publicUrl' | 'settings' | 'stopping' | 'store'
>

/** The time between two signs of life of a stream, in milliseconds. */
const signOfLifeEvery = 15_000
/** The milliseconds within which a stream ends after the key or session of its caller. */
const checkEvery = 2_000

/** The parameters of every feed: how many events one answer holds at most, and how many seconds it waits for the first. */
export const partOfFeed = {
  limit: z.coerce.number().int().min(1).max(1000).prefault(100).describe('The largest number of items.'),
  wait: z.coerce
    .number()
    .int()
    .min(0)
    .max(60)
    .prefault(0)
    .openapi({ type: 'integer', minimum: 0, maximum: 60 })
    .describe('How many seconds the call waits for something new.'),
}

/** A feed as a stream, for the OpenAPI document. */
const ServerSentEvents = z
  .string()
  .describe(
    'Server-sent events (HTML Standard, 9.2). Of each event, `event:` is its type, `id:` its cursor, and `data:` the event as JSON on one line, as it is in `items` of the JSON answer. A line that begins with a colon is a sign of life. The stream ends where the key or session ends, or the gateway stops.',
  )

/** Describes the answers of a feed of events: one page, or a stream. */
export const feedAnswers = (event: z.ZodType): Answers =>
  answers(
    {
      200: [
        'Events, and the cursor behind them, or a stream of events',
        z.object({
          items: z.array(event).describe('The items.'),
          nextCursor: z.string().describe('The cursor behind the last event: the next call begins there.'),
        }),
        { 'text/event-stream': ServerSentEvents },
      ],
    },
    ['forbidden', 'gone'],
  )

/** A part of a feed of events. */
export type StreamPart = {
  readonly items: readonly { readonly type: string; readonly cursor: string }[]
  readonly nextCursor: string
  /** The position up to which it has read in each log. */
  readonly positions: Positions
  /** True where there may be more at once. */
  readonly isFull: boolean
}

/** Reads the events behind a cursor. */
export type ReadPart = (cursor: string) => Promise<StreamPart>

/**
 * Streams events as server-sent events until the caller leaves, may read them no longer, or the process stops.
 *
 * @param openFeed what the caller reads: asked again all along, since rights and libraries change
 */
export const streamEvents = (
  services: Deps,
  context: Context<ApiEnv>,
  start: string,
  openFeed: () => Promise<ReadPart>,
): Response =>
  streamSSE(context, async (sse) => {
    const ended = new AbortController()
    sse.onAbort(() => ended.abort())
    const signal = AbortSignal.any([ended.signal, services.stopping])
    try {
      let read = await openFeed()
      let cursor = start
      let lastSign = Date.now()
      let lastCheck = lastSign
      while (!signal.aborted) {
        const { items, nextCursor, positions, isFull } = await read(cursor)
        if (items.length > 0 || Date.now() - lastCheck >= checkEvery) {
          const caller = await findPrincipal(services, context)
          if (caller === undefined || !may(caller, 'events:read')) return
          context.set('principal', caller)
          read = await openFeed()
          lastCheck = Date.now()
        }
        for (const item of items)
          await sse.writeSSE({ event: item.type, id: item.cursor, data: JSON.stringify(item) })
        cursor = nextCursor
        if (Date.now() - lastSign >= signOfLifeEvery) {
          await sse.write(': waiting\n\n')
          lastSign = Date.now()
        }
        if (!isFull) await services.eventWatcher.wait(positions, checkEvery, signal)
      }
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown'
      services.log({ level: 'error', message: 'A stream of events broke off', facts: { error: name } })
    }
  })

/** Refuses a caller whose key or session ended, or who lost the right, while the call waited. */
const refuseFormerCaller = async (services: Deps, context: Context<ApiEnv>): Promise<void> => {
  const caller = await findPrincipal(services, context)
  if (caller === undefined) throw new Problem('not_authenticated', reason('problem.key_or_session_needed'))
  context.set('principal', caller)
  requirePermission(context)
}

/**
 * Answers with the events behind a cursor; where there are none, it waits for some.
 *
 * @param seconds how long it waits at most
 */
export const answerWithEvents = async (
  services: Deps,
  context: Context<ApiEnv>,
  read: ReadPart,
  { start, seconds }: { readonly start: string; readonly seconds: number },
) => {
  const signal = AbortSignal.any([context.req.raw.signal, services.stopping])
  const end = Date.now() + seconds * 1000
  let hasWaited = false
  for (let after = start; ; ) {
    const { items, nextCursor, positions, isFull } = await read(after)
    const left = end - Date.now()
    if (items.length > 0 || left <= 0 || signal.aborted) {
      if (hasWaited) await refuseFormerCaller(services, context)
      return jsonResponse({ items, nextCursor })
    }
    after = nextCursor
    if (isFull) continue
    await services.eventWatcher.wait(positions, left, signal)
    hasWaited = true
  }
}

/** Returns whether the caller asks for server-sent events. */
export const asksForStream = (context: Context<ApiEnv>): boolean =>
  context.req.header('accept')?.includes('text/event-stream') === true
