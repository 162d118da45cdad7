import { z } from 'zod'
import { PartnerEvent } from '../partner-events/partner-event.ts'
import { attentionKind } from '../request/attention.ts'
import { Citation } from '../request/citation.ts'
import { Amount, CostKind, Currency } from '../request/cost-record.ts'
import { OperationKind } from '../request/operation.ts'
import { PatronInput } from '../request/patron.ts'
import { Service } from '../request/service.ts'
import { givenText } from '../request/text.ts'
import { Address, Day, PartnerCode } from '../values.ts'

const note = z.string().max(4000).optional()
const entry = z.int().positive()
const itemIds = z.array(z.int().positive()).max(100)
/** A label twice is one: lists count a request once for it. */
const labels = z
  .array(z.string().trim().min(1).max(60))
  .max(30)
  .overwrite((all) => [...new Set(all)])

/** A command of a library about an existing request. */
export const Command = z.discriminatedUnion('type', [
  /** Members that are absent stay as they are; null or an empty text removes a member. */
  z.object({
    type: z.literal('edit'),
    citation: Citation.optional(),
    service: Service.optional(),
    patron: PatronInput.nullable().optional(),
    workflow: z.string().min(1).max(60).nullable().optional(),
    pickupLocation: z.string().max(200).nullable().optional(),
    deliveryAddresses: z.array(Address).max(10).nullable().optional(),
    staffNote: givenText(2000).nullable().optional(),
    reference: givenText(200).nullable().optional(),
    assignee: givenText(120).nullable().optional(),
    labels: labels.nullable().optional(),
    internalNote: givenText(4000).nullable().optional(),
  }),
  z.object({ type: z.literal('keep_duplicate'), note }),
  z.object({ type: z.literal('look_up') }),
  z.object({ type: z.literal('clear_copyright'), reason: z.string().trim().min(1).max(500) }),
  z.object({ type: z.literal('approve'), note }),
  z.object({ type: z.literal('decline'), note }),
  z.object({ type: z.literal('set_rota'), partners: z.array(PartnerCode).max(100) }),
  z.object({ type: z.literal('add_partners'), partners: z.array(PartnerCode).min(1).max(100) }),
  z.object({ type: z.literal('add_rota_template'), template: z.string().trim().min(1).max(60) }),
  z.object({ type: z.literal('move'), entry, to: z.int().positive() }),
  z.object({ type: z.literal('remove_partner'), entry }),
  z.object({ type: z.literal('locate') }),
  z.object({ type: z.literal('send'), override: z.boolean().optional() }),
  z.object({ type: z.literal('resend'), delivery: z.string().max(60).optional() }),
  z.object({ type: z.literal('cancel'), by: z.enum(['staff', 'patron']).optional(), note }),
  z.object({ type: z.literal('cancel_partner'), entry, note }),
  z.object({ type: z.literal('cancel_hold') }),
  z.object({ type: z.literal('place_on_shelf'), items: itemIds.optional() }),
  z.object({ type: z.literal('put_in_transit'), items: itemIds.optional() }),
  z.object({ type: z.literal('accept_condition'), note }),
  z.object({ type: z.literal('decline_condition'), note }),
  z.object({
    type: z.literal('retry'),
    changes: z.object({ citation: Citation.optional(), service: Service.partial().optional() }).optional(),
  }),
  z.object({ type: z.literal('decline_retry') }),
  z.object({
    type: z.literal('receive'),
    /** The items that arrived: all that are out by default. */
    items: z
      .array(
        z.object({
          id: z.int().positive(),
          barcode: z.string().max(100).optional(),
          dueDate: Day.optional(),
          notForLoan: z.boolean().optional(),
          itemPolicy: z.string().max(100).optional(),
          location: z.string().max(200).optional(),
          form: z.enum(['physical', 'digital']).optional(),
        }),
      )
      .max(100)
      .optional(),
    missing: itemIds.optional(),
    form: z.enum(['physical', 'digital']).optional(),
    dueDate: Day.optional(),
    notForLoan: z.boolean().optional(),
    itemPolicy: z.string().max(100).optional(),
    location: z.string().max(200).optional(),
    barcode: z.string().max(100).optional(),
    onHoldShelf: z.boolean().optional(),
    inTransit: z.boolean().optional(),
    entry: entry.optional(),
    note,
  }),
  z.object({ type: z.literal('retry_ils') }),
  z.object({ type: z.literal('skip_ils') }),
  z.object({ type: z.literal('undo_receive'), items: itemIds.optional() }),
  z.object({ type: z.literal('undo_return'), items: itemIds.optional() }),
  z.object({
    type: z.literal('correct_item'),
    item: z.int().positive(),
    barcode: z.string().max(100).optional(),
    dueDate: Day.optional(),
    notForLoan: z.boolean().optional(),
    itemPolicy: z.string().max(100).optional(),
    location: z.string().max(200).optional(),
  }),
  z.object({
    type: z.literal('reject_shipment'),
    reason: z.string().min(1).max(500),
    // biome-ignore lint/suspicious/noThenProperty: the word of the API for what follows
    then: z.enum(['resend', 'next_partner']).optional(),
  }),
  z.object({ type: z.literal('forward_to_patron') }),
  z.object({ type: z.literal('hand_over') }),
  z.object({ type: z.literal('patron_loan'), items: itemIds.optional(), dueDate: Day.optional() }),
  z.object({ type: z.literal('patron_return'), items: itemIds.optional() }),
  z.object({ type: z.literal('renew'), dueDate: Day.optional(), override: z.boolean().optional() }),
  z.object({ type: z.literal('approve_renewal') }),
  z.object({ type: z.literal('decline_renewal') }),
  z.object({
    type: z.literal('return'),
    items: itemIds.optional(),
    toAgency: z.string().max(120).optional(),
    entry: entry.optional(),
    note,
  }),
  z.object({ type: z.literal('hold_return'), note }),
  z.object({
    type: z.literal('report_lost'),
    items: itemIds.optional(),
    /** Lost on the way: the next partner is asked. */
    next: z.boolean().optional(),
    note,
  }),
  /** What was announced did not come: the items stay on their way, or the next partner is asked. */
  z.object({
    type: z.literal('report_not_arrived'),
    // biome-ignore lint/suspicious/noThenProperty: the word of the API for what follows
    then: z.enum(['next_partner']).optional(),
    note,
  }),
  /** The shipment of a partner that was left is not expected any more. */
  z.object({ type: z.literal('report_not_coming'), entry }),
  z.object({ type: z.literal('report_damaged'), items: itemIds.optional(), note }),
  z.object({ type: z.literal('found'), items: itemIds.optional(), note }),
  z.object({ type: z.literal('message'), note: z.string().min(1).max(4000), entry: entry.optional() }),
  z.object({ type: z.literal('claim') }),
  /** Without an entry or a message, everything that is unread. */
  z.object({
    type: z.literal('mark_read'),
    entry: entry.optional(),
    message: z.string().max(60).optional(),
  }),
  z.object({
    type: z.literal('mark_communicated'),
    operation: OperationKind.optional(),
    entry: entry.optional(),
    note,
  }),
  z.object({
    type: z.literal('add_cost'),
    kind: CostKind,
    amount: Amount,
    /** The currency of the partner where it is left out. */
    currency: Currency.optional(),
    /** The entry whose partner charges it; the active one, or the last that was asked, where it is left out. */
    entry: entry.optional(),
    agreed: z.boolean().optional(),
    settled: z.boolean().optional(),
    note: z.string().max(500).optional(),
  }),
  z.object({
    type: z.literal('correct_cost'),
    cost: z.int().positive(),
    kind: CostKind.optional(),
    amount: Amount.optional(),
    currency: Currency.optional(),
    note: z.string().max(500).optional(),
  }),
  /** Without `cost`, everything that is to be paid and not settled. */
  z.object({
    type: z.literal('settle_cost'),
    cost: z.int().positive().optional(),
    note: z.string().max(500).optional(),
  }),
  z.object({ type: z.literal('record_partner_event'), entry: entry.optional(), event: PartnerEvent }),
  z.object({ type: z.literal('adopt'), entry }),
  z.object({
    type: z.literal('dismiss'),
    attention: attentionKind,
    note,
  }),
  z.object({ type: z.literal('complete'), reason: z.string().max(200).optional() }),
  z.object({ type: z.literal('reopen'), dateOfInterest: Day.optional(), neededBy: Day.optional(), note }),
])
export type Command = z.infer<typeof Command>
export type CommandType = Command['type']
