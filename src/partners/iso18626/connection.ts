import { z } from 'zod'
import { Timeout } from '../../borrowing/time.ts'
import { WebUrl } from '../../borrowing/values.ts'
import { connectionReader } from '../connection.ts'
import { ExtraHeaders, OutboundCredentials } from '../http-connection.ts'
import { VendorCode } from '../vendor-use.ts'

/** The settings of an ISO 18626 partner besides those of all partners. */
export const Iso18626Connection = z.object({
  protocol: z.literal('iso18626'),
  /** Where messages to the partner are posted. */
  url: WebUrl.meta({ 'x-destination': true }),
  edition: z.enum(['1.2', '2021-2']).prefault('1.2'),
  /** The vendor whose `iso18626` settings hold. */
  vendor: VendorCode.prefault('standard'),
  headers: ExtraHeaders,
  outboundCredentials: OutboundCredentials,
  /** The account that goes into the header's requestingAgencyAuthentication, where the partner asks for it. */
  account: z
    .object({ accountId: z.string().max(200), securityCode: z.string().max(200).meta({ 'x-secret': true }) })
    .optional(),
  timeout: Timeout.prefault('PT30S'),
  /** The number of messages that may be under way to the partner at once. */
  concurrency: z.int().min(1).max(64).prefault(4),
  /** Whether a request of a patron is marked as such (requestSubType PatronRequest). The vendor's where left out. */
  patronRequest: z.boolean().optional(),
  /** Whether the partner takes Reminder requests. */
  takesReminder: z.boolean().prefault(true),
  /** Whether the partner answers status requests. */
  takesStatusRequest: z.boolean().prefault(true),
})
export type Iso18626Connection = z.infer<typeof Iso18626Connection>

/** Reads the ISO 18626 connection of a partner. `Problem` internal for a partner of another protocol. */
export const connectionOf = connectionReader(Iso18626Connection, 'ISO 18626')
