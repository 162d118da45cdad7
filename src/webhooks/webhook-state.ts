import { z } from 'zod'
import { Instant, RequestNumber } from '../borrowing/values.ts'
import { AnyReason, StoredReason } from '../translations/parameter.ts'

/** An event whose attempt failed, or that waits behind one of the same request. */
const HeldEvent = z.object({
  /** Its cursor in the events of the library. */
  event: z.int(),
  request: RequestNumber,
  attempts: z.int(),
  dueAt: Instant,
  firstFailedAt: Instant.nullable(),
})
export type HeldEvent = z.infer<typeof HeldEvent>

/**
 * The progress of an endpoint, and the events that it still has to get. It is durable: an event is passed over only
 * once this is stored.
 */
export const WebhookState = z.object({
  /** The cursor behind the last event that was sent, held or not wanted. */
  cursor: z.int(),
  /** The mark of that event; null at the beginning. */
  mark: z.string().nullable(),
  held: z.array(HeldEvent),
  /** Failed attempts since the last success. */
  failures: z.int(),
  /** After repeated failures nothing new is tried before this. */
  restUntil: Instant.nullable(),
  /** Set where it is paused: by staff, or because it kept failing. */
  paused: z.object({ at: Instant, reason: AnyReason }).nullable(),
})
export type WebhookState = z.infer<typeof WebhookState>

/** An endpoint that was never worked on: it begins with the first event. */
export const freshState: WebhookState = {
  cursor: 0,
  mark: null,
  held: [],
  failures: 0,
  restUntil: null,
  paused: null,
}

/** One attempt to send an event. */
export const WebhookAttempt = z.object({
  id: z.string().describe('The id of the attempt.'),
  event: z.string().describe('The id of the event: the header `webhook-id`.'),
  type: z.string().describe('The type of the event.'),
  request: RequestNumber.nullable().describe('The number of the request; null for a test event.'),
  at: Instant.describe('When it was made.'),
  attempt: z.int().describe('Which attempt of this event it was, from 1.'),
  result: z.enum(['delivered', 'failed']).describe('Whether the endpoint took the event.'),
  status: z.int().nullable().describe('The HTTP status of the answer; null where there was none.'),
  error: StoredReason.nullable().describe('Why it failed.'),
  milliseconds: z.number().describe('How long it took.'),
  body: z.string().describe('What was posted; empty once personal data was removed from the request.'),
  answer: z
    .string()
    .nullable()
    .describe(
      'The first 2,000 characters of the answer; null once personal data was removed from the request.',
    ),
})
export type WebhookAttempt = z.infer<typeof WebhookAttempt>

/** The last attempts of an endpoint, newest first. */
export const WebhookAttempts = z.object({ items: z.array(WebhookAttempt) })

/** The number of attempts that are kept of each endpoint. */
export const attemptsKept = 200
