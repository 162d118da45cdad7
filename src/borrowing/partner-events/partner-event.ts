import { z } from 'zod'
import { codeOrWords } from '../personal-data.ts'
import { CostKind } from '../request/cost-record.ts'
import { Condition } from '../request/negotiation.ts'
import { Absence, UnclearPoints } from '../request/note-facts.ts'
import { RetryOffer } from '../request/retry-offer.ts'
import { AgencyId, AnyUrl, Cost, Day, Instant, WebUrl } from '../values.ts'

const code = z.string().max(200).optional()

/** An item as a partner names it. */
export const NamedItem = z.object({
  partnerItemId: z.string().max(200).optional().describe('What the partner calls the item.'),
  barcode: z.string().max(100).optional().describe('The barcode.'),
  volume: z.string().max(200).optional().describe('The volume.'),
  title: z.string().max(2000).optional().describe('The title.'),
  callNumber: z.string().max(200).optional().describe('The call number.'),
  url: WebUrl.optional().describe('The address of this item, where each of several has one of its own.'),
  isAnother: z
    .literal(true)
    .optional()
    .describe('True where it is known to be a further item, and no new name of one.'),
  isOneOfSeveral: z
    .literal(true)
    .optional()
    .describe(
      'True where the message has place for one item alone: then the names of one message are not the partner’s count.',
    ),
})
export type NamedItem = z.infer<typeof NamedItem>

/** Marks names by which a partner tells of each item in a message of its own. */
export const asItemsOfTheirOwn = (items: readonly NamedItem[]): NamedItem[] =>
  items.map((item) => ({ ...item, isOneOfSeveral: true }))

/** The states that a partner's status may report. */
export const statusNames = [
  'request_received',
  'expects_to_supply',
  'will_supply',
  'retry_possible',
  'unfilled',
  'shipped',
  'overdue',
  'recalled',
  'hold_return',
  'release_hold_return',
  'checked_in',
  'completed_without_return',
  'cancelled_by_partner',
] as const

/**
 * The optional members of every event: words for people, the partner's own ids, and every fact that a message may hold
 * beside its status. The disposition of each is in `dispositions.ts`.
 */
const common = {
  note: z.string().max(4000).optional().describe('A note of the partner.'),
  noteIsAnswer: z
    .boolean()
    .optional()
    .describe('True where the note says nothing but the answer itself, with greetings.'),
  isAutomatic: z
    .boolean()
    .optional()
    .describe('True for a note that a program wrote, such as a vacation note: it informs.'),
  absence: Absence.optional().describe('The days on which nobody is there, as a vacation note says.'),
  asOf: Instant.optional().describe(
    'When the partner’s record got this state; the time of receipt where left out.',
  ),
  notification: z
    .boolean()
    .optional()
    .describe(
      'True where it came as a notification, which answers nothing (ISO 18626 Notification, NCIP ItemRequestUpdated).',
    ),
  agency: AgencyId.optional().describe(
    'The agency id under which the partner wrote, where it is changing its agency ids.',
  ),
  partnerRequestId: z.string().max(200).optional().describe('What the partner calls the request.'),
  supplier: z
    .object({
      type: z.string().max(40).describe('The type of the agency id, such as `ISIL`.'),
      value: z.string().max(120).describe('The agency id.'),
    })
    .optional()
    .describe('The agency that really supplies, where a broker answers for it.'),
  cost: Cost.optional().describe('What the partner charges.'),
  costs: z
    .array(
      Cost.extend({
        kind: CostKind.describe('What the cost is for.'),
        note: z.string().max(500).optional().describe('What the partner says about the cost.'),
      }),
    )
    .max(20)
    .optional()
    .describe('The costs by what they are for, in place of `cost` alone.'),
  unclear: UnclearPoints.optional().describe(
    'What the words beside the status say and staff must read: the note holds it.',
  ),
  conditions: z.array(Condition).max(20).optional().describe('The conditions that must be met.'),
  reason: code.describe('Why, as a code of the partner.'),
  items: z.array(NamedItem).max(100).optional().describe('The items, as the partner names them.'),
  form: z.enum(['physical', 'digital']).optional().describe('Whether the item is on paper or a file.'),
  format: code.describe('The format in which it was sent, as a code of the partner.'),
  copy: z.boolean().optional().describe('True where it is a copy although a loan would have done.'),
  dueDate: Day.optional().describe('The day on which the partner wants the items back.'),
  dueDateDoubt: z
    .object({
      text: z.string().max(200).optional().describe('The words that hold the date.'),
      readings: z.array(Day).max(5).describe('The days that they may mean; none where they cannot be read.'),
    })
    .optional()
    .describe(
      'A due date that can be read in several ways, or not at all, in place of `dueDate`: staff choose.',
    ),
  expectedDelivery: Day.optional().describe('When the partner expects to deliver.'),
  via: code.describe('The way in which the item comes, as a code of the partner.'),
  courier: code.describe('Who carries the parcel.'),
  trackingIds: z
    .array(z.string().max(100))
    .max(20)
    .optional()
    .describe('The tracking numbers of the parcel.'),
  sentOn: Day.optional().describe('The day on which the partner sent it.'),
  url: AnyUrl.optional().describe('The address at which the copy can be read.'),
  accessCode: z
    .string()
    .max(200)
    .optional()
    .describe('The password without which the address opens nothing.'),
  refusedFile: z
    .object({
      size: z.int().nonnegative().optional().describe('The size of the file in bytes, where it is known.'),
      limit: z.int().nonnegative().describe('The largest size that is taken, in bytes.'),
    })
    .optional()
    .describe('A file that came with it and is not kept, since it is too large.'),
  expiresOn: Day.optional().describe('The last day on which the copy can be read at its address.'),
  sentToPatron: z.boolean().optional().describe('True where the partner sent it to the patron itself.'),
  returnTo: z
    .array(z.string().max(200))
    .max(12)
    .optional()
    .describe('The address that the items go back to, a line each.'),
  after: Instant.optional().describe('The time from which the partner takes the retry.'),
  before: Instant.optional().describe('The time until which the partner takes the retry.'),
  offer: RetryOffer.optional().describe('What the partner offers in place of what was asked for.'),
}

