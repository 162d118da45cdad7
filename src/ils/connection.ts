import { z } from 'zod'
import { Timeout } from '../borrowing/time.ts'
import { Duration, NcipUrl, Network, PlainAscii } from '../borrowing/values.ts'
import { ExtraHeaders, OutboundCredentials } from '../partners/http-connection.ts'
import { ncipHeaderMembers } from '../partners/ncip-header-members.ts'
import { InboundCredential } from '../partners/partner.ts'
import { VendorCode, type VendorSettings } from '../partners/vendor-use.ts'
import { calls } from './calls.ts'

const code = z.string().min(1).max(120)

/** The connection to a library's own system over NCIP. */
export const IlsConnection = z.object({
  url: NcipUrl.meta({ 'x-destination': true }).describe(
    'Where messages go: `https://…` to post them, `tcp://host:port` for a bare socket.',
  ),
  tls: z
    .boolean()
    .meta({ 'x-destination': true })
    .prefault(false)
    .describe("Whether a bare socket is encrypted; the certificate must be one for the host's name."),
  allowPlaintextCredentials: z
    .boolean()
    .prefault(false)
    .describe('Whether credentials may go to a public address without encryption.'),
  dialect: VendorCode.prefault('standard').describe('The vendor whose `ils` settings hold.'),
  calls: z
    .partialRecord(z.enum(calls), z.boolean().describe('Whether the call is made.'))
    .prefault({})
    .describe('Calls that are on or off where the dialect has it otherwise.'),
  whenAway: z
    .enum(['refuse', 'go_on'])
    .prefault('go_on')
    .describe(
      'Where the system does not answer when a patron is looked up: refuse the request, or make it with a note.',
    ),
  barcodes: z
    .enum(['lender', 'request'])
    .prefault('lender')
    .describe(
      "The barcode of temporary records: the lender's where it has one, or always one made of the request's number.",
    ),
  pickupLocation: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Where the patron picks items up, where a request does not say it.'),
  edition: z
    .enum(['1', '2'])
    .optional()
    .describe("Version 2 (an XML schema) or version 1 (a DTD), where it is another than the dialect's."),
  version: PlainAscii.max(200)
    .optional()
    .describe("What the version attribute says, where it is another than the dialect's."),
  fromAgency: code
    .optional()
    .describe(
      "The agency as which lendwire speaks, and the one of the system: the library's first agency id where left out.",
    ),
  toAgency: code.optional().describe('The agency id in ToAgencyId; the library’s own where left out.'),
  agencyScheme: z.string().max(200).optional().describe('The Scheme attribute of agency ids.'),
  fromSystemId: code.optional().describe('FromSystemId; the vendor’s where left out.'),
  ...ncipHeaderMembers,
  headers: ExtraHeaders.describe('Extra HTTP headers, without secrets.'),
  outboundCredentials: OutboundCredentials.describe(
    'How lendwire authenticates over HTTP: none, bearer, basic or a header.',
  ),
  allowPrivateNetwork: z
    .boolean()
    .prefault(false)
    .describe('May the URL point into private networks? Only an admin can say so.'),
  inboundCredentials: z
    .array(InboundCredential)
    .max(6)
    .prefault([])
    .describe('How the system authenticates when it calls `POST /ils/{library}/ncip`.'),
  allowedNetworks: z
    .array(Network)
    .max(50)
    .prefault([])
    .describe('The networks its messages may come from, as CIDR; empty for any.'),
  timeout: Timeout.prefault('PT20S').describe('How long an answer is waited for.'),
  concurrency: z
    .int()
    .min(1)
    .max(64)
    .prefault(2)
    .describe('How many messages may be under way to the system at once.'),
  retry: z
    .object({
      attempts: z.int().min(1).max(100).prefault(6).describe('How many attempts are made at most.'),
      firstDelay: Duration.prefault('PT5S').describe(
        'The wait before the first retry; it doubles with each further one.',
      ),
      longestDelay: Duration.prefault('PT10M').describe('The longest wait between two attempts.'),
    })
    .prefault({})
    .describe('How many attempts a call gets before it needs attention, and the delays between them.'),
})
export type IlsConnection = z.infer<typeof IlsConnection> & {
  /** The configured settings of its vendor; those of the built-in vendor where left out. Never stored. */
  readonly vendorSettings?: VendorSettings | undefined
}
