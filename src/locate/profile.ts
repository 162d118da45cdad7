import { z } from 'zod'
import { Timeout } from '../borrowing/time.ts'
import { AsciiWord, Duration, PlainAscii, WebUrl } from '../borrowing/values.ts'
import { ExtraHeaders, OutboundCredentials } from '../partners/http-connection.ts'

/** The numbers of a citation that a catalogue can be asked for. */
export const numberKinds = ['isbn', 'issn', 'doi', 'pmid', 'oclc', 'lccn', 'record_id'] as const
export type NumberKind = (typeof numberKinds)[number]

/** The kinds of holdings that records carry; each is read by one small file under `holdings/`. */
export const holdingsKinds = ['marc_852', 'alma_ava', 'koha_952', 'opac', 'iso_20775', 'none'] as const
export type HoldingsKind = (typeof holdingsKinds)[number]

const url = WebUrl.refine((text) => {
  const parsed = URL.parse(text)
  return parsed !== null && parsed.username === '' && parsed.password === ''
}, 'a URL without user name and password: they belong into outboundCredentials').meta({
  'x-destination': true,
})

/** The name of a CQL index, such as `alma.isbn` or `rec.id`. */
const indexName = z.string().regex(/^[A-Za-z][A-Za-z0-9._-]{0,79}$/, 'must be an index such as dc.title')

/** The questions to an SRU server: by a number, or by title and author. */
const SruIndex = z.discriminatedUnion('by', [
  z.object({ by: z.enum(numberKinds), index: indexName }),
  z.object({ by: z.literal('title'), index: indexName, authorIndex: indexName.optional() }),
])

/** The name of a number in a service that is asked by ids, such as `isbn:` before it. */
const IdForm = z.object({
  by: z.enum(numberKinds),
  prefix: z
    .string()
    .regex(/^[\x21-\x7e]*$/, 'must be printable characters of ASCII: no spaces, and no accents')
    .max(60)
    .prefault(''),
})

const agency = z.string().min(1).max(120)

const Ask = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('sru'),
    url,
    version: z.enum(['1.1', '1.2', '2.0']).prefault('1.2'),
    recordSchema: AsciiWord.max(200).prefault('marcxml'),
    /** The questions in order: the first one that finds a record is the last. */
    indexes: z.array(SruIndex).min(1).max(20),
    holdings: z.enum(holdingsKinds).prefault('marc_852'),
    maximumRecords: z.int().min(1).max(50).prefault(10),
  }),
  z.object({ kind: z.literal('daia'), url, ids: z.array(IdForm).min(1).max(20) }),
  z.object({
    kind: z.literal('ncip_lookup_item'),
    url,
    ids: z
      .array(IdForm.extend({ type: z.string().min(1).max(120).optional() }))
      .min(1)
      .max(20),
    fromAgency: agency,
    toAgency: agency,
    version: PlainAscii.max(200).optional(),
  }),
])

/**
 * The settings by which a catalogue is asked whether it holds an item and what its answers mean: one profile serves all partners whose
 * holdings are in it.
 */
export const LocateProfile = z.object({
  code: z.string().trim().min(1).max(60),
  ask: Ask,
  /** Who holds it but has it on loan now: leaves the rota, or stays in it. */
  whenUnavailable: z.enum(['drop', 'keep']).prefault('drop'),
  /** Of whom the catalogue does not tell, or does not answer: stays in the rota, or leaves it. */
  whenUncertain: z.enum(['keep', 'drop']).prefault('keep'),
  headers: ExtraHeaders,
  outboundCredentials: OutboundCredentials,
  /** Whether the URL may point into private networks. Only an admin can say so. */
  allowPrivateNetwork: z.boolean().prefault(false),
  timeout: Timeout.prefault('PT10S'),
  /** The number of partners that may be asked after in it at once, by the whole gateway. */
  concurrency: z.int().min(1).max(32).prefault(4),
  /** The number of attempts before it counts as not answering, and the times between them. */
  retry: z
    .object({
      attempts: z.int().min(1).max(20).prefault(3),
      firstDelay: Duration.prefault('PT2S'),
      longestDelay: Duration.prefault('PT1M'),
    })
    .prefault({}),
})
export type LocateProfile = z.infer<typeof LocateProfile>
