import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { PartnerCode } from '../../../borrowing/values.ts'
import { allGatewayEventTypes, gatewayEventSchemas } from '../../../events/gateway-event.ts'
import { type GatewayEventType, gatewayEventTypes } from '../../../events/gateway-event-types.ts'
import {
  findLatestGatewayEvent,
  gatewayCursorPattern,
  readGatewayEvents,
} from '../../../events/read-gateway-events.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import type { ApiEnv } from '../../auth/api-env.ts'
import type { ApiApp } from '../../openapi/routes.ts'
import type { Services } from '../../services.ts'
import { valuesOf } from '../lists/list-page.ts'
import { latest } from './event-cursor.ts'
import {
  answerWithEvents,
  asksForStream,
  feedAnswers,
  partOfFeed,
  type ReadPart,
  streamEvents,
} from './event-stream.ts'

type Deps = Pick<
  Services,
  'audit' | 'eventWatcher' | 'log' | 'now' | 'peerAddress' | 'publicUrl' | 'settings' | 'stopping' | 'store'
>

const named = <Type extends GatewayEventType>(type: Type) =>
  gatewayEventSchemas[type].openapi(
    `Event${type.replace(/(^|[._])([a-z])/g, (_all, _before, letter: string) => letter.toUpperCase())}`,
    { description: gatewayEventTypes[type] },
  )

/** An event of the gateway, by its type. */
const GatewayEventView = z
  .discriminatedUnion('type', [
    named('partner.paused'),
    named('partner.recovered'),
    named('partner.changed'),
    named('webhook.paused'),
    named('configuration.changed'),
  ])
  .openapi('GatewayEvent')

const GatewayEventTypeView = z.enum(allGatewayEventTypes).openapi('GatewayEventType', {
  description: `What happened: ${Object.entries(gatewayEventTypes)
    .map(([type, meaning]) => `\`${type}\`: ${meaning}`)
    .join(' ')}`,
})

const CursorText = z.string().max(40).regex(gatewayCursorPattern, schemaMessage('fault.feed_cursor'))

const list = createRoute({
  method: 'get',
  path: '/v1/gateway-events',
  operationId: 'listGatewayEvents',
  tags: ['Events'],
  summary: 'Read events of the gateway, in order',
  description: `What happens to partners, and to the configuration, rather than to a request. Admins of the gateway see all of
it; every other caller sees what happens to partners, without what another library sets for itself. It is read as \`GET /v1/events\` is, also
with \`Accept: text/event-stream\`. Events are kept as long as the audit log, of which they are a part.`,
  request: {
    query: z.object({
      type: valuesOf(GatewayEventTypeView).describe('Only of these types.'),
      partner: valuesOf(PartnerCode).describe('Only of these partners.'),
      cursor: z
        .union([z.literal(latest), CursorText])
        .optional()
        .describe('Where the page begins: `nextCursor` of the page before.'),
      ...partOfFeed,
    }),
    headers: z.object({
      'Last-Event-ID': CursorText.optional().describe(
        'The cursor of the last event that was handled: the stream goes on behind it.',
      ),
    }),
  },
  responses: feedAnswers(GatewayEventView),
})

/** Adds the events of the gateway: as a list, waiting for the next ones, and as a stream. */
export const addGatewayEvents = (app: ApiApp, services: Deps): void => {
  const { store, audit } = services

  const seesPartnersOnly = ({ var: { principal } }: Context<ApiEnv>): boolean =>
    principal.role !== 'admin' || principal.library !== null

  app.openapi(list, async (context) => {
    const { type, partner, cursor: startCursor = '', limit, wait } = context.req.valid('query')
    const openFeed = async (): Promise<ReadPart> => {
      const { library } = context.var.principal
      const partnersOnly = seesPartnersOnly(context)
      const filter = { types: type, partners: partner, partnersOnly, library }
      return async (cursor) => {
        await audit.flush()
        const { position, ...part } = await readGatewayEvents(store, cursor, limit, filter)
        return { ...part, positions: new Map([['gateway', position]]) }
      }
    }
    const read = await openFeed()
    const start = startCursor === latest ? await findLatestGatewayEvent(store) : startCursor
    if (!asksForStream(context)) return answerWithEvents(services, context, read, { start, seconds: wait })
    const last = context.req.valid('header')['Last-Event-ID'] ?? start
    await read(last)
    return streamEvents(services, context, last, openFeed)
  })
}
