import { z } from 'zod'
import { codeOrWords } from '../personal-data.ts'
import { CostKind } from '../request/cost-record.ts'
import { Condition } from '../request/negotiation.ts'
import { AnyUrl, Cost, Day, Instant, WebUrl } from '../values.ts'

const code = z.string().max(200).optional()

/** An item as a partner names it. */
export const NamedItem = z.object({
  partnerItemId: z.string().max(200).optional().describe('What the partner calls the item.'),
  barcode: z.string().max(100).optional().describe('The barcode.'),
  volume: z.string().max(200).optional().describe('The volume.'),
  title: z.string().max(2000).optional().describe('The title.'),
  callNumber: z.string().max(200).optional().describe('The call number.'),
  url: WebUrl.optional().describe('The address of this item, where each of several has one of its own.'),
})
export type NamedItem = z.infer<typeof NamedItem>

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

/** What a partner's words may say that nothing but a person can read for sure. */
const openPoints = ['cost', 'due_date', 'date', 'condition', 'question', 'damage', 'items'] as const

/** The optional members of every event: words for people, and the partner's own ids. */
const common = {
  note: z.string().max(4000).optional().describe('A note of the partner.'),
  asOf: Instant.optional().describe(
    'When the partner’s record got this state; the time of receipt where left out.',
  ),
  notification: z
    .boolean()
    .optional()
    .describe(
      'True where it came as a notification, which answers nothing (ISO 18626 Notification, NCIP ItemRequestUpdated).',
    ),
  partnerRequestId: z.string().max(200).optional().describe('What the partner calls the request.'),
  supplier: z
    .object({
      type: z.string().max(40).describe('The type of the agency id, such as `ISIL`.'),
      value: z.string().max(120).describe('The agency id.'),
    })
    .optional()
    .describe('The agency that really supplies, where a broker answers for it.'),
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
  unclear: z
    .array(
      z.object({
        about: z.enum(openPoints).describe('What it seems to be about.'),
        readings: z.array(Day).max(5).optional().describe('The days that it may mean.'),
      }),
    )
    .max(openPoints.length)
    .optional()
    .describe('What the words beside the status say and staff must read: the note holds it.'),
}

/** The optional members of an event that says how an item comes. */
const shipment = {
  via: code.describe('The way in which the item comes, as a code of the partner.'),
  conditions: z.array(Condition).max(20).optional().describe('The conditions that must be met.'),
  cost: Cost.optional().describe('What the partner charges.'),
  url: AnyUrl.optional().describe('The address at which the copy can be read.'),
  sentToPatron: z.boolean().optional().describe('True where the partner sent it to the patron itself.'),
  copy: z.boolean().optional().describe('True where it is a copy although a loan would have done.'),
  trackingIds: z
    .array(z.string().max(100))
    .max(20)
    .optional()
    .describe('The tracking numbers of the parcel.'),
}

/** The optional members of an answer: the status that stands beside it, and what that status says of items. */
const besideAnswer = {
  states: z.enum(statusNames).optional().describe('The status that stands beside the answer.'),
  reason: code.describe('Why, as a code of the partner.'),
  form: z.enum(['physical', 'digital']).optional().describe('Whether the item is on paper or a file.'),
  items: z.array(NamedItem).max(100).optional().describe('The items, as the partner names them.'),
  dueDate: Day.optional().describe('The day on which the partner wants the items back.'),
  returnTo: z
    .array(z.string().max(200))
    .max(12)
    .optional()
    .describe('The address that the items go back to, a line each.'),
  ...shipment,
}

