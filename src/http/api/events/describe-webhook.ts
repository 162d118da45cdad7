import { z } from '@hono/zod-openapi'
import { Instant, LibraryCode } from '../../../borrowing/values.ts'
import type { ApiApp } from '../../openapi/routes.ts'
import { EventView } from './event-view.ts'
import { tags } from './webhook-routes.ts'

const TestEventView = z
  .object({
    id: z.string().describe('The id of the event.'),
    type: z.literal('webhook.test').describe('Always `webhook.test`.'),
    occurredAt: Instant.describe('When it was made.'),
    library: LibraryCode.describe('The library of the endpoint.'),
    data: z.object({ webhook: z.string().describe('The code of the webhook.') }).describe('What is tested.'),
  })
  .openapi('TestEvent', { description: 'An event that only tests the endpoint.' })

const signatureHeaders = z.object({
  'webhook-id': z.string().describe('The id of the event: handle each id once.'),
  'webhook-timestamp': z.string().describe('When the call was made, in seconds since 1970.'),
  'webhook-signature': z
    .string()
    .describe('`v1,` and the signature, for each secret in force, with spaces between them.'),
})

/** Describes what an endpoint is sent, and how it answers. */
export const describeWebhook = ({ openAPIRegistry }: ApiApp): void =>
  openAPIRegistry.registerWebhook({
    method: 'post',
    path: 'event',
    operationId: 'receiveEvent',
    tags,
    summary: 'Receive an event',
    description: `Signed as Standard Webhooks says. Events of one request come in order; an event may come more than once, with the
same \`webhook-id\`. Anything but a status from 200 to 299 within the time that the webhook names is a failure: the event, and
those of its request behind it, are sent again over three days, and then the webhook is paused. Redirects are not
followed; 410 pauses the webhook at once.`,
    security: [],
    request: {
      headers: signatureHeaders,
      body: {
        required: true,
        content: { 'application/json': { schema: z.union([EventView, TestEventView]) } },
      },
    },
    responses: { 204: { description: 'The event was taken' } },
  })
