import { z } from '@hono/zod-openapi'
import {
  Instant,
  type RequestNumber,
  RequestNumber as RequestNumberSchema,
} from '../../../borrowing/values.ts'
import type { Language } from '../../../translations/language.ts'
import { secretsInForce, type Webhook } from '../../../webhooks/webhook.ts'
import type { WebhookState } from '../../../webhooks/webhook-state.ts'
import { ReasonView, viewReason } from './reason.ts'

/** The progress of a webhook. */
export const WebhookStateView = z
  .object({
    status: z
      .enum(['delivering', 'retrying', 'paused', 'no_secret', 'inactive'])
      .describe(
        '`delivering`: events are sent. `retrying`: some failed and are tried again. `paused`: by staff, or because it kept failing; nothing is sent and nothing is lost. `no_secret`: it needs one first. `inactive`: its document says so.',
      ),
    cursor: z
      .string()
      .describe('The place behind the last event that was sent or is held, as in the event feed.'),
    held: z.int().describe('How many events failed, or wait behind one of their request that failed.'),
    heldRequests: z.array(RequestNumberSchema).describe('The first 50 requests whose events are held.'),
    failures: z
      .int()
      .describe(
        'Failed attempts since the last success; of those made at the same time, at most five count.',
      ),
    nextAttemptAt: Instant.nullable().describe('When the next held event is tried again.'),
    pausedAt: Instant.nullable().describe('Since when it is paused.'),
    pausedBecause: ReasonView.nullable().describe('Why it is paused.'),
  })
  .openapi('WebhookState')

type View = z.infer<typeof WebhookStateView>

const statusOf = (webhook: Webhook, state: WebhookState, now: Instant): View['status'] => {
  if (webhook.status === 'inactive') return 'inactive'
  if (state.paused !== null) return 'paused'
  if (secretsInForce(webhook, now).length === 0) return 'no_secret'
  return state.held.length > 0 || state.failures > 0 ? 'retrying' : 'delivering'
}

/** Shows how far a webhook is. */
export const viewWebhookState = (
  webhook: Webhook,
  state: WebhookState,
  now: Instant,
  language: Language,
): View => {
  const [due = state.restUntil] = state.held.map(({ dueAt }) => dueAt).toSorted()
  // What was due before is tried as soon as the endpoint may be called again, which is no time in the past.
  const next = due === null ? null : [due, state.restUntil ?? due, now].toSorted().at(-1)
  const requests: RequestNumber[] = [...new Set(state.held.map(({ request }) => request))]
  return {
    status: statusOf(webhook, state, now),
    cursor: state.mark === null ? String(state.cursor) : `${state.cursor}-${state.mark}`,
    held: state.held.length,
    heldRequests: requests.slice(0, 50),
    failures: state.failures,
    nextAttemptAt: state.paused === null ? (next ?? null) : null,
    pausedAt: state.paused?.at ?? null,
    pausedBecause: state.paused == null ? null : viewReason(state.paused.reason, language),
  }
}
