import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { notFound } from '../../../accounts/principal.ts'
import { addMilliseconds, millisecondsPerHour } from '../../../borrowing/time.ts'
import { type Instant, LibraryCode } from '../../../borrowing/values.ts'
import { codeOf, readDocument } from '../../../configuration/documents.ts'
import { webhookKind } from '../../../configuration/kinds/webhook.ts'
import { projectEvent } from '../../../events/project-event.ts'
import { eventIdOf, markOf, readBehind } from '../../../events/read-events.ts'
import { Problem } from '../../../problem.ts'
import type { Language } from '../../../translations/language.ts'
import { reason } from '../../../translations/reason.ts'
import { logAttempt, readAttempts } from '../../../webhooks/attempt-log.ts'
import { type Payload, sendEvent } from '../../../webhooks/send-event.ts'
import { secretsInForce, Webhook, type WebhookSecret } from '../../../webhooks/webhook.ts'
import { freshState, type WebhookAttempt, type WebhookState } from '../../../webhooks/webhook-state.ts'
import { readWebhookState, writeWebhookState } from '../../../webhooks/work-on-webhook.ts'
import type { ApiEnv } from '../../auth/api-env.ts'
import { answerOnce, answerOnceSealed } from '../../input/idempotency.ts'
import type { ApiApp } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { missingDocument } from '../configuration/missing-document.ts'
import { pageOfAll } from '../lists/whole-list.ts'
import { languageOf, viewReason } from '../views/reason.ts'
import { viewWebhookState, type WebhookStateView } from '../views/webhook-state.ts'
import { describeWebhook } from './describe-webhook.ts'
import { latest, readCursor } from './event-cursor.ts'
import { findLatest } from './event-feed.ts'
import { listAttempts, pause, readState, replay, resend, resume, rotate, test } from './webhook-routes.ts'

/** The length of a secret, in bytes (Standard Webhooks: 24 to 64). */
const secretBytes = 32

/** The number of earlier secrets that may be in force at the same time. */
const maxEarlier = 4

/**
 * Creates a secret for a webhook. The earlier ones stay in force for a while.
 *
 * @param overlapHours for how long
 * @returns the secret, and all secrets of the webhook with it
 */
const createSecret = (
  { secrets }: Pick<Webhook, 'secrets'>,
  now: Instant,
  overlapHours: number,
): { readonly secret: string; readonly secrets: WebhookSecret[] } => {
  const bytes = crypto.getRandomValues(new Uint8Array(secretBytes))
  const secret = `whsec_${btoa(String.fromCharCode(...bytes))}`
  const ends = addMilliseconds(now, overlapHours * millisecondsPerHour)
  const earlier = secrets
    .map((each) => ({ ...each, expiresAt: each.expiresAt ?? ends }))
    .filter(({ expiresAt }) => expiresAt > now)
    .slice(0, maxEarlier)
  return { secret, secrets: [{ secret, createdAt: now, expiresAt: null }, ...earlier] }
}

type Deps = Pick<
  Services,
  'now' | 'peerAddress' | 'publicUrl' | 'runOnce' | 'settings' | 'store' | 'webhooks'
>

const nothing = (code: string): Problem => notFound(reason('not_found.webhook', { webhook: code }))

/** Adds the routes that show and steer webhooks. Their documents have routes of their own. */
export const addWebhooks = (app: ApiApp, services: Deps): void => {
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

  const show = async (webhook: Webhook, language: Language): Promise<z.infer<typeof WebhookStateView>> =>
    viewWebhookState(webhook, (await readWebhookState(store, webhook.code)).state, now(), language)

  const changeState = async (
    webhook: Webhook,
    language: Language,
    change: (state: WebhookState) => WebhookState,
  ) => {
    const { state, version } = await readWebhookState(store, webhook.code)
    if (!(await writeWebhookState(store, webhook.code, { state: change(state), version })))
      throw new Problem('conflict', reason('problem.webhook_busy'))
    return jsonAnswer(await show(webhook, language))
  }

  const viewAttempt = ({ error, ...attempt }: WebhookAttempt, language: Language) => ({
    ...attempt,
    error: error === null ? null : viewReason(error, language),
  })

  const sendNow = async (webhook: Webhook, payload: Payload, language: Language) => {
    if (secretsInForce(webhook, now()).length === 0)
      throw new Problem('not_allowed_now', reason('problem.webhook_without_secret'))
    const send = async () => (await sendEvent(services.webhooks, webhook, payload, 1)).attempt
    return jsonAnswer(viewAttempt(await logAttempt(store, webhook.code, send), language))
  }

  app.openapi(readState, async (context) =>
    jsonResponse(await show(await read(context, context.req.valid('param').code), languageOf(context))),
  )

  app.openapi(listAttempts, async (context) => {
    const webhook = await read(context, context.req.valid('param').code)
    const language = languageOf(context)
    const attempts = (await readAttempts(store, webhook.code)).map((each) => viewAttempt(each, language))
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
      if (written !== 'written') throw new Problem('conflict', reason('problem.webhook_changed_meanwhile'))
      await beginNow(webhook)
      return jsonAnswer({ secret }, 201)
    }
    return answerOnceSealed(services, context, webhook.library, work)
  })

  app.openapi(test, async (context) => {
    const webhook = await read(context, context.req.valid('param').code)
    return answerOnceSealed(services, context, webhook.library, () =>
      sendNow(
        webhook,
        {
          id: `test-${services.webhooks.nextId()}`,
          type: 'webhook.test',
          occurredAt: now(),
          library: webhook.library,
          data: { webhook: webhook.code },
        },
        languageOf(context),
      ),
    )
  })

  app.openapi(resend, async (context) => {
    const webhook = await read(context, context.req.valid('param').code)
    const { event: id } = context.req.valid('json')
    const cursor = Number(/^[A-Z0-9]+-(\d{1,15})-/.exec(id)?.[1] ?? 0)
    return answerOnce(services, context, webhook.library, async () => {
      const [event] = cursor === 0 ? [] : await store.listEventsAfter(webhook.library, cursor - 1, 1)
      if (event === undefined || eventIdOf(event) !== id)
        throw notFound(reason('not_found.event', { event: id }))
      return sendNow(
        webhook,
        projectEvent(event, { id, cursor: `${event.cursor}-${markOf(event)}` }),
        languageOf(context),
      )
    })
  })

  app.openapi(replay, async (context) => {
    const webhook = await read(context, context.req.valid('param').code)
    const library = LibraryCode.parse(webhook.library)
    const { cursor } = context.req.valid('json')
    return answerOnce(services, context, library, async () => {
      const place = await placeAt(library, cursor)
      await readBehind(store, library, place, 1)
      return changeState(webhook, languageOf(context), ({ paused }) => ({
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
      changeState(webhook, languageOf(context), (state) => ({
        ...state,
        paused: state.paused ?? { at: now(), reason: reason('webhook_pause.by_staff') },
      })),
    )
  })

  app.openapi(resume, async (context) => {
    const webhook = await read(context, context.req.valid('param').code)
    return answerOnce(services, context, webhook.library, () =>
      changeState(webhook, languageOf(context), (state) => ({
        ...state,
        paused: null,
        failures: 0,
        restUntil: null,
        held: state.held.map((held) => ({ ...held, attempts: 0, dueAt: now(), firstFailedAt: null })),
      })),
    )
  })
}
