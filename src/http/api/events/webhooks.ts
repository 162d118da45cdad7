import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { Instant, LibraryCode } from '../../../borrowing/values.ts'
import { codeOf, readDocument } from '../../../configuration/documents.ts'
import { webhookKind } from '../../../configuration/kinds/webhook.ts'
import { projectEvent } from '../../../events/project-event.ts'
import { eventIdOf, markOf, readBehind } from '../../../events/read-events.ts'
import { Problem } from '../../../problem.ts'
import { readAttempts } from '../../../webhooks/attempt-log.ts'
import { createSecret } from '../../../webhooks/create-secret.ts'
import { type Payload, sendEvent } from '../../../webhooks/send-event.ts'
import { secretsInForce, Webhook } from '../../../webhooks/webhook.ts'
import { freshState, WebhookAttempt, type WebhookState } from '../../../webhooks/webhook-state.ts'
import { readWebhookState, writeWebhookState } from '../../../webhooks/work-on-webhook.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { type ApiEnv, notFound } from '../../auth/principal.ts'
import { answerOnce, IdempotencyHeader, sealingFor } from '../../input/idempotency.ts'
import { type ApiApp, answers, jsonBody, refusalsOfBody } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { missingDocument } from '../configuration/missing-document.ts'
import { pageOf } from '../lists/list-page.ts'
import { pageOfAll, wholeListQuery } from '../lists/whole-list.ts'
import { viewWebhookState, WebhookStateView } from '../views/webhook-state.ts'
import { latest, readCursor, StartText } from './event-cursor.ts'
import { findLatest } from './event-feed.ts'
import { EventView } from './event-view.ts'

const tags = ['Webhooks']
const params = z.object({ code: Webhook.shape.code })
const headers = z.object({ 'Idempotency-Key': IdempotencyHeader })

const AttemptView = WebhookAttempt.extend({}).openapi('WebhookAttempt')

const readState = createRoute({
  method: 'get',
  path: '/v1/webhooks/{code}/state',
  operationId: 'getWebhookState',
  tags,
  summary: 'See how far a webhook is',
  request: { params },
  responses: answers({ 200: ['The state', WebhookStateView] }, ['forbidden', 'not_found']),
})

