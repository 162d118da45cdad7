import { z } from 'zod'
import { Address, AgencyId, Day, Duration, LibraryCode, Network, PartnerCode } from '../borrowing/values.ts'
import { WorkflowsByService } from '../borrowing/workflow/choose-workflow.ts'
import { Connection } from './connection.ts'
import type { VendorSettings } from './vendor-use.ts'

/** A credential of a partner, kept as a hash. Two of a kind are valid at the same time, so that secrets can be rotated. */
export const InboundCredential = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bearer'), hash: z.string() }),
  z.object({ kind: z.literal('basic'), username: z.string(), hash: z.string() }),
  z.object({ kind: z.literal('path'), hash: z.string() }),
  /** Credentials in the message itself: NCIP's FromAgencyAuthentication. */
  z.object({ kind: z.literal('message'), hash: z.string() }),
])
export type InboundCredential = z.infer<typeof InboundCredential>

/** A lending partner, in the directory of the whole gateway. */
export const Partner = z.object({
  code: PartnerCode,
  name: z.string().min(1).max(200),
  status: z.enum(['active', 'inactive']).prefault('active'),
  closures: z
    .array(z.object({ from: Day, to: Day }))
    .max(50)
    .prefault([]),
  /** Its agency ids, each unique in the gateway; messages to it name the first one. */
  symbols: z.array(AgencyId).min(1).max(20),
  /** Other agencies that it may answer for, such as the members behind a broker; `any` for a broker that names none. */
  answersFor: z.union([z.literal('any'), z.array(AgencyId).max(2000)]).prefault([]),
  institutionCode: z.string().max(120).optional(),
  holdingCode: z.string().max(120).optional(),
  /** The workflow profile of requests while this partner is active. */
  workflow: z.string().max(60).optional(),
  /** Workflow profiles for one type of service, in place of `workflow`. */
  workflows: WorkflowsByService.optional(),
  /** The services that it offers. */
  services: z
    .array(z.enum(['loan', 'copy']))
    .min(1)
    .max(2)
    .prefault(['loan', 'copy']),
  /** The number of days from its promise to the shipment: after that it is claimed, in place of the workflow's `willSupply`. */
  averageSupplyDays: z.number().nonnegative().max(365).optional(),
  /** The average cost: an amount in one currency for all partners, because rotas are sorted by it. */
  averageCost: z.number().nonnegative().max(100_000).optional(),
  /** The number of days that its shipments are under way: added to the time that it has to supply. */
  deliveryDelayDays: z.number().nonnegative().max(365).optional(),
  /** The share of requests that it is asked, relative to the weights of the other partners, in rota templates that balance by weight; 1 by default. */
  weight: z.number().nonnegative().max(1000).optional(),
  /** The largest number of its open requests, from all libraries: requests that it has not answered, and those with an item out. */
  limit: z.int().positive().optional(),
  /** The currency of its prices, where it names none. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency code of ISO 4217, such as EUR')
    .optional(),
  locateProfile: z.string().max(60).optional(),
  /**
   * The time at which a request that it does not answer expires, in place of the workflow's `response`: never; after some
   * days; at the end of the day by which the item is needed (without such a day, after the workflow's `response`).
   */
  expiry: z
    .union([
      z.object({ kind: z.literal('none') }),
      z.object({ kind: z.literal('days'), days: z.int().positive().max(365) }),
      z.object({ kind: z.literal('date_of_interest') }),
    ])
    .optional(),
  /** Whether the patron's name and addresses may be sent to this partner. */
  sendsRequesterInformation: z.boolean().prefault(false),
  /** Whether its item ids are the barcodes of its items. */
  sharedBarcodes: z.boolean().prefault(false),
  /** The number of days after which the patron gets the notice of an overdue item again, if the workflow's notices have it. */
  resendOverdueDays: z.int().positive().max(365).optional(),
  /** On: when its time to answer is over, it is sent a cancel and the next partner is asked. Off: staff get attention and decide. */
  automaticCancel: z.boolean().prefault(true),
  /**
   * On: a claim is sent automatically when an answer, a shipment or a check-in does not come, also before an unanswered
   * request expires. Off: staff get attention in its place. Left out: as on, but before an expiry only if the workflow's
   * `claimBeforeExpiry` says so.
   */
  automaticClaim: z.boolean().optional(),
  /** The people to contact there, as the return slip shows them. */
  contacts: z
    .array(
      z.object({
        name: z.string().max(200),
        email: z.email().optional(),
        phone: z.string().max(60).optional(),
      }),
    )
    .max(20)
    .prefault([]),
  /** The addresses to which its items are returned. */
  addresses: z.array(Address).max(10).prefault([]),
  /** The messages of the partner in a day to one process: more are refused, and an alarm is raised at 80 %. */
  dailyQuota: z
    .object({
      messages: z.int().min(1).max(100_000_000).prefault(1_000_000),
      megabytes: z.int().min(1).max(1_000_000).prefault(5_000),
    })
    .prefault({}),
  /**
   * The quota of its messages that belong to no request: beyond it, the oldest are dropped. The people of the alarm
   * settings are notified at 80 %.
   */
  storageQuota: z
    .object({
      messages: z.int().min(1).max(1_000_000).prefault(10_000),
      megabytes: z.int().min(1).max(100_000).prefault(100),
    })
    .prefault({}),
  /** Whether credentials may go to a public address over a connection without encryption. */
  allowPlaintextCredentials: z.boolean().prefault(false),
  /** Whether its URL may point into private networks. Only an admin can allow that. */
  allowPrivateNetwork: z.boolean().prefault(false),
  /** The networks its messages may come from, as CIDR; empty for any. */
  allowedNetworks: z.array(Network).max(50).prefault([]),
  inboundCredentials: z.array(InboundCredential).max(6).prefault([]),
  /** The settings that differ for one library. */
  overrides: z
    .record(
      LibraryCode,
      z.object({
        status: z.enum(['active', 'inactive']).optional(),
        workflow: z.string().max(60).optional(),
        workflows: WorkflowsByService.optional(),
      }),
    )
    .prefault({}),
  /** The connection to it. The schema of its protocol has more members, see `partnerSchema`. */
  connection: Connection,
  /** The number of attempts before a message is a dead letter, and the times between them. */
  retry: z
    .object({
      attempts: z.int().min(1).max(100).prefault(12),
      firstDelay: Duration.prefault('PT5S'),
      longestDelay: Duration.prefault('PT1H'),
    })
    .prefault({}),
})
export type Partner = z.infer<typeof Partner> & {
  /** The configured settings of its vendor; those of the built-in vendor where left out. Never stored. */
  readonly vendorSettings?: VendorSettings | undefined
}
