import { z } from 'zod'
import { Timeout } from '../../borrowing/time.ts'
import { WebUrl } from '../../borrowing/values.ts'
import { connectionReader } from '../connection.ts'
import { ExtraHeaders, OutboundCredentials } from '../http-connection.ts'
import { VendorCode } from '../vendor-use.ts'

/** The settings of an ISO 18626 partner besides those of all partners. */
export const Iso18626Connection = z.object({
  protocol: z.literal('iso18626'),
  url: WebUrl.meta({ 'x-destination': true }).describe('Where messages to the partner are posted.'),
  edition: z
    .enum(['1.2', '2021-2'])
    .optional()
    .describe(
      'The edition of ISO 18626: 1.2 where left out. A vendor that has an edition of its own overrules it.',
    ),
  vendor: VendorCode.prefault('standard').describe('The code of the vendor whose `iso18626` settings apply.'),
  headers: ExtraHeaders.describe('Headers that are sent besides.'),
  outboundCredentials: OutboundCredentials.describe('How lendwire proves who it is.'),
  account: z
    .object({
      accountId: z.string().max(200).describe('The id of the account.'),
      securityCode: z.string().max(200).meta({ 'x-secret': true }).describe('The security code.'),
    })
    .optional()
    .describe(
      'The account for `requestingAgencyAuthentication` in the header, where the partner asks for it.',
    ),
  timeout: Timeout.prefault('PT30S').describe('How long an answer is waited for.'),
  concurrency: z
    .int()
    .min(1)
    .max(64)
    .prefault(4)
    .describe('How many messages may be sent to the partner at once.'),
  patronRequest: z
    .boolean()
    .optional()
    .describe(
      'Whether a request of a patron is marked as such (requestSubType PatronRequest); as with the vendor where left out.',
    ),
  takesReminder: z
    .boolean()
    .optional()
    .describe('Whether the partner takes Reminder requests; as with the vendor where left out.'),
  takesStatusRequest: z
    .boolean()
    .optional()
    .describe('Whether the partner answers status requests; as with the vendor where left out.'),
})
export type Iso18626Connection = z.infer<typeof Iso18626Connection>

/** Reads the ISO 18626 connection of a partner. `Problem` internal for a partner of another protocol. */
export const connectionOf = connectionReader(Iso18626Connection, 'ISO 18626')
