import { z } from 'zod'
import { Timeout } from '../borrowing/time.ts'
import { AsciiWord, Duration, PlainAscii, WebUrl } from '../borrowing/values.ts'
import { ExtraHeaders, OutboundCredentials } from '../partners/http-connection.ts'
import { schemaMessage } from '../translations/schema-message.ts'

/** The numbers of a citation that a catalogue can be asked for. */
export const numberKinds = ['isbn', 'issn', 'doi', 'pmid', 'oclc', 'lccn', 'record_id'] as const
export type NumberKind = (typeof numberKinds)[number]

/** The kinds of holdings that records carry; each is read by one small file under `holdings/`. */
export const holdingsKinds = [
  'marc_852',
  'alma_ava',
  'koha_952',
  'opac',
  'iso_20775',
  'marc_924',
  'reservoir',
  'none',
] as const
export type HoldingsKind = (typeof holdingsKinds)[number]

const url = WebUrl.refine((text) => {
  const parsed = URL.parse(text)
  return parsed !== null && parsed.username === '' && parsed.password === ''
}, schemaMessage('fault.url_without_credentials')).meta({
  'x-destination': true,
})

/** The name of a CQL index, such as `alma.isbn` or `rec.id`. */
const indexName = z.string().regex(/^[A-Za-z][A-Za-z0-9._-]{0,79}$/, schemaMessage('fault.index_name'))

/** The questions to an SRU server: by a number, or by title and author. */
const SruIndex = z.discriminatedUnion('by', [
  z.object({
    by: z.enum(numberKinds).describe('The numbers for which this index is asked.'),
    index: indexName.describe('The index for the number.'),
  }),
  z.object({
    by: z.literal('title'),
    index: indexName.describe('The index for the title.'),
    authorIndex: indexName.optional().describe('The index for authors.'),
  }),
])

/** The name of a number in a service that is asked by ids, such as `isbn:` before it. */
const IdForm = z.object({
  by: z.enum(numberKinds).describe('The kind of number.'),
  prefix: z
    .string()
    .regex(/^[\x21-\x7e]*$/, schemaMessage('fault.printable_ascii_word'))
    .max(60)
    .prefault('')
    .describe('What is put before the number, such as `isbn:`.'),
})

const agency = z.string().min(1).max(120)

const Ask = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('sru'),
    url: url.describe('The URL of the service.'),
    version: z.enum(['1.1', '1.2', '2.0']).prefault('1.2').describe('The version of SRU.'),
    recordSchema: AsciiWord.max(200).prefault('marcxml').describe('The schema of the records.'),
    indexes: z
      .array(SruIndex)
      .min(1)
      .max(20)
      .describe('The questions in order: the first one that finds a record is the last.'),
    holdings: z.enum(holdingsKinds).prefault('marc_852').describe('How holdings are read.'),
    codeFrom: z
      .enum(['a', 'b'])
      .optional()
      .describe(
        'The subfield of MARC 852 that names the institution, for rotas from holdings; every one of `a`, `b` and `c` where left out.',
      ),
    target: AsciiWord.max(300)
      .optional()
      .describe(
        'The Z39.50 server, as `host:port/database`, where the URL is that of a Metaproxy that asks it (`x-target`).',
      ),
    codeType: z
      .string()
      .trim()
      .min(1)
      .max(40)
      .optional()
      .describe(
        'The type of agency ids, such as `ISIL`, that the codes of institutions are; a code is compared with agency ids of any type where left out.',
      ),
    maximumRecords: z
      .int()
      .min(1)
      .max(50)
      .prefault(10)
      .describe('The largest number of records that is asked for.'),
  }),
  z.object({
    kind: z.literal('daia'),
    url: url.describe('The URL of the service.'),
    ids: z.array(IdForm).min(1).max(20).describe('The numbers by which it can be asked.'),
  }),
  z.object({
    kind: z.literal('ncip_lookup_item'),
    url: url.describe('The URL of the service.'),
    ids: z
      .array(
        IdForm.extend({
          type: z
            .string()
            .min(1)
            .max(120)
            .optional()
            .describe('The type of the number, as the catalogue names it.'),
        }),
      )
      .min(1)
      .max(20)
      .describe('The numbers by which it can be asked.'),
    fromAgency: agency.describe('The agency id of the sender.'),
    toAgency: agency.describe('The agency id of the receiver.'),
    version: PlainAscii.max(200).optional().describe('The version of NCIP.'),
  }),
])

/**
 * The settings by which a catalogue is asked whether it holds an item and what its answers mean: one profile serves all partners whose
 * holdings are in it.
 */
export const LocateProfile = z.object({
  code: z.string().trim().min(1).max(60).describe('The code of the document, fixed once given.'),
  ask: Ask.describe('How the catalogue is asked.'),
  whenUnavailable: z
    .enum(['drop', 'keep'])
    .prefault('drop')
    .describe('What happens to a partner that holds the item but has it on loan now.'),
  whenUncertain: z
    .enum(['keep', 'drop'])
    .prefault('keep')
    .describe('What happens to a partner of which the catalogue does not say whether it holds the item.'),
  headers: ExtraHeaders.describe('Headers that are sent besides.'),
  outboundCredentials: OutboundCredentials.describe('How lendwire proves who it is.'),
  allowPlaintextCredentials: z
    .boolean()
    .prefault(false)
    .describe('Whether credentials may go to a public address without encryption.'),
  allowPrivateNetwork: z
    .boolean()
    .prefault(false)
    .describe('Whether the URL may lead into private networks. Only an admin can allow that.'),
  timeout: Timeout.prefault('PT10S').describe('How long an answer is waited for.'),
  cacheFor: Duration.prefault('PT1H').describe(
    'How long the holders that a union catalogue named are kept for the next request for the same item; `PT0S` for not at all. That it names none is believed for 15 minutes at most, and that a copy is available for one.',
  ),
  concurrency: z
    .int()
    .min(1)
    .max(32)
    .prefault(4)
    .describe('How many partners may be looked up in the catalogue at once, by the whole gateway.'),
  retry: z
    .object({
      attempts: z.int().min(1).max(20).prefault(3).describe('How many attempts are made at most.'),
      firstDelay: Duration.prefault('PT2S').describe(
        'The wait before the first retry; it doubles with each further one.',
      ),
      longestDelay: Duration.prefault('PT1M').describe('The longest wait between two attempts.'),
    })
    .prefault({})
    .describe('How often the catalogue is asked before it counts as not answering, and the times between.'),
})
export type LocateProfile = z.infer<typeof LocateProfile>
