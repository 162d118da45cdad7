import { z } from 'zod'
import { Timeout } from '../../borrowing/time.ts'
import { NcipUrl, PlainAscii } from '../../borrowing/values.ts'
import { schemaMessage } from '../../translations/schema-message.ts'
import { connectionReader } from '../connection.ts'
import { ExtraHeaders, OutboundCredentials } from '../http-connection.ts'
import { ncipHeaderMembers } from '../ncip-header-members.ts'
import { VendorCode } from '../vendor-use.ts'
import { services } from './services.ts'

const code = z.string().min(1).max(120)

/** The settings of an NCIP partner besides those of all partners. */
export const NcipConnection = z.object({
  protocol: z.literal('ncip'),
  url: NcipUrl.meta({ 'x-destination': true }).describe(
    'Where messages to the partner go: `https://…` to post them, `tcp://host:port` for a bare socket.',
  ),
  tls: z
    .boolean()
    .meta({ 'x-destination': true })
    .prefault(false)
    .describe("Whether a bare socket is encrypted; the certificate must be one for the host's name."),
  profile: VendorCode.prefault('standard').describe('The vendor whose `ncip` settings hold.'),
  edition: z
    .enum(['1', '2'])
    .prefault('2')
    .describe('Version 2 (2.0, 2.01, 2.02: an XML schema), or version 1 (a DTD).'),
  version: PlainAscii.max(200)
    .optional()
    .describe(
      'What the version attribute says, where the partner wants another one than that of the schema or DTD.',
    ),
  prefix: z
    .string()
    .regex(/^(?![Xx][Mm][Ll])[A-Za-z_][A-Za-z0-9_.-]{0,30}$/, schemaMessage('fault.element_prefix'))
    .optional()
    .describe("The prefix of element names; the profile's where it is left out."),
  agencyType: z
    .string()
    .max(40)
    .optional()
    .describe(
      "The type of the library's agency id that is shown to this partner; the first one where it is left out.",
    ),
  agencyScheme: z.string().max(200).optional().describe('The Scheme attribute of agency ids.'),
  toAgency: code
    .optional()
    .describe(
      "The partner's agency id in ToAgencyId, where it is neither its institution code nor its first symbol.",
    ),
  onBehalfOfAgency: code
    .optional()
    .describe("The library within the partner's institution, in OnBehalfOfAgency."),
  fromSystemId: code.optional().describe('FromSystemId and ToSystemId, and what kind of exchange it is.'),
  ...ncipHeaderMembers,
  userId: code
    .optional()
    .describe(
      'The user as whom the library borrows there, where the partner may not know the patron; its agency id if left out.',
    ),
  takes: z
    .array(z.enum(services))
    .max(20)
    .optional()
    .describe("The services that the partner takes, where they are others than the profile's."),
  cancelSettledBy: z
    .enum(['message', 'response'])
    .optional()
    .describe(
      "What settles a cancel: an ItemRequestCancelled, or the response to CancelRequestItem already; the profile's if left out.",
    ),
  headers: ExtraHeaders.describe('Extra HTTP headers, without secrets.'),
  outboundCredentials: OutboundCredentials.describe(
    'How lendwire authenticates over HTTP: none, bearer, basic or a header.',
  ),
  timeout: Timeout.prefault('PT30S').describe('How long an answer is waited for.'),
  concurrency: z
    .int()
    .min(1)
    .max(64)
    .prefault(4)
    .describe('How many messages may be under way to the partner at once.'),
})
export type NcipConnection = z.infer<typeof NcipConnection>

/** Reads the NCIP connection of a partner. `Problem` internal for a partner of another protocol. */
export const connectionOf = connectionReader(NcipConnection, 'NCIP')
