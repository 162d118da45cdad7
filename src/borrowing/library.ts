import { z } from 'zod'
import { languages } from '../translations/language.ts'
import { schemaMessage } from '../translations/schema-message.ts'
import { Closure, OpeningDays } from './calendar.ts'
import { CopyrightSettings } from './copyright-settings.ts'
import { DueDateNoticeSettings } from './due-date-notices.ts'
import { LibraryNotices } from './notice-words.ts'
import { PatronOpenId } from './patron-open-id.ts'
import { supplyTerms } from './rota-rules/supply-terms.ts'
import { durationMilliseconds, isTimeZone, millisecondsPerHour, TimeOfDay } from './time.ts'
import { Address, AgencyId, Duration, LibraryCode, ReplyAddress, WebUrl } from './values.ts'
import { WorkflowsByService } from './workflow/choose-workflow.ts'

const shortestModulus = 2048

/** Returns whether an RSA key has 2048 bits or more, by its modulus in base64url; true for other keys. */
const isLongEnough = ({ kty, n }: { readonly kty: string; readonly n?: unknown }): boolean => {
  if (kty !== 'RSA') return true
  if (typeof n !== 'string' || !/^[\w-]+$/.test(n) || n.length % 4 === 1) return false
  const bytes = atob(
    n
      .replaceAll('-', '+')
      .replaceAll('_', '/')
      .replace(/[^\w+/]/g, ''),
  ).replace(/^\0+/, '')
  return bytes.length * 8 - (Math.clz32(bytes.charCodeAt(0)) - 24) >= shortestModulus
}

const publicKey = z
  .looseObject({
    kty: z.enum(['RSA', 'EC', 'OKP']).describe('The type of the key, such as `RSA`.'),
    kid: z.string().max(200).optional().describe('The id of the key.'),
  })
  .refine((jwk) => !('d' in jwk), schemaMessage('fault.public_key_only'))
  .refine(isLongEnough, schemaMessage('fault.rsa_key_length'))

/** A key that a library's system signs tokens of patrons with (RFC 7517, RFC 7519). */
export const PatronKey = z.discriminatedUnion('kind', [
  /** HS256. `id` names it, and is the `kid` of its tokens where they have one. */
  z.object({
    kind: z.literal('secret'),
    id: z
      .string()
      .regex(/^[\w.-]{1,60}$/, schemaMessage('fault.name_characters'))
      .describe('The name of the key, and the `kid` of its tokens where they have one.'),
    secret: z
      .string()
      .regex(/^(?:[\x21-\x7e]{32,200}|\*{8})$/, schemaMessage('fault.unguessable_text'))
      .meta({ 'x-secret': true })
      .describe('The secret with which tokens are signed (HS256).'),
  }),
  /** RS256, PS256, ES256 or EdDSA. */
  z.object({
    kind: z.literal('jwks'),
    jwks: z
      .object({ keys: z.array(publicKey).min(1).max(10).describe('The public keys.') })
      .describe('The public keys (JWK Set).'),
  }),
])
export type PatronKey = z.infer<typeof PatronKey>

/** The pages on which patrons ask for items and follow their requests. */
export const PatronPages = z.object({
  keys: z
    .array(PatronKey)
    .max(5)
    .prefault([])
    .describe('The keys of the library’s systems that sign links for patrons.'),
  signInByCard: z
    .boolean()
    .prefault(false)
    .describe(
      'Whether patrons may sign in by card number and PIN, which the library’s own system checks (LookupUser).',
    ),
  /** Patrons sign in by OpenID Connect at the institution's identity provider. */
  openId: PatronOpenId.optional().describe('The identity provider at which patrons sign in.'),
  signIn: WebUrl.optional().describe(
    'Where patrons sign in; they come back with a token to the address that is added as `return`.',
  ),
  pickupLocations: z
    .array(z.string().trim().min(1).max(200))
    .max(100)
    .prefault([])
    .describe('Where an item can be picked up; without any, the patron is not asked.'),
})
export type PatronPages = z.infer<typeof PatronPages>

/** The time for which personal data of a library's requests is kept. */
export const RetentionPeriods = z
  .object({
    anonymizeAfter: Duration.prefault('P90D').describe(
      'The time after which a closed request of which nothing is open is anonymized.',
    ),
    removeAfter: Duration.prefault('P1095D').describe(
      'The time from that moment after which the request itself is removed.',
    ),
  })
  .refine(
    ({ anonymizeAfter, removeAfter }) =>
      durationMilliseconds(anonymizeAfter) <= durationMilliseconds(removeAfter),
    { path: ['removeAfter'], message: schemaMessage('fault.remove_before_anonymize') },
  )