/** An event of a lender in the core's words, the same for every protocol. */
export const PartnerEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('request_received'),
    items: z
      .array(NamedItem)
      .max(100)
      .optional()
      .describe('The items that the partner will send, where it knows them already.'),
    ...common,
  }),
  z.object({
    type: z.literal('expects_to_supply'),
    promiseWithdrawn: z
      .boolean()
      .optional()
      .describe('True where a broker looks for another supplier in place of the one that promised.'),
    refusal: codeOrWords(z.string().max(500))
      .optional()
      .describe(
        'Why a supplier behind a broker does not supply: a code or words, empty where it does not say.',
      ),
    ...common,
  }),
  z.object({
    type: z.literal('will_supply'),
    expectedDelivery: Day.optional().describe('When the partner expects to deliver.'),
    ...common,
  }),
  z.object({
    type: z.literal('conditional'),
    status: z
      .enum(['request_received', 'expects_to_supply', 'will_supply'])
      .optional()
      .describe('The step that the partner’s status names beside the condition.'),
    conditions: z.array(Condition).max(20).describe('The conditions that must be met.'),
    cost: Cost.optional().describe('What the partner charges.'),
    supplierChanged: z
      .boolean()
      .optional()
      .describe(
        'True where a broker names another supplier than before: its terms take the place of those that are open.',
      ),
    ...common,
  }),
  z.object({
    type: z.literal('retry_possible'),
    reason: code.describe('Why, as a code of the partner.'),
    after: Instant.optional().describe('The time from which the partner takes the retry.'),
    before: Instant.optional().describe('The time until which the partner takes the retry.'),
    cost: Cost.optional().describe('What the partner charges.'),
    conditions: z.array(Condition).max(20).optional().describe('The conditions that must be met.'),
    ...common,
  }),
  z.object({
    type: z.literal('unfilled'),
    reason: code.describe('Why, as a code of the partner.'),
    ...common,
  }),
  z.object({
    type: z.literal('shipped'),
    form: z.enum(['physical', 'digital']).optional().describe('Whether the item is on paper or a file.'),
    items: z.array(NamedItem).max(100).describe('The items, as the partner names them.'),
    dueDate: Day.optional().describe('The day on which the partner wants the items back.'),
    ...shipment,
    returnTo: z
      .array(z.string().max(200))
      .max(12)
      .optional()
      .describe('The address that the items go back to, a line each.'),
    ...common,
  }),
  z.object({ type: z.literal('cancel_accepted'), ...besideAnswer, ...common }),
  z.object({ type: z.literal('cancel_refused'), ...besideAnswer, ...common }),
  z.object({
    type: z.literal('cancelled_by_partner'),
    reason: code.describe('Why, as a code of the partner.'),
    ...common,
  }),
  z.object({
    type: z.literal('renewed'),
    dueDate: Day.optional().describe('The day on which the partner wants the items back.'),
    items: z.array(NamedItem).max(100).optional().describe('The items, as the partner names them.'),
    ...common,
  }),
  z.object({ type: z.literal('renew_refused'), ...besideAnswer, ...common }),
  z.object({ type: z.literal('renew_pending'), ...common }),
  z.object({
    type: z.literal('overdue'),
    dueDate: Day.optional().describe('The day on which the partner wants the items back.'),
    ...common,
  }),
  z.object({
    type: z.literal('recalled'),
    dueDate: Day.optional().describe('The day on which the partner wants the items back.'),
    items: z.array(NamedItem).max(100).optional().describe('The items, as the partner names them.'),
    ...common,
  }),
  z.object({ type: z.literal('hold_return'), ...common }),
  z.object({ type: z.literal('release_hold_return'), ...common }),
  z.object({
    type: z.literal('checked_in'),
    items: z.array(NamedItem).max(100).optional().describe('The items, as the partner names them.'),
    ...common,
  }),
  z.object({
    type: z.literal('completed_without_return'),
    reason: code.describe('Why, as a code of the partner.'),
    ...common,
  }),
  z.object({
    type: z.literal('expired'),
    reason: code.describe('Why, as a code of the partner.'),
    ...common,
  }),
  z.object({ type: z.literal('message'), ...common }),
  /** An answer to a status request; `names` is the event whose place its status takes. */
  z.object({
    type: z.literal('status'),
    code: z.string().max(60).describe('The status, as the partner named it.'),
    names: z.enum(statusNames).optional().describe('The event whose place the status takes.'),
    reason: code.describe('Why, as a code of the partner.'),
    dueDate: Day.optional().describe('The day on which the partner wants the items back.'),
    items: z.array(NamedItem).max(100).optional().describe('The items, as the partner names them.'),
    form: z.enum(['physical', 'digital']).optional().describe('Whether the item is on paper or a file.'),
    /** The optional members of the event that it names. */
    ...shipment,
    after: Instant.optional().describe('The time from which the partner takes the retry.'),
    before: Instant.optional().describe('The time until which the partner takes the retry.'),
    expectedDelivery: Day.optional().describe('When the partner expects to deliver.'),
    returnTo: z
      .array(z.string().max(200))
      .max(12)
      .optional()
      .describe('The address that the items go back to, a line each.'),
    ...common,
  }),
])
export type PartnerEvent = z.infer<typeof PartnerEvent>
export type PartnerEventType = PartnerEvent['type']

/** Events with rows of their own: `message` is only recorded, `status` acts as the event that it names. */
export type TabledEventType = Exclude<PartnerEventType, 'message' | 'status'>
