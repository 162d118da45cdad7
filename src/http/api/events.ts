import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { LibraryCode, PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import type { EventFilter } from '../../events/read-events.ts'
import { findPrincipal } from '../auth/authenticate.ts'
import { type ApiEnv, libraryFilter, may } from '../auth/principal.ts'
import { listOf } from '../input/query-lists.ts'
import { type ApiApp, answers } from '../openapi/routes.ts'
import { jsonResponse } from '../responses/json-response.ts'
import type { Services } from '../services.ts'
import { CursorText, type Feed, latest, StartText } from './event-cursor.ts'
import { findLatest, readFeed } from './event-feed.ts'
import { EventTypeView, EventView } from './event-view.ts'

/** How long between two signs of life of a stream, in milliseconds. */
const signOfLifeEvery = 15_000
/** A stream ends within so many milliseconds after the key or session of its caller has ended. */
const checkEvery = 2_000

const list = createRoute({
  method: 'get',
  path: '/v1/events',
  operationId: 'listEvents',
  tags: ['Events'],
  summary: 'Read events, in order',
  description: `Start without \`cursor\`, then send each \`nextCursor\` as \`cursor\`: no event is missed or repeated.
\`latest\` as \`cursor\` stands behind the last event: \`nextCursor\` then begins with what comes from now on.
With \`wait\` the call waits that many seconds for something new. With \`Accept: text/event-stream\` the events come as a
stream of server-sent events, each with its type as event name and its cursor as id; \`Last-Event-ID\` goes on from there.
With filters a page may be short, or empty, although more follows: go on with \`nextCursor\`.
A cursor that does not fit what is stored, as after the store was restored from a backup, is refused with 410.
An admin reads one \`library\`, or without it all of them, merged by time; such a cursor has a place for each library.
Events hold no personal data but the id of the patron.`,
  request: {
    query: z.object({
      library: LibraryCode.optional(),
      type: listOf(EventTypeView).optional(),
      partner: PartnerCode.optional(),
      request: RequestNumber.optional(),
      cursor: StartText.optional(),
      limit: z.coerce.number('a whole number').int().min(1).max(1000).prefault(100),
      wait: z.coerce
        .number('a whole number of seconds')
        .int()
        .min(0)
        .max(60)
        .prefault(0)
        .openapi({ type: 'integer', minimum: 0, maximum: 60 }),
    }),
    headers: z.object({ 'Last-Event-ID': CursorText.optional() }),
  },
  responses: answers(
    {
      200: [
        'Events, and the cursor behind them',
        z.object({ items: z.array(EventView), nextCursor: z.string() }),
      ],
    },
    ['forbidden', 'gone'],
  ),
})

/** Adds the feed of events: as a list, waiting for the next ones, and as a stream. */
export const addEvents = (app: ApiApp, services: Services): void => {
  const { store, stopping, eventWatcher } = services

  const feedOf = async (context: Context<ApiEnv>, asked: LibraryCode | undefined): Promise<Feed> => {
    const library = libraryFilter(context.var.principal, asked)
    if (library !== null) return { kind: 'one', library }
    const documents = await store.listDocuments('library')
    return { kind: 'several', libraries: documents.map(({ key }) => LibraryCode.parse(key)) }
  }

  const stream = (
    context: Context<ApiEnv>,
    findFeed: () => Promise<Feed>,
    after: string,
    limit: number,
    filter: EventFilter,
  ): Response =>
    streamSSE(context, async (sse) => {
      const ended = new AbortController()
      sse.onAbort(() => ended.abort())
      const signal = AbortSignal.any([ended.signal, stopping])
      try {
        let feed = await findFeed()
        let cursor = after
        let lastSign = Date.now()
        let lastCheck = lastSign
        while (!signal.aborted) {
          const { items, nextCursor, positions, isFull } = await readFeed(store, feed, cursor, limit, filter)
          for (const item of items) {
            await sse.writeSSE({ event: item.type, id: item.cursor, data: JSON.stringify(item) })
          }
          cursor = nextCursor
          if (Date.now() - lastCheck >= checkEvery) {
            const caller = await findPrincipal(services, context)
            if (caller === undefined || !may(caller, 'events:read')) return
            context.set('principal', caller)
            feed = await findFeed()
            lastCheck = Date.now()
          }
          if (Date.now() - lastSign >= signOfLifeEvery) {
            await sse.write(': waiting\n\n')
            lastSign = Date.now()
          }
          if (!isFull) await eventWatcher.wait(positions, checkEvery, signal)
        }
      } catch (error) {
        const name = error instanceof Error ? error.name : 'unknown'
        services.log({ level: 'error', message: 'A stream of events broke off', facts: { error: name } })
      }
    })

  app.openapi(list, async (context) => {
    const { library, cursor: asked = '', limit, wait, type, partner, request } = context.req.valid('query')
    const filter = { types: type, partner, request }
    const feed = await feedOf(context, library)
    const cursor = asked === latest ? await findLatest(store, feed) : asked
    if (context.req.header('accept')?.includes('text/event-stream')) {
      const start = context.req.valid('header')['Last-Event-ID'] ?? cursor
      await readFeed(store, feed, start, 1)
      return stream(context, () => feedOf(context, library), start, limit, filter)
    }
    const signal = AbortSignal.any([context.req.raw.signal, stopping])
    const end = Date.now() + wait * 1000
    for (let after = cursor; ; ) {
      const { items, nextCursor, positions, isFull } = await readFeed(store, feed, after, limit, filter)
      const left = end - Date.now()
      if (items.length > 0 || left <= 0 || signal.aborted) return jsonResponse({ items, nextCursor })
      after = nextCursor
      if (!isFull) await eventWatcher.wait(positions, left, signal)
    }
  })
}
