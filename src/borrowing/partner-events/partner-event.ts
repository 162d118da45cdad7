import { z } from 'zod'
import { CostKind } from '../request/cost-record.ts'
import { Condition } from '../request/negotiation.ts'
import { AnyUrl, Cost, Day, Instant, WebUrl } from '../values.ts'

const code = z.string().max(200).optional()

/** An item as a partner names it. */
export const NamedItem = z.object({
  partnerItemId: z.string().max(200).optional(),
  barcode: z.string().max(100).optional(),
  volume: z.string().max(200).optional(),
  title: z.string().max(2000).optional(),
  callNumber: z.string().max(200).optional(),
  /** Where this one is read, where each of several has an address of its own. */
  url: WebUrl.optional(),
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

/** The optional members of every event: words for people, and the partner's own ids. */
const common = {
  note: z.string().max(4000).optional(),
  /** When the partner's record got this state, where it says so; the time of receipt counts elsewhere. */
  asOf: Instant.optional(),
  /** True where it came as a notification, which answers nothing (ISO 18626 Notification, NCIP ItemRequestUpdated). */
  notification: z.boolean().optional(),
  partnerRequestId: z.string().max(200).optional(),
  supplier: z.object({ type: z.string().max(40), value: z.string().max(120) }).optional(),
  /** Amounts by what they are for, in place of `cost` alone. */
  costs: z
    .array(Cost.extend({ kind: CostKind, note: z.string().max(500).optional() }))
    .max(20)
    .optional(),
}

/** The optional members of an event that says how an item comes. */
const shipment = {
  via: code,
  conditions: z.array(Condition).max(20).optional(),
  cost: Cost.optional(),
  url: AnyUrl.optional(),
  sentToPatron: z.boolean().optional(),
  /** True where it is a copy although a loan would have done. */
  copy: z.boolean().optional(),
  trackingIds: z.array(z.string().max(100)).max(20).optional(),
}

/** The optional members of an answer: the status that stands beside it, and what that status says of items. */
const besideAnswer = {
  states: z.enum(statusNames).optional(),
  reason: code,
  form: z.enum(['physical', 'digital']).optional(),
  items: z.array(NamedItem).max(100).optional(),
  dueDate: Day.optional(),
  returnTo: z.array(z.string().max(200)).max(12).optional(),
  ...shipment,
}

/** An event of a lender in the core's words, the same for every protocol. */
export const PartnerEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('request_received'),
    /** The items that it will send, where it knows them already. */
    items: z.array(NamedItem).max(100).optional(),
    ...common,
  }),
  z.object({
    type: z.literal('expects_to_supply'),
    /** True where a broker looks for another supplier in place of the one that promised. */
    promiseWithdrawn: z.boolean().optional(),
    ...common,
  }),
  z.object({ type: z.literal('will_supply'), expectedDelivery: Day.optional(), ...common }),
  z.object({
    type: z.literal('conditional'),
    /** The step that the partner's status names beside the condition. */
    status: z.enum(['request_received', 'expects_to_supply', 'will_supply']).optional(),
    conditions: z.array(Condition).max(20),
    cost: Cost.optional(),
    /** True where a broker names another supplier than before: its terms take the place of those that are open. */
    supplierChanged: z.boolean().optional(),
    ...common,
  }),
  z.object({
    type: z.literal('retry_possible'),
    reason: code,
    after: Instant.optional(),
    before: Instant.optional(),
    cost: Cost.optional(),
    conditions: z.array(Condition).max(20).optional(),
    ...common,
  }),
  z.object({ type: z.literal('unfilled'), reason: code, ...common }),
  z.object({
    type: z.literal('shipped'),
    form: z.enum(['physical', 'digital']).optional(),
    items: z.array(NamedItem).max(100),
    dueDate: Day.optional(),
    ...shipment,
    /** The address that it goes back to, a line each. */
    returnTo: z.array(z.string().max(200)).max(12).optional(),
    ...common,
  }),
  z.object({ type: z.literal('cancel_accepted'), ...besideAnswer, ...common }),
  z.object({ type: z.literal('cancel_refused'), ...besideAnswer, ...common }),
  z.object({ type: z.literal('cancelled_by_partner'), reason: code, ...common }),
  z.object({
    type: z.literal('renewed'),
    dueDate: Day.optional(),
    items: z.array(NamedItem).max(100).optional(),
    ...common,
  }),
  z.object({ type: z.literal('renew_refused'), ...besideAnswer, ...common }),
  z.object({ type: z.literal('renew_pending'), ...common }),
  z.object({ type: z.literal('overdue'), dueDate: Day.optional(), ...common }),
  z.object({
    type: z.literal('recalled'),
    dueDate: Day.optional(),
    items: z.array(NamedItem).max(100).optional(),
    ...common,
  }),
  z.object({ type: z.literal('hold_return'), ...common }),
  z.object({ type: z.literal('release_hold_return'), ...common }),
  z.object({ type: z.literal('checked_in'), items: z.array(NamedItem).max(100).optional(), ...common }),
  z.object({ type: z.literal('completed_without_return'), reason: code, ...common }),
  z.object({ type: z.literal('expired'), reason: code, ...common }),
  z.object({ type: z.literal('message'), ...common }),
  /** An answer to a status request; `names` is the event whose place its status takes. */
  z.object({
    type: z.literal('status'),
    code: z.string().max(60),
    names: z.enum(statusNames).optional(),
    reason: code,
    dueDate: Day.optional(),
    items: z.array(NamedItem).max(100).optional(),
    form: z.enum(['physical', 'digital']).optional(),
    /** The optional members of the event that it names. */
    ...shipment,
    after: Instant.optional(),
    before: Instant.optional(),
    expectedDelivery: Day.optional(),
    returnTo: z.array(z.string().max(200)).max(12).optional(),
    ...common,
  }),
])
export type PartnerEvent = z.infer<typeof PartnerEvent>
export type PartnerEventType = PartnerEvent['type']
