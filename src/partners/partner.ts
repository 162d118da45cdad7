import { z } from 'zod'
import { OpeningDays, PartnerClosure } from '../borrowing/calendar.ts'
import { supplyTerms } from '../borrowing/rota-rules/supply-terms.ts'
import { DaysBefore, isTimeZone, Timeout } from '../borrowing/time.ts'
import {
  Address,
  AgencyId,
  Day,
  Duration,
  LibraryCode,
  longestStandingText,
  Network,
  PartnerCode,
} from '../borrowing/values.ts'
import { WorkflowsByService } from '../borrowing/workflow/choose-workflow.ts'
import { schemaMessage } from '../translations/schema-message.ts'
import { Connection } from './connection.ts'
import { Contacts } from './contact.ts'
import type { VendorSettings } from './vendor-use.ts'

/** A credential of a partner, kept as a hash. Two of a kind are valid at the same time, so that secrets can be rotated. */
export const InboundCredential = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bearer'), hash: z.string().describe('The hash of the secret.') }),
  z.object({
    kind: z.literal('basic'),
    username: z.string().describe('The name of the account.'),
    hash: z.string().describe('The hash of the secret.'),
  }),
  z.object({ kind: z.literal('path'), hash: z.string().describe('The hash of the secret.') }),
  /** Credentials in the message itself: NCIP's FromAgencyAuthentication. */
  z.object({ kind: z.literal('message'), hash: z.string().describe('The hash of the secret.') }),
])
export type InboundCredential = z.infer<typeof InboundCredential>

