import { z } from 'zod'
import { isTimeZone, TimeOfDay } from '../borrowing/time.ts'
import { languages } from '../translations/language.ts'
import { schemaMessage } from '../translations/schema-message.ts'

/** The key of the one document of alarm settings. */
export const theAlarmSettings = 'alarms'

/** The people who are notified of alarms, how, and the quiet hours. */
export const AlarmSettings = z.object({
  to: z
    .array(z.email().max(254))
    .max(20)
    .prefault([])
    .describe('Who is sent mails about alarms; all admins with an account where it is empty.'),
  webhook: z
    .object({
      url: z
        .url({ protocol: /^https?$/ })
        .max(2000)
        .meta({ 'x-destination': true })
        .describe('Where messages are posted.'),
      secret: z
        .string()
        .regex(/^(?:whsec_[A-Za-z0-9+/]{32,88}={0,2}|\*{8})$/, schemaMessage('fault.webhook_secret'))
        .meta({ 'x-secret': true })
        .describe('The secret that signs them (Standard Webhooks): whsec_ and 24 to 64 bytes in Base64.'),
      allowPlaintextCredentials: z
        .boolean()
        .prefault(false)
        .describe('Whether credentials may go to a public address without encryption.'),
      allowPrivateNetwork: z
        .boolean()
        .prefault(false)
        .describe('May the URL lead into private, loopback or link-local networks?'),
    })
    .optional()
    .describe('An endpoint, such as a chat or an on-call service, that is posted each message as JSON.'),
  quietHours: z
    .object({
      from: TimeOfDay.describe('From when.'),
      to: TimeOfDay.describe('Until when; it may be on the next day.'),
    })
    .optional()
    .describe('When nothing is sent but what a rule says cannot wait: it is sent when they end.'),
  digestAt: TimeOfDay.prefault('07:00').describe('When the daily mail about alarms is sent.'),
  timeZone: z
    .string()
    .refine(isTimeZone, schemaMessage('fault.time_zone'))
    .prefault('UTC')
    .describe('The time zone of these times.'),
  checkPartnersAt: TimeOfDay.optional().describe(
    'When the connection to each active partner is tested, each day; never where it is left out.',
  ),
  language: z.enum(languages).prefault('en').describe('The language of mails about alarms.'),
})
export type AlarmSettings = z.infer<typeof AlarmSettings>

/** The default settings. */
export const defaultAlarmSettings: AlarmSettings = AlarmSettings.parse({})