export type RetentionPeriods = z.infer<typeof RetentionPeriods>

/** A library: a tenant of the gateway, the requesting agency. It never sees another's requests. */
export const Library = z.object({
  code: LibraryCode.describe('The code, fixed once given.'),
  name: z.string().min(1).max(200).describe('The name.'),
  symbols: z
    .array(AgencyId)
    .min(1)
    .max(20)
    .describe('The agency ids that the library borrows under; messages are signed with the first one.'),
  timeZone: z
    .string()
    .refine(isTimeZone, schemaMessage('fault.time_zone'))
    .prefault('UTC')
    .describe('The time zone, as a name of the IANA database.'),
  networks: supplyTerms.networks.describe(
    'The networks that the library borrows in, the ones with the lower priority first: a rota from holdings asks their members first.',
  ),
  tiers: supplyTerms.tiers.describe(
    'The prices of its services for others: holders that supply free of charge count only where it does so too; all of them where left out.',
  ),
  couriers: supplyTerms.couriers,
  location: supplyTerms.location,
  openingDays: OpeningDays,
  closures: z
    .array(Closure)
    .max(50)
    .optional()
    .describe('When the library is closed: what it must do by a day is due on an open one.'),
  workflow: z
    .string()
    .max(60)
    .optional()
    .describe(
      'The code of the workflow profile that applies unless the partner has its own; `standard loan` or `standard copy` where left out.',
    ),
  workflows: WorkflowsByService.optional().describe(
    'Workflow profiles for one type of service, in place of `workflow`.',
  ),
  contact: z.string().max(200).optional().describe('Whom to reach.'),
  addresses: z.array(Address).max(10).prefault([]).describe('Postal and electronic addresses.'),
  locateProfile: z
    .string()
    .max(60)
    .optional()
    .describe('The code of the locate profile by which its own catalogue is asked.'),
  holdingCode: z
    .string()
    .max(120)
    .optional()
    .describe('The code of the library’s own holdings in that catalogue.'),
  email: z.email().optional().describe('Where its mails come from.'),
  replyAddress: ReplyAddress.optional().describe(
    'Where partners’ replies to its letters go, such as `ill+{token}@library.example`; its `email` where left out.',
  ),
  specialCollections: z
    .array(z.string().trim().min(1).max(200))
    .max(100)
    .optional()
    .describe(
      'The pickup locations at which items are used that a partner lends for special collections only; staff are asked about any other. All of them where left out.',
    ),
  staffMails: z
    .object({
      to: z
        .array(z.email().max(254))
        .min(1)
        .max(20)
        .describe('The addresses for alarms about its requests, and for the morning mail.'),
      digestAt: TimeOfDay.optional().describe(
        'When the morning mail about open attention is sent, in the library’s time zone; it is not sent where left out.',
      ),
    })
    .optional()
    .describe('Mails to the people who work on its requests.'),
  monthlyReport: z
    .object({
      to: z
        .array(z.email().max(254))
        .min(1)
        .max(20)
        .describe('The addresses to which the report of each month is sent on the first day of the next.'),
    })
    .optional()
    .describe(
      'The monthly report by mail: figures, trend and what to look at, without patrons; none where left out.',
    ),
  language: z
    .enum(languages)
    .prefault('en')
    .describe('The language of its mails to patrons, and of slips and labels.'),
  retention: RetentionPeriods.prefault({}).describe('The time for which personal data is kept.'),
  holdBack: Duration.refine(
    (duration) => durationMilliseconds(duration) <= millisecondsPerHour,
    schemaMessage('fault.at_most_duration', { longest: 'PT1H' }),
  )
    .prefault('PT10S')
    .describe(
      'How long messages that a person’s command causes wait before they leave, so that an undo withdraws them; `PT0S` for not at all.',
    ),
  dueDateNotices: DueDateNoticeSettings.optional().describe(
    'When patrons get mails about due dates; never where left out.',
  ),
  notices: LibraryNotices.optional().describe(
    'Mails to patrons in the library’s own words, in place of the built-in ones.',
  ),
  copyright: CopyrightSettings.optional().describe(
    'How the library handles copyright of copies; nothing is counted or declared where left out.',
  ),
  patronPages: PatronPages.optional().describe(
    'The pages on which patrons ask for items; there are none where left out.',
  ),
})
export type Library = z.infer<typeof Library>
