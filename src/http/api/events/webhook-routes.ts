import { createRoute, z } from '@hono/zod-openapi'
import { Webhook } from '../../../webhooks/webhook.ts'
import { WebhookAttempt } from '../../../webhooks/webhook-state.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { IdempotencyHeader } from '../../input/idempotency.ts'
import { answers, jsonBody, refusalsOfBody } from '../../openapi/routes.ts'
import { pageOf } from '../lists/list-page.ts'
import { wholeListQuery } from '../lists/whole-list.ts'
import { ReasonView } from '../views/reason.ts'
import { WebhookStateView } from '../views/webhook-state.ts'
import { StartText } from './event-cursor.ts'

/** The tag of all operations of webhooks. */
export const tags = ['Webhooks']
const params = z.object({ code: Webhook.shape.code.describe('The code of the endpoint.') })
const headers = z.object({
  'Idempotency-Key': IdempotencyHeader,
})

/** An attempt, as the API shows it. */
export const AttemptView = WebhookAttempt.extend({
  error: z.union([ReasonView, z.null()]).describe('Why it failed.'),
}).openapi('WebhookAttempt')

export const readState = createRoute({
  method: 'get',
  path: '/v1/webhooks/{code}/state',
  operationId: 'getWebhookState',
  tags,
  summary: 'See how far a webhook is',
  description: 'Whether events are sent, what is held and why, and when it is tried again.',
  request: { params },
  responses: answers({ 200: ['The state', WebhookStateView] }, ['forbidden', 'not_found']),
})

export const listAttempts = createRoute({
  method: 'get',
  path: '/v1/webhooks/{code}/attempts',
  operationId: 'listWebhookAttempts',
  tags,
  summary: 'List the last attempts of a webhook, newest first',
  description: 'The last 200, with what was posted and what the endpoint answered.',
  request: { params, query: z.object(wholeListQuery('-created')) },
  responses: answers({ 200: ['The attempts', pageOf(AttemptView)] }, ['forbidden', 'not_found']),
})

const post = <const Path extends string>(
  path: Path,
  operationId: string,
  summary: string,
  description: string,
) => ({ method: 'post' as const, path, operationId, tags, middleware: adminOnly, summary, description })

export const rotate = createRoute({
  ...post(
    '/v1/webhooks/{code}/secrets',
    'createWebhookSecret',
    'Create a new secret for a webhook',
    'The secret is shown once. Until the overlap is over, webhooks are signed with the earlier ones too.',
  ),
  request: {
    params,
    headers,
    body: jsonBody(
      z.object({
        overlapHours: z
          .int()
          .min(0)
          .max(168)
          .prefault(24)
          .describe('How long the earlier secrets stay in force, in hours.'),
      }),
    ),
  },
  responses: answers(
    { 201: ['The secret', z.object({ secret: z.string().describe('The new secret (`whsec_…`).') })] },
    ['forbidden', 'not_found', 'conflict', ...refusalsOfBody],
  ),
})

const sending = { 200: ['The attempt', AttemptView] as const }
const refusals = ['forbidden', 'not_found', 'not_allowed_now', 'conflict', 'idempotency_mismatch'] as const

export const test = createRoute({
  ...post(
    '/v1/webhooks/{code}/test',
    'testWebhook',
    'Send a test event',
    'An event of the type `webhook.test`, once and now.',
  ),
  request: { params, headers },
  responses: answers(sending, refusals),
})

export const resend = createRoute({
  ...post(
    '/v1/webhooks/{code}/resend',
    'resendWebhookEvent',
    'Send an event again',
    'Once and now, with the same `webhook-id`. The cursor stays where it is.',
  ),
  request: {
    params,
    headers,
    body: jsonBody(z.object({ event: z.string().max(60).describe('The id of the event.') })),
  },
  responses: answers(sending, [...refusals, 'too_large', 'unsupported_media_type']),
})

export const replay = createRoute({
  ...post(
    '/v1/webhooks/{code}/replay',
    'replayWebhook',
    'Send everything since a cursor again',
    'The cursor is one of the event feed of the library; an empty one stands for the first event, `latest` for what comes from now on. Held events are dropped, since those behind the cursor are sent again.',
  ),
  request: {
    params,
    headers,
    body: jsonBody(
      z.object({ cursor: StartText.describe('The cursor behind which the events are sent again.') }),
    ),
  },
  responses: answers({ 200: ['The state', WebhookStateView] }, [
    ...refusals,
    'gone',
    'too_large',
    'unsupported_media_type',
  ]),
})

const switchRoute = (action: 'pause' | 'resume', summary: string, description: string) =>
  createRoute({
    ...post(`/v1/webhooks/{code}/${action}`, `${action}Webhook`, summary, description),
    request: { params, headers },
    responses: answers({ 200: ['The state', WebhookStateView] }, refusals),
  })
export const pause = switchRoute('pause', 'Pause a webhook', 'Nothing is sent and nothing is lost.')
export const resume = switchRoute('resume', 'Resume a paused webhook', 'Held events are tried again at once.')
