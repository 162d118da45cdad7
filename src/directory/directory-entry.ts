import { z } from 'zod'
import { OpeningDays, PartnerClosure } from '../borrowing/calendar.ts'
import { supplyTerms } from '../borrowing/rota-rules/supply-terms.ts'
import { isTimeZone } from '../borrowing/time.ts'
import { Address, AgencyId, Instant } from '../borrowing/values.ts'
import { Contacts } from '../partners/contact.ts'
import { schemaMessage } from '../translations/schema-message.ts'

export const EntryCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, schemaMessage('fault.entry_code'))
  .describe('The code of the entry, fixed once given.')

/** What a directory says of an institution. A source may replace each of these members. */
export const EntryFacts = z.object({
  type: z
    .enum(['institution', 'branch', 'consortium'])
    .prefault('institution')
    .describe('Whether it is an institution, a branch of one, or a consortium.'),
  parent: EntryCode.optional().describe('The code of the entry from which it inherits what it lacks.'),
  name: z.string().trim().min(1).max(200).describe('The name.'),
  description: z.string().max(1000).optional().describe('What is to be known of it.'),
  symbols: z
    .array(AgencyId)
    .max(50)
    .prefault([])
    .describe('Its agency ids; an agency id belongs to one entry.'),
  ...supplyTerms,
  closures: z.array(PartnerClosure).max(50).prefault([]).describe('When it is closed, or lends nothing.'),
  openingDays: OpeningDays,
  daysToShip: z
    .number()
    .nonnegative()
    .max(365)
    .optional()
    .describe('How many days it needs from its promise to the shipment.'),
  languages: z
    .array(z.string().trim().min(2).max(20))
    .max(20)
    .optional()
    .describe('The languages that its people read, such as `en`.'),
  timeZone: z
    .string()
    .refine(isTimeZone, schemaMessage('fault.time_zone'))
    .optional()
    .describe('The time zone, as a name of the IANA database.'),
  contacts: Contacts.describe('The people to contact there.'),
  addresses: z.array(Address).max(10).prefault([]).describe('The addresses to which items are returned.'),
  endpoint: z
    .object({
      protocol: z.enum(['iso18626', 'ncip', 'email']).describe('The protocol.'),
      url: z
        .string()
        .min(1)
        .max(2000)
        .meta({ 'x-destination': true })
        .describe('The URL, or the email address.'),
      edition: z.enum(['1.2', '2021-2']).optional().describe('The edition of ISO 18626 that it takes.'),
      vendor: z.string().max(60).optional().describe('The vendor of its system, as lendwire names it.'),
    })
    .optional()
    .describe('Where it takes requests. A partner uses it only once a person has accepted it.'),
})
export type EntryFacts = z.infer<typeof EntryFacts>

/** An institution, branch or consortium as its own directory describes it. */
export const DirectoryEntry = EntryFacts.extend({
  code: EntryCode,
  source: z
    .string()
    .max(60)
    .optional()
    .describe('The name of the source that it was imported from; left out where an admin wrote it.'),
  sourceId: z.string().max(120).optional().describe('Its id in the source.'),
  status: z
    .enum(['present', 'missing', 'withdrawn'])
    .prefault('present')
    .describe(
      '`missing`: the source has it no longer. `withdrawn`: for 30 days; new rotas pass its partner over, and requests that it has go on.',
    ),
  missingSince: Instant.optional().describe('When the source had it no longer.'),
  imported: EntryFacts.partial()
    .optional()
    .describe(
      'The members as the source had them last: what an admin changed differs from them and is kept.',
    ),
})
export type DirectoryEntry = z.infer<typeof DirectoryEntry>

/** The members that a source may replace. */
export const factNames = Object.keys(EntryFacts.shape) as readonly (keyof EntryFacts)[]