const listAttempts = createRoute({
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

const rotate = createRoute({
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

const test = createRoute({
  ...post(
    '/v1/webhooks/{code}/test',
    'testWebhook',
    'Send a test event',
    'An event of the type `webhook.test`, once and now.',
  ),
  request: { params, headers },
  responses: answers(sending, refusals),
})

const resend = createRoute({
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

const replay = createRoute({
  ...post(
    '/v1/webhooks/{code}/replay',
    'replayWebhook',
    'Send everything since a cursor again',
    'The cursor is one of the event feed of the library; an empty one stands for the first event, `latest` for what comes from now on. Held events are dropped, since those behind the cursor are sent again.',
  ),
  request: { params, headers, body: jsonBody(z.object({ cursor: StartText })) },
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
const pause = switchRoute('pause', 'Pause a webhook', 'Nothing is sent and nothing is lost.')
const resume = switchRoute('resume', 'Resume a paused webhook', 'Held events are tried again at once.')

const nothing = (code: string): Problem => notFound(`webhook ${code}`)

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

/** Describes what an endpoint is sent. */
const describeWebhook = ({ openAPIRegistry }: ApiApp): void =>
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

/** Adds the routes that show and steer webhooks. Their documents have routes of their own. */
export const addWebhooks = (app: ApiApp, services: Services): void => {
  const { store, now } = services
  describeWebhook(app)

  /** Returns the webhook, where the principal may see it. */
  const read = async (context: Context<ApiEnv>, code: string): Promise<Webhook> => {
    const seen = await readDocument(services, webhookKind, codeOf(webhookKind, code), context.var.principal)
    if (seen === null) throw await missingDocument(services, webhookKind, code)
    const stored = await store.getDocument('webhook', code)
    if (stored === null) throw nothing(code)
    return Webhook.parse(stored.value)
  }

  const placeAt = async (library: LibraryCode, cursor: string) => {
    const feed = { kind: 'one', library } as const
    return readCursor(feed, cursor === latest ? await findLatest(store, feed) : cursor).get(library)
  }

  /** Starts a webhook at the end of the event log. A new webhook is sent what comes from now on. */
  const beginNow = async ({ code, library }: Webhook): Promise<void> => {
    const { version } = await readWebhookState(store, code)
    if (version > 0) return
    const place = await placeAt(library, latest)
    const state = { ...freshState, cursor: place?.cursor ?? 0, mark: place?.mark ?? null }
    await writeWebhookState(store, code, { state, version })
  }

  const show = async (webhook: Webhook): Promise<z.infer<typeof WebhookStateView>> =>
    viewWebhookState(webhook, (await readWebhookState(store, webhook.code)).state, now())

  const changeState = async (webhook: Webhook, change: (state: WebhookState) => WebhookState) => {
    const { state, version } = await readWebhookState(store, webhook.code)
    if (!(await writeWebhookState(store, webhook.code, { state: change(state), version })))
      throw new Problem('conflict', 'The webhook is being worked on at this moment: try again.')
    return jsonAnswer(await show(webhook))
  }

  const sendNow = async (webhook: Webhook, payload: Payload) => {
    if (secretsInForce(webhook, now()).length === 0)
      throw new Problem('not_allowed_now', 'The webhook has no secret: create one first.')
    const { attempt } = await sendEvent(services.webhooks, webhook, payload, 1)
    const { state, version } = await readWebhookState(store, webhook.code)
    await writeWebhookState(store, webhook.code, { state, version }, [attempt])
    return jsonAnswer(attempt)
  }

  app.openapi(readState, async (context) =>
    jsonResponse(await show(await read(context, context.req.valid('param').code))),
  )

  app.openapi(listAttempts, async (context) => {
    const webhook = await read(context, context.req.valid('param').code)
    const attempts = await readAttempts(store, webhook.code)
    return jsonResponse(pageOfAll('attempts', attempts, ({ id }) => id, context.req.valid('query')))
  })

  app.openapi(rotate, async (context) => {
    const { code } = context.req.valid('param')
    const { overlapHours } = context.req.valid('json')
    const webhook = await read(context, code)
    const work = async () => {
      const stored = await store.getDocument('webhook', code)
      if (stored === null) throw nothing(code)
      const { secret, secrets } = createSecret(Webhook.parse(stored.value), now(), overlapHours)
      const written = await store.putDocuments([
        {
          kind: 'webhook',
          key: code,
          value: { ...Webhook.parse(stored.value), secrets },
          expectedVersion: stored.version,
        },
      ])
      if (written !== 'written')
        throw new Problem('conflict', 'The webhook was changed at the same time: try again.')
      await beginNow(webhook)
      return jsonAnswer({ secret }, 201)
    }
    return answerOnce(services, context, webhook.library, work, sealingFor(services, context))
  })

  app.openapi(test, async (context) => {
    const webhook = await read(context, context.req.valid('param').code)
    return answerOnce(services, context, webhook.library, () =>
      sendNow(webhook, {
        id: `test-${services.webhooks.nextId()}`,
        type: 'webhook.test',
        occurredAt: now(),
        library: webhook.library,
        data: { webhook: webhook.code },
      }),
    )
  })

  app.openapi(resend, async (context) => {
    const webhook = await read(context, context.req.valid('param').code)
    const { event: id } = context.req.valid('json')
    const cursor = Number(/^[A-Z0-9]+-(\d{1,15})-/.exec(id)?.[1] ?? 0)
    return answerOnce(services, context, webhook.library, async () => {
      const [event] = cursor === 0 ? [] : await store.listEventsAfter(webhook.library, cursor - 1, 1)
      if (event === undefined || eventIdOf(event) !== id) throw notFound(`event ${id}`)
      return sendNow(webhook, projectEvent(event, { id, cursor: `${event.cursor}-${markOf(event)}` }))
    })
  })

  app.openapi(replay, async (context) => {
    const webhook = await read(context, context.req.valid('param').code)
    const library = LibraryCode.parse(webhook.library)
    const { cursor } = context.req.valid('json')
    return answerOnce(services, context, library, async () => {
      const place = await placeAt(library, cursor)
      await readBehind(store, library, place, 1)
      return changeState(webhook, ({ paused }) => ({
        ...freshState,
        cursor: place?.cursor ?? 0,
        mark: place?.mark ?? null,
        paused,
      }))
    })
  })

  app.openapi(pause, async (context) => {
    const webhook = await read(context, context.req.valid('param').code)
    return answerOnce(services, context, webhook.library, () =>
      changeState(webhook, (state) => ({
        ...state,
        paused: state.paused ?? { at: now(), reason: 'Paused by staff.', cause: 'by_staff' },
      })),
    )
  })

  app.openapi(resume, async (context) => {
    const webhook = await read(context, context.req.valid('param').code)
    return answerOnce(services, context, webhook.library, () =>
      changeState(webhook, (state) => ({
        ...state,
        paused: null,
        failures: 0,
        restUntil: null,
        held: state.held.map((held) => ({ ...held, attempts: 0, dueAt: now(), firstFailedAt: null })),
      })),
    )
  })
}
