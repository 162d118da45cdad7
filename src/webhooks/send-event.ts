import { durationMilliseconds } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import type { PublicEvent } from '../events/public-event.ts'
import { maskerOf } from '../partners/mask-secrets.ts'
import { secretsInUrl } from '../partners/url-credentials.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import type { DispatchResult, Transport } from '../transport/transport.ts'
import { signedHeaders } from './signed-headers.ts'
import { secretsInForce, type Webhook } from './webhook.ts'
import type { WebhookAttempt } from './webhook-state.ts'

/** The amount of an answer that is kept, in characters. */
const answerKept = 2_000

/** The payload for an endpoint: an event, or a test event. */
export type Payload =
  | PublicEvent
  | {
      readonly id: string
      readonly type: 'webhook.test'
      readonly occurredAt: Instant
      readonly library: string
      readonly data: { readonly webhook: string }
    }

export type SendDeps = {
  readonly transport: Pick<Transport, 'dispatch'>
  readonly now: () => Instant
  readonly nextId: () => string
}

/** The result of an attempt. `isGone`: the endpoint wants no further events (HTTP 410). */
export type Sent = { readonly attempt: WebhookAttempt; readonly isGone: boolean }

/**
 * Posts an event to an endpoint once, signed (Standard Webhooks). A redirect is not followed: it counts as a failure.
 *
 * @param count which attempt of the event it is, from 1
 */
export const sendEvent = async (
  { transport, now, nextId }: SendDeps,
  webhook: Webhook,
  payload: Payload,
  count: number,
): Promise<Sent> => {
  const at = now()
  const body = JSON.stringify(payload)
  const started = performance.now()
  const result = await transport.dispatch({
    kind: 'http',
    url: webhook.url,
    headers: signedHeaders(payload.id, new Date(at), body, secretsInForce(webhook, at)),
    body,
    timeout: durationMilliseconds(webhook.timeout),
    allowPrivateNetwork: webhook.allowPrivateNetwork,
  })
  const answer = result.kind === 'answered' ? result.answer : null
  const isDelivered = answer !== null && answer.status >= 200 && answer.status < 300
  return {
    isGone: answer?.status === 410,
    attempt: {
      id: nextId(),
      event: payload.id,
      type: payload.type,
      request: 'request' in payload ? payload.request : null,
      at,
      attempt: count,
      result: isDelivered ? 'delivered' : 'failed',
      status: answer?.status ?? null,
      error: isDelivered ? null : reasonOf(result),
      milliseconds: Math.round(performance.now() - started),
      body,
      answer:
        answer === null
          ? null
          : maskerOf(secretsInUrl(webhook.url))
              .text(new TextDecoder().decode(answer.body))
              .slice(0, answerKept),
    },
  }
}

const reasonOf = (result: DispatchResult): AnyReason => {
  if (result.kind === 'answered') return reason('failure.http_status', { status: result.answer.status })
  return 'reason' in result ? result.reason : reason('failure.no_answer')
}
