import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { librariesFilter } from '../../../accounts/principal.ts'
import { LibraryCode, PartnerCode, RequestNumber } from '../../../borrowing/values.ts'
import type { ApiEnv } from '../../auth/api-env.ts'
import type { ApiApp } from '../../openapi/routes.ts'
import type { Services } from '../../services.ts'
import { librariesParameter, valuesOf } from '../lists/list-page.ts'
import { CursorText, type Feed, latest, StartText } from './event-cursor.ts'
import { findLatest, readFeed } from './event-feed.ts'
import {
  answerWithEvents,
  asksForStream,
  feedAnswers,
  partOfFeed,
  type ReadPart,
  streamEvents,
} from './event-stream.ts'
import { EventTypeView, EventView } from './event-view.ts'

type Deps = Pick<
  Services,
  'eventWatcher' | 'log' | 'now' | 'peerAddress' | 'publicUrl' | 'settings' | 'stopping' | 'store'
>

const list = createRoute({
  method: 'get',
  path: '/v1/events',
  operationId: 'listEvents',
  tags: ['Events'],
  summary: 'Read events, in order',
  description: `Start without \`cursor\`, then send each \`nextCursor\` as \`cursor\`: no event is missed or repeated. \`latest\` is the
place behind the last event. With \`wait\` the call waits that many seconds for something new. With
\`Accept: text/event-stream\` they come as server-sent events, each with its type as name and its cursor as id;
\`Last-Event-ID\` goes on from there. With filters a page may be short, or empty: nothing more is there when \`nextCursor\` is
the \`cursor\` that was sent. A cursor that does not fit what is stored, as after a restore from a backup, is refused with 410.
Several libraries are merged by time. Events hold no personal data but the id of the patron.`,
  request: {
    query: z.object({
      library: librariesParameter,
      type: valuesOf(EventTypeView).describe('Only of these types.'),
      partner: valuesOf(PartnerCode).describe('Only of these partners.'),
      request: valuesOf(RequestNumber).describe('Only of these requests.'),
      cursor: StartText.optional().describe('Where the page begins: `nextCursor` of the page before.'),
      ...partOfFeed,
    }),
    headers: z.object({
      'Last-Event-ID': CursorText.optional().describe(
        'The cursor of the last event that was handled: the stream goes on behind it.',
      ),
    }),
  },
  responses: feedAnswers(EventView),
})

/** Adds the feed of events: as a list, waiting for the next ones, and as a stream. */
export const addEvents = (app: ApiApp, services: Deps): void => {
  const { store } = services

  const feedOf = async (
    context: Context<ApiEnv>,
    requested: readonly LibraryCode[] | undefined,
  ): Promise<Feed> => {
    const { library, libraries } = librariesFilter(context.var.principal, requested)
    if (library !== null) return { kind: 'one', library }
    if (libraries !== undefined) return { kind: 'several', libraries }
    const documents = await store.listDocuments('library')
    return { kind: 'several', libraries: documents.map(({ key }) => LibraryCode.parse(key)) }
  }

  app.openapi(list, async (context) => {
    const {
      library,
      cursor: startCursor = '',
      limit,
      wait,
      type,
      partner,
      request,
    } = context.req.valid('query')
    const filter = { types: type, partners: partner, requests: request }
    const openFeed = async (): Promise<ReadPart> => {
      const feed = await feedOf(context, library)
      return (cursor) => readFeed(store, feed, cursor, limit, filter)
    }
    const feed = await feedOf(context, library)
    const start = startCursor === latest ? await findLatest(store, feed) : startCursor
    if (!asksForStream(context))
      return answerWithEvents(services, context, await openFeed(), { start, seconds: wait })
    const last = context.req.valid('header')['Last-Event-ID'] ?? start
    await readFeed(store, feed, last, 1)
    return streamEvents(services, context, last, openFeed)
  })
}
