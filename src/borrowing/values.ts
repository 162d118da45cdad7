import { z } from 'zod'
import { schemaMessage } from '../translations/schema-message.ts'

/** An instant in UTC with milliseconds, `2026-11-24T14:00:00.000Z`: fixed width, so that text order is time order. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, schemaMessage('fault.instant'))
  .brand('Instant')
export type Instant = z.infer<typeof Instant>

/** A time as callers may write it, with any offset, with or without parts of a second; it is read as an instant. */
export const InstantInput = z.iso
  .datetime({ offset: true, error: schemaMessage('fault.time') })
  .transform((text) => Instant.parse(new Date(text).toISOString()))

/** A calendar day in the library's time zone, `2026-11-24`. */
export const Day = z.iso.date(schemaMessage('fault.day')).brand('Day')
export type Day = z.infer<typeof Day>

/** An ISO 8601 duration of whole days, hours, minutes and seconds, such as `P7D` or `PT30S`. */
export const Duration = z
  .string()
  .regex(/^P(?=.)(\d{1,4}D)?(T(?=.)(\d{1,5}H)?(\d{1,5}M)?(\d{1,6}S)?)?$/, {
    error: schemaMessage('fault.duration'),
    // What is no duration has no length that a further rule could name.
    abort: true,
  })
  .brand('Duration')
export type Duration = z.infer<typeof Duration>

/** A library's code: the first part of its request numbers, so it holds no hyphen. */
export const LibraryCode = z
  .string()
  .regex(/^[A-Z0-9]{1,12}$/, schemaMessage('fault.library_code'))
  .brand('LibraryCode')
export type LibraryCode = z.infer<typeof LibraryCode>

/** A partner's code, unique in the gateway, fixed once given. */
export const PartnerCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, schemaMessage('fault.code'))
  .brand('PartnerCode')
export type PartnerCode = z.infer<typeof PartnerCode>

/** A request's number: the library's code, a hyphen and a short id. */
export const RequestNumber = z
  .string()
  .regex(/^[A-Z0-9]{1,12}-[A-Z0-9]{4,14}$/, schemaMessage('fault.request_number'))
  .brand('RequestNumber')
export type RequestNumber = z.infer<typeof RequestNumber>

/** Returns the library of a request, which its number begins with. */
export const libraryOfNumber = (number: RequestNumber): LibraryCode =>
  LibraryCode.parse(number.slice(0, number.indexOf('-')))

/** The id under which one partner was asked: the request number, a hyphen and a count. At most 32 characters, since peers cut longer ones. */
export const RequestId = z
  .string()
  .regex(/^[A-Z0-9]{1,12}-[A-Z0-9]{4,14}-\d{1,4}$/, schemaMessage('fault.request_id'))
  .brand('RequestId')
export type RequestId = z.infer<typeof RequestId>

/** An amount of money: an ISO 4217 currency and a decimal, kept as text. */
export const Cost = z.object({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, schemaMessage('fault.currency_code'))
    .describe('The currency, as a code of ISO 4217.'),
  amount: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,4})?$/, schemaMessage('fault.decimal'))
    .describe('The amount, as a decimal with a point.'),
})
export type Cost = z.infer<typeof Cost>

/** An agency's id: its type (ISIL, DNUCNI …) and value. */
export const AgencyId = z.object({
  type: z.string().trim().min(1).max(40).describe('The type of the agency id, such as `ISIL`.'),
  value: z.string().trim().min(1).max(120).describe('The agency id.'),
})
export type AgencyId = z.infer<typeof AgencyId>

/** The actor. `id` is the caller's word for the person: never a name. */
export const Actor = z.object({
  kind: z
    .enum(['staff', 'patron', 'system', 'partner'])
    .describe('Who it was: a person of the staff, a patron, a partner, a system, or the gateway.'),
  id: z.string().min(1).max(120).optional().describe('The id of the person, key or partner.'),
})
export type Actor = z.infer<typeof Actor>

/** Characters of words that a partner always says. */
export const longestStandingText = 500

/** A postal or electronic address. */
export const Address = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('physical'),
    line1: z.string().max(200).optional().describe('The first line of the address.'),
    line2: z.string().max(200).optional().describe('The second line of the address.'),
    locality: z.string().max(200).optional().describe('The town.'),
    postalCode: z.string().max(40).optional().describe('The postal code.'),
    region: z.string().max(100).optional().describe('The region.'),
    country: z.string().max(100).optional().describe('The country.'),
  }),
  z.object({
    kind: z.literal('electronic'),
    type: z.string().min(1).max(40).describe('The type of the electronic address, such as `Email`.'),
    value: z.string().min(1).max(300).describe('The electronic address.'),
  }),
])
export type Address = z.infer<typeof Address>

/** Returns the message for a text of the wrong form; other faults keep their own messages. */
const form = (words: string) => ({
  error: ({ code }: { readonly code?: string | undefined }) =>
    code === 'invalid_format' ? words : undefined,
})

/** The longest address that is taken, in characters. */
const longestUrl = 2000

/** An address, of whatever kind. */
export const AnyUrl = z.url(form(schemaMessage('fault.file_address'))).max(longestUrl)

/** An address of the web. */
export const WebUrl = z
  .url({ protocol: /^https?$/, ...form(schemaMessage('fault.http_address')) })
  .max(longestUrl)

/** An address of a system of NCIP: of the web, or a bare socket with its port. */
export const NcipUrl = z
  .url({
    protocol: /^(https?|tcp)$/,
    ...form(schemaMessage('fault.http_or_tcp_address')),
  })
  .max(longestUrl)
  .refine((url) => !url.startsWith('tcp:') || URL.parse(url)?.port !== '', schemaMessage('fault.port'))

/** A network as CIDR. */
export const Network = z.union([z.cidrv4(), z.cidrv6()], schemaMessage('fault.network'))

/** A text that a header or an attribute can hold. */
export const PlainAscii = z.string().regex(/^[\x20-\x7e]+$/, schemaMessage('fault.printable_ascii'))

/** The same, without spaces. */
export const AsciiWord = z.string().regex(/^[\x21-\x7e]+$/, schemaMessage('fault.printable_ascii_word'))

/** The place of the token in a reply address. */
export const tokenPlace = '{token}'

/** A local part has at most 64 characters (RFC 5321, section 4.5.3.1.1), and a token up to 50 of them. */
const longestBesideToken = 14

/** An address in which replies name their letter, such as `ill+{token}@library.example`; or a plain one. */
export const ReplyAddress = z
  .string()
  .max(254)
  .refine(
    (address) => z.email().safeParse(address.replace(tokenPlace, '')).success,
    schemaMessage('fault.mail_address', { example: 'ill+{token}@library.example' }),
  )
  .refine(
    (address) =>
      !address.includes(tokenPlace) ||
      (address.split('@')[0]?.length ?? 0) - tokenPlace.length <= longestBesideToken,
    schemaMessage('fault.token_address_length', { limit: longestBesideToken }),
  )
export type ReplyAddress = z.infer<typeof ReplyAddress>
