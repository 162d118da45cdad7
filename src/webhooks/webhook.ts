import { z } from 'zod'
import { durationWithin } from '../borrowing/time.ts'
import { Duration, Instant, LibraryCode, PartnerCode } from '../borrowing/values.ts'
import { EventTypeName } from '../events/public-event.ts'
import { schemaMessage } from '../translations/schema-message.ts'

/** A secret with which webhooks are signed. */
export const WebhookSecret = z.object({
  secret: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, schemaMessage('fault.webhook_secret'))
    .meta({ 'x-secret': true })
    .describe(
      'The secret, as the `standardwebhooks` libraries take it. It is shown once, when it is created.',
    ),
  createdAt: Instant.describe('When it was created.'),
  expiresAt: Instant.nullable().describe('When it stops being used; null for the newest one.'),
})
export type WebhookSecret = z.infer<typeof WebhookSecret>

/** An endpoint of a library system that is sent events (Standard Webhooks). */
export const Webhook = z.object({
  code: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,39}$/, schemaMessage('fault.lower_case_code'))
    .describe('The code of the endpoint, fixed once given.'),
  library: LibraryCode.describe('The library whose events are sent, fixed once given.'),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .meta({ 'x-destination': true })
    .describe('Where events are posted.'),
  status: z.enum(['active', 'inactive']).prefault('active').describe('An inactive endpoint is sent nothing.'),
  types: z
    .array(EventTypeName)
    .min(1)
    .max(100)
    .optional()
    .describe('The types of events that are sent; all where left out.'),
  partner: PartnerCode.optional().describe('Only events about this partner are sent.'),
  timeout: durationWithin(Duration.parse('PT1S'), Duration.parse('PT30S'))
    .prefault('PT15S')
    .describe('How long the endpoint may take to answer.'),
  allowPlaintextCredentials: z
    .boolean()
    .prefault(false)
    .describe('Whether credentials may go to a public address without encryption.'),
  allowPrivateNetwork: z
    .boolean()
    .prefault(false)
    .describe('May the URL lead into private, loopback or link-local networks?'),
  alarmEmail: z
    .email()
    .max(254)
    .optional()
    .describe('Who is sent a mail when the endpoint is paused because it keeps failing.'),
  secrets: z.array(WebhookSecret).max(5).prefault([]).describe('The secrets in force.'),
})
export type Webhook = z.infer<typeof Webhook>

/** Returns the secrets with which webhooks are signed now. */
export const secretsInForce = ({ secrets }: Pick<Webhook, 'secrets'>, now: Instant): readonly string[] =>
  secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > now).map(({ secret }) => secret)
