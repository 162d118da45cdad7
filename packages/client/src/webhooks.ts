import { Webhook } from 'standardwebhooks'
import type { operations } from './openapi-types.ts'

/** An event as a webhook brings it: those of `GET /v1/events`, and the one that tests an endpoint. */
export type WebhookEvent = operations['receiveEvent']['requestBody']['content']['application/json']

/** The headers of a webhook that verification reads: a `Headers` object, or a record as Node gives it. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>

const headerOf = (headers: WebhookHeaders, name: string): string => {
  if (headers instanceof Headers) return headers.get(name) ?? ''
  const value = headers[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/**
 * Verifies that a webhook comes from lendwire and is not older than five minutes (Standard Webhooks), and returns its
 * event.
 *
 * @param secret the secret of the endpoint (`whsec_…`), or several while it is being rotated
 * @param headers the headers of the call
 * @param body the body exactly as it arrived
 * @throws WebhookVerificationError where no secret fits, the time is too far off, or a header is missing
 */
export const verifyWebhook = (
  secret: string | readonly string[],
  headers: WebhookHeaders,
  body: string,
): WebhookEvent => {
  const signed = Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, headerOf(headers, name)]),
  )
  const [first = '', ...others] = typeof secret === 'string' ? [secret] : secret
  try {
    new Webhook(first).verify(body, signed)
    return JSON.parse(body)
  } catch (error) {
    if (others.length === 0) throw error
    return verifyWebhook(others, headers, body)
  }
}
