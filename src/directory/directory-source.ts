import { z } from 'zod'
import { durationWithin, Timeout } from '../borrowing/time.ts'
import { Duration, WebUrl } from '../borrowing/values.ts'
import { ExtraHeaders, OutboundCredentials } from '../partners/http-connection.ts'
import { schemaMessage } from '../translations/schema-message.ts'

export const SourceCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,39}$/, schemaMessage('fault.lower_case_code'))
  .describe('The code of the source, fixed once given. Its entries name it as their source.')

const url = WebUrl.meta({ 'x-destination': true })

/** The ways in which a directory can be read over HTTP. */
const SourceKind = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('crosslink'),
    url: url.describe('The URL of the directory, without `/entries`.'),
    query: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .optional()
      .describe('A CQL query that chooses entries, such as `type=Institution`; all entries where left out.'),
    pageSize: z.int().min(1).max(1000).prefault(1000).describe('How many entries are read at a time.'),
  }),
  z.object({
    kind: z.literal('csv'),
    url: url.describe('The URL of the file.'),
  }),
])

/** A directory that the gateway reads regularly. */
export const DirectorySource = z.object({
  code: SourceCode,
  status: z.enum(['active', 'inactive']).prefault('active').describe('An inactive source is not read.'),
  read: SourceKind.describe('What is read, and where.'),
  schedule: durationWithin(Duration.parse('PT5M'), Duration.parse('P90D'))
    .prefault('P1D')
    .describe('How long after a reading the next one begins.'),
  apply: z
    .enum(['when_accepted', 'automatically'])
    .prefault('when_accepted')
    .describe('Whether an admin accepts what a reading would change, or it is applied at once.'),
  createPartners: z
    .enum(['none', 'inactive', 'active'])
    .prefault('none')
    .describe(
      'Whether partners are made of entries that have an agency id and an ISO 18626 endpoint, and with which status. A partner that has an agency id of an entry is linked to it.',
    ),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, schemaMessage('fault.currency_code'))
    .prefault('EUR')
    .describe('The currency of prices that name none.'),
  withdrawAfter: durationWithin(Duration.parse('P1D'), Duration.parse('P365D'))
    .prefault('P30D')
    .describe('How long an entry is missing in the source until new rotas pass its partner over.'),
  headers: ExtraHeaders.describe('Headers that are sent besides, such as `X-Okapi-Tenant`.'),
  outboundCredentials: OutboundCredentials.describe('How lendwire proves who it is.'),
  allowPlaintextCredentials: z
    .boolean()
    .prefault(false)
    .describe('Whether credentials may go to a public address without encryption.'),
  allowPrivateNetwork: z
    .boolean()
    .prefault(false)
    .describe('Whether the URL may lead into private networks. Only an admin can allow that.'),
  timeout: Timeout.prefault('PT30S').describe('How long an answer is waited for.'),
})
export type DirectorySource = z.infer<typeof DirectorySource>