/** A lending partner, in the directory of the whole gateway. */
export const Partner = z.object({
  code: PartnerCode.describe('The code, fixed once given.'),
  name: z.string().min(1).max(200).describe('The name of the partner.'),
  status: z
    .enum(['active', 'inactive'])
    .prefault('active')
    .describe('Whether requests are sent to the partner.'),
  closures: z
    .array(PartnerClosure)
    .max(50)
    .prefault([])
    .describe('When the partner is closed, or lends nothing.'),
  openingDays: OpeningDays,
  symbols: z
    .array(AgencyId)
    .min(1)
    .max(20)
    .describe(
      'The agency ids of the partner, each unique in the gateway; messages to it name the first one.',
    ),
  formerSymbols: z
    .array(
      AgencyId.extend({
        until: Day.describe(
          'The last day on which requests go out under it: a day to come for a change that is announced.',
        ),
      }),
    )
    .max(20)
    .optional()
    .describe(
      'The agency ids that the partner had before, each unique in the gateway: messages under them are its own, and a request that was sent under one goes on under it until the partner writes under another.',
    ),
  answersFor: z
    .union([z.literal('any'), z.array(AgencyId).max(2000)])
    .prefault([])
    .describe(
      'Other agencies that it may answer for, such as the members behind a broker; `any` for a broker that names none.',
    ),
  institutionCode: z.string().max(120).optional().describe('The code of the institution.'),
  holdingCode: z.string().max(120).optional().describe('The code of the holding.'),
  directoryEntry: z
    .string()
    .max(60)
    .optional()
    .describe(
      'The code of its directory entry: what this profile leaves out of networks, prices, policies, codes, couriers, place, closures, opening days, supply days, time zone, contacts and addresses is inherited from it.',
    ),
  ...supplyTerms,
  workflow: z
    .string()
    .max(60)
    .optional()
    .describe('The code of the workflow profile while this partner is active.'),
  workflows: WorkflowsByService.optional().describe(
    'Workflow profiles for one type of service, in place of `workflow`.',
  ),
  services: z
    .array(z.enum(['loan', 'copy']))
    .min(1)
    .max(2)
    .prefault(['loan', 'copy'])
    .describe('The services that it offers.'),
  averageSupplyDays: z
    .number()
    .nonnegative()
    .max(365)
    .optional()
    .describe(
      'How many days it needs from its promise to the shipment: after that it is claimed, in place of the workflow’s `willSupply`.',
    ),
  averageCost: z
    .number()
    .nonnegative()
    .max(100_000)
    .optional()
    .describe(
      'The average cost: an amount in one currency for all partners, because rotas are sorted by it.',
    ),
  deliveryDelayDays: z
    .number()
    .nonnegative()
    .max(365)
    .optional()
    .describe('How many days its shipments are on their way: added to the time that it has to supply.'),
  renewFrom: DaysBefore.optional().describe(
    'How long before the due date it renews at the earliest, in whole days; as the workflow profile says where left out.',
  ),
  maxRenewals: z
    .int()
    .nonnegative()
    .max(100)
    .optional()
    .describe('How often it renews a loan at most; as the workflow profile says where left out.'),
  weight: z
    .number()
    .nonnegative()
    .max(1000)
    .optional()
    .describe(
      'The share of requests that it is asked, relative to the weights of the other partners, in rota templates that balance by weight; 1 by default.',
    ),
  limit: z
    .int()
    .positive()
    .optional()
    .describe(
      'The most open requests with it, from all libraries: those that it has not answered, and those with an item out.',
    ),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, schemaMessage('fault.currency_code'))
    .optional()
    .describe('The currency of its prices, where it names none.'),
  timeZone: z
    .string()
    .refine(isTimeZone, schemaMessage('fault.time_zone'))
    .optional()
    .describe('The time zone of times in its messages that name none; UTC where left out.'),
  locateProfile: z.string().max(60).optional().describe('The code of the locate profile.'),
  expiry: z
    .union([
      z.object({ kind: z.literal('none') }),
      z.object({
        kind: z.literal('days'),
        days: z.int().positive().max(365).describe('After how many days.'),
      }),
      z.object({ kind: z.literal('date_of_interest') }),
    ])
    .optional()
    .describe(
      'When a request that it does not answer expires, in place of the workflow’s `response`: never; after some days; at the end of the day by which the item is needed (without such a day, after the workflow’s `response`).',
    ),
  sendsRequesterInformation: z
    .boolean()
    .prefault(false)
    .describe('Whether the patron’s name and addresses may be sent to this partner.'),
  sharedBarcodes: z.boolean().prefault(false).describe('Whether its item ids are the barcodes of its items.'),
  resendOverdueDays: z
    .int()
    .positive()
    .max(365)
    .optional()
    .describe(
      'After how many days the patron gets the notice of an overdue item again, if the workflow has that notice.',
    ),
  automaticCancel: z
    .boolean()
    .prefault(true)
    .describe(
      'On: when its time to answer is over, it is sent a cancel and the next partner is asked. Off: attention is raised and staff decide.',
    ),
  automaticClaim: z
    .boolean()
    .optional()
    .describe(
      'On: a claim is sent automatically when an answer, a shipment or a check-in does not come, also before an unanswered request expires. Off: attention is raised instead. Left out: as on, but before an expiry only if the workflow’s `claimBeforeExpiry` says so.',
    ),
  contacts: Contacts.describe('The people to contact there, as the return slip shows them.'),
  addresses: z.array(Address).max(10).prefault([]).describe('The addresses to which its items are returned.'),
  dailyQuota: z
    .object({
      messages: z.int().min(1).max(100_000_000).prefault(1_000_000).describe('How many messages.'),
      megabytes: z.int().min(1).max(1_000_000).prefault(5_000).describe('The size, in megabytes.'),
    })
    .prefault({})
    .describe(
      'The messages that the partner may send in a day to one process: more are refused, and an alarm is raised at 80 %.',
    ),
  storageQuota: z
    .object({
      messages: z.int().min(1).max(1_000_000).prefault(10_000).describe('How many messages.'),
      megabytes: z.int().min(1).max(100_000).prefault(100).describe('The size, in megabytes.'),
    })
    .prefault({})
    .describe(
      'The quota of its messages that belong to no request: beyond it, the oldest are dropped. The people of the alarm settings are notified at 80 %.',
    ),
  allowPlaintextCredentials: z
    .boolean()
    .prefault(false)
    .describe('Whether credentials may go to a public address over a connection without encryption.'),
  allowPrivateNetwork: z
    .boolean()
    .prefault(false)
    .describe('Whether its URL may point into private networks. Only an admin can allow that.'),
  allowedNetworks: z
    .array(Network)
    .max(50)
    .prefault([])
    .describe('The networks its messages may come from, as CIDR; empty for any.'),
  inboundCredentials: z
    .array(InboundCredential)
    .max(6)
    .prefault([])
    .describe('The credentials with which the partner calls.'),
  overrides: z
    .record(
      LibraryCode,
      z.object({
        status: z
          .enum(['active', 'inactive'])
          .optional()
          .describe('Whether the library sends requests to the partner.'),
        workflow: z.string().max(60).optional().describe('The code of the workflow profile.'),
        workflows: WorkflowsByService.optional().describe(
          'The workflow profiles that replace the library’s own, by service.',
        ),
        closures: z
          .array(PartnerClosure)
          .max(50)
          .optional()
          .describe('Closures that staff of the library set, besides those of the partner.'),
        standingTexts: z
          .array(z.string().min(1).max(longestStandingText))
          .max(100)
          .optional()
          .describe('Words that it always says: they inform staff of the library, and ask nothing.'),
      }),
    )
    .prefault({})
    .describe('The settings that differ for one library.'),
  relay: z
    .object({
      libraries: z
        .array(LibraryCode)
        .min(1)
        .max(2000)
        .describe('The libraries of this gateway that lend by this system, under their own agency ids.'),
      confirms: z
        .enum(['passed_on', 'at_once'])
        .prefault('passed_on')
        .describe(
          '`passed_on`: the requester gets the confirmation of this system where it comes in time. `at_once`: it is told OK as soon as the message is stored, for a slow system.',
        ),
      timeout: Timeout.prefault('PT10S').describe(
        'How long that confirmation is waited for; after it the requester is told OK, and the message is sent again.',
      ),
      giveUpAfter: Duration.prefault('P2D').describe(
        'After how long a request that the system never took is answered Unfilled; other messages then wait for a person.',
      ),
      rewrite: z
        .object({
          agencies: z
            .array(
              z.object({
                outside: AgencyId.describe('The agency id in messages of those who ask.'),
                inside: AgencyId.describe('The agency id in messages of the system.'),
              }),
            )
            .max(2000)
            .prefault([])
            .describe('The libraries and requesters that the system knows under other agency ids.'),
          requestIdLength: z
            .int()
            .min(12)
            .max(32)
            .optional()
            .describe(
              'The longest id of a request that the system keeps whole. A longer one is replaced by one of this length on the way there, and put back on the way out. Left out: ids stay as they are.',
            ),
        })
        .optional()
        .describe('The agency ids and request ids that differ between the system and those who ask.'),
    })
    .optional()
    .describe(
      'Where it is the lending system of libraries of this gateway: requests that others send for these libraries are passed on to it, and its answers back.',
    ),
  /** The connection to it. The schema of its protocol has more members, see `partnerSchema`. */
  connection: Connection,
  retry: z
    .object({
      attempts: z.int().min(1).max(100).prefault(12).describe('How many attempts are made at most.'),
      firstDelay: Duration.prefault('PT5S').describe(
        'The wait before the first retry; it doubles with each further one.',
      ),
      longestDelay: Duration.prefault('PT1H').describe('The longest wait between two attempts.'),
    })
    .prefault({})
    .describe('How often a message is tried before it is a dead letter, and the times between.'),
})
export type Partner = z.infer<typeof Partner> & {
  /** The configured settings of its vendor; those of the built-in vendor where left out. Never stored. */
  readonly vendorSettings?: VendorSettings | undefined
  /** The directory entries that it is or belongs to, without consortia. Never stored. */
  readonly institutions?: readonly string[] | undefined
  /** True where its directory entry is withdrawn. Never stored. */
  readonly isWithdrawn?: boolean | undefined
}

/** Returns the closures of a partner that hold for a library: its own, and those that staff of the library noted. */
export const closuresFor = (
  { closures, overrides }: Pick<Partner, 'closures' | 'overrides'>,
  library: LibraryCode,
): readonly PartnerClosure[] => {
  const noted = overrides[library]?.closures
  return noted === undefined ? closures : [...closures, ...noted]
}