/** Returns the schema of an event with the members that every event may have. */
const event = <Type extends string>(type: Type) => z.object({ type: z.literal(type), ...common })

const states = {
  states: z.enum(statusNames).optional().describe('The status that came with the answer.'),
}

/** An event of a lender in the core's words, the same for every protocol. */
export const PartnerEvent = z.discriminatedUnion('type', [
  event('request_received'),
  event('expects_to_supply').extend({
    promiseWithdrawn: z
      .boolean()
      .optional()
      .describe('True where a broker looks for another supplier in place of the one that promised.'),
    refusal: codeOrWords(z.string().max(500))
      .optional()
      .describe(
        'Why a supplier behind a broker does not supply: a code or words, empty where it does not say.',
      ),
    refusedBy: AgencyId.optional().describe('The supplier behind a broker that does not supply.'),
  }),
  event('will_supply'),
  event('conditional').extend({
    status: z
      .enum(['request_received', 'expects_to_supply', 'will_supply'])
      .optional()
      .describe('The step that the partner’s status names beside the condition.'),
    conditions: z.array(Condition).max(20).describe('The conditions that must be met.'),
    supplierChanged: z
      .boolean()
      .optional()
      .describe(
        'True where a broker names another supplier than before: its terms take the place of those that are open.',
      ),
    supplierStays: z
      .literal(true)
      .optional()
      .describe('True where the supplier behind a broker refuses to be left: it supplies as it promised.'),
  }),
  event('retry_possible'),
  event('unfilled'),
  event('shipped').extend({
    items: z.array(NamedItem).max(100).describe('The items, as the partner names them.'),
    moreFollow: z
      .boolean()
      .optional()
      .describe('True where the partner says that further items of the request follow: they stay expected.'),
  }),
  event('cancel_accepted').extend(states),
  event('cancel_refused').extend(states),
  event('cancelled_by_partner'),
  event('renewed'),
  event('renew_refused').extend(states),
  event('renew_pending'),
  event('overdue'),
  event('recalled'),
  event('hold_return'),
  event('release_hold_return'),
  event('checked_in'),
  event('completed_without_return'),
  event('expired'),
  event('message'),
  /** An answer to a status request; `names` is the event whose place its status takes. */
  event('status').extend({
    code: z.string().max(60).describe('The status, as the partner named it.'),
    names: z.enum(statusNames).optional().describe('The event whose place the status takes.'),
  }),
])
export type PartnerEvent = z.infer<typeof PartnerEvent>
export type PartnerEventType = PartnerEvent['type']

/** Events with rows of their own: `message` is only recorded, `status` acts as the event that it names. */
export type TabledEventType = Exclude<PartnerEventType, 'message' | 'status'>
