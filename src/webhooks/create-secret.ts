import { addMilliseconds } from '../borrowing/time.ts'
import type { Instant } from '../borrowing/values.ts'
import type { Webhook, WebhookSecret } from './webhook.ts'

/** The length of a secret, in bytes (Standard Webhooks: 24 to 64). */
const secretBytes = 32

/** The number of earlier secrets that may be in force at the same time. */
const mostEarlier = 4

/**
 * Creates a secret for a webhook. The earlier ones stay in force for a while.
 *
 * @param overlapHours for how long
 * @returns the secret, and all secrets of the webhook with it
 */
export const createSecret = (
  { secrets }: Pick<Webhook, 'secrets'>,
  now: Instant,
  overlapHours: number,
): { readonly secret: string; readonly secrets: WebhookSecret[] } => {
  const bytes = crypto.getRandomValues(new Uint8Array(secretBytes))
  const secret = `whsec_${btoa(String.fromCharCode(...bytes))}`
  const ends = addMilliseconds(now, overlapHours * 3_600_000)
  const earlier = secrets
    .map((each) => ({ ...each, expiresAt: each.expiresAt ?? ends }))
    .filter(({ expiresAt }) => expiresAt > now)
    .slice(0, mostEarlier)
  return { secret, secrets: [{ secret, createdAt: now, expiresAt: null }, ...earlier] }
}
