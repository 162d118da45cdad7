import { z } from 'zod'
import { CopyrightSettings } from './copyright-settings.ts'
import { DueDateNoticeSettings } from './due-date-notices.ts'
import { LibraryNotices } from './notice-words.ts'
import { PatronOpenId } from './patron-open-id.ts'
import { durationMilliseconds, isTimeZone, TimeOfDay } from './time.ts'
import { Address, AgencyId, Duration, LibraryCode, ReplyAddress, WebUrl } from './values.ts'
import { WorkflowsByService } from './workflow/choose-workflow.ts'

const publicKey = z
  .looseObject({ kty: z.enum(['RSA', 'EC', 'OKP']), kid: z.string().max(200).optional() })
  .refine((jwk) => !('d' in jwk), 'must be the public part of a key only')

/** A key that a library's system signs tokens of patrons with (RFC 7517, RFC 7519). */
export const PatronKey = z.discriminatedUnion('kind', [
  /** HS256. `id` names it, and is the `kid` of its tokens where they have one. */
  z.object({
    kind: z.literal('secret'),
    id: z.string().regex(/^[\w.-]{1,60}$/, 'must have only letters, digits, dots, underscores, hyphens'),
    secret: z
      .string()
      .regex(
        /^(?:[\x21-\x7e]{32,200}|\*{8})$/,
        'must be 32 or more characters that nobody can guess, without spaces',
      )
      .meta({ 'x-secret': true }),
  }),
  /** RS256, PS256, ES256 or EdDSA. */
  z.object({ kind: z.literal('jwks'), jwks: z.object({ keys: z.array(publicKey).min(1).max(10) }) }),
])
export type PatronKey = z.infer<typeof PatronKey>

/** The pages on which patrons ask for items and follow their requests. */
export const PatronPages = z.object({
  /** The keys of the library's systems that sign links for patrons. */
  keys: z.array(PatronKey).max(5).prefault([]),
  /** Patrons may sign in by card number and PIN, which the library's own system checks (LookupUser). */
  signInByCard: z.boolean().prefault(false),
  /** Patrons sign in by OpenID Connect at the institution's identity provider. */
  openId: PatronOpenId.optional().describe('The identity provider at which patrons sign in.'),
  /** Where patrons sign in; they come back with a token to the address that is added as `return`. */
  signIn: WebUrl.optional(),
  /** Where an item can be picked up; without any, the patron is not asked. */
  pickupLocations: z.array(z.string().trim().min(1).max(200)).max(100).prefault([]),
})
export type PatronPages = z.infer<typeof PatronPages>

/** The time for which personal data of a library's requests is kept. */
export const RetentionPeriods = z
  .object({
    /** The time after which a closed request of which nothing is open is anonymized. */
    anonymizeAfter: Duration.prefault('P90D'),
    /** The time from that moment after which the request itself is removed. */
    removeAfter: Duration.prefault('P1095D'),
  })
  .refine(
    ({ anonymizeAfter, removeAfter }) =>
      durationMilliseconds(anonymizeAfter) <= durationMilliseconds(removeAfter),
    { path: ['removeAfter'], message: '`removeAfter` must not be shorter than `anonymizeAfter`' },
  )
export type RetentionPeriods = z.infer<typeof RetentionPeriods>

/** A library: a tenant of the gateway, the requesting agency. It never sees another's requests. */
export const Library = z.object({
  code: LibraryCode,
  name: z.string().min(1).max(200),
  /** The agency ids it borrows under; the first one is the one that it signs with. */
  symbols: z.array(AgencyId).min(1).max(20),
  timeZone: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Oslo').prefault('UTC'),
  /**
   * The workflow profile that holds unless a partner's own does; `standard loan` or `standard copy` where it names
   * none.
   */
  workflow: z.string().max(60).optional(),
  /** Workflow profiles for one type of service, in place of `workflow`. */
  workflows: WorkflowsByService.optional(),
  contact: z.string().max(200).optional(),
  addresses: z.array(Address).max(10).prefault([]),
  /** The locate profile that says how its own catalogue is asked, and the holding code that is its own there. */
  locateProfile: z.string().max(60).optional(),
  holdingCode: z.string().max(120).optional(),
  /** Where its mails come from. */
  email: z.email().optional(),
  /** Where partners' replies to its letters go, such as `ill+{token}@library.example`; its `email` where left out. */
  replyAddress: ReplyAddress.optional(),
  /** Mails to the people who work on its requests. */
  staffMails: z
    .object({
      /** The addresses for alarms about its requests, and for the morning mail. */
      to: z.array(z.email().max(254)).min(1).max(20),
      /** When the morning mail with what needs attention is sent, in its time zone; none is where it is left out. */
      digestAt: TimeOfDay.optional(),
    })
    .optional(),
  /** The language of its mails to patrons, and of slips and labels. */
  language: z.enum(['en', 'de']).prefault('en'),
  /** The time for which personal data is kept. */
  retention: RetentionPeriods.prefault({}),
  /** When patrons get mails about due dates: none where left out. */
  dueDateNotices: DueDateNoticeSettings.optional(),
  /** Mails to patrons in the library's own words, in place of the built-in ones. */
  notices: LibraryNotices.optional(),
  /** The settings for copyright of copies: nothing is counted or declared where left out. */
  copyright: CopyrightSettings.optional(),
  /** Without this there are none. */
  patronPages: PatronPages.optional(),
})
export type Library = z.infer<typeof Library>
