import { z } from 'zod'
import { PartnerEvent } from '../partner-events/partner-event.ts'
import { personal } from '../personal-data.ts'
import { attentionKind } from '../request/attention.ts'
import { Citation } from '../request/citation.ts'
import { Amount, CostKind, Currency } from '../request/cost-record.ts'
import { Condition } from '../request/negotiation.ts'
import { OperationKind } from '../request/operation.ts'
import { PatronInput } from '../request/patron.ts'
import { Service } from '../request/service.ts'
import { givenText } from '../request/text.ts'
import { Address, Cost, Day, Instant, PartnerCode } from '../values.ts'
import { entry, itemCommands, itemIds, note } from './item-commands.ts'

const agreedCost = Cost.optional().describe(
  'The cost that staff saw and agree to; needed where it is over the maximum cost, which is raised to it. Another one than the partner asks for now is refused.',
)
/** Why staff decided so: words among staff. */
const decisionReason = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .optional()
  .describe(
    'Why staff decide so, such as who approved the cost: it stays with the command and with the cost that it answers, and no partner is told.',
  )
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
    citation: Citation.optional().describe(
      'Members of the citation: those that are left out stay, and an empty one is removed.',
    ),
    service: Service.optional().describe('How the item is wanted.'),
    patron: PatronInput.nullable().optional().describe('The patron; null removes the patron.'),
    workflow: z.string().min(1).max(60).nullable().optional().describe('The code of the workflow profile.'),
    pickupLocation: z.string().max(200).nullable().optional().describe('Where the patron picks the item up.'),
    deliveryAddresses: z
      .array(Address)
      .max(10)
      .nullable()
      .optional()
      .describe('Where the item, or the copy, is to be delivered.'),
    staffNote: givenText(2000).nullable().optional().describe('A note of the library for the partner.'),
    reference: givenText(200).nullable().optional().describe('The library system’s own reference.'),
    assignee: givenText(120)
      .nullable()
      .optional()
      .describe('The id of the person who looks after the request.'),
    labels: labels.nullable().optional().describe('Labels by which staff sort requests.'),
    internalNote: givenText(4000).nullable().optional().describe('A note for staff alone.'),
  }),
  z.object({ type: z.literal('keep_duplicate'), note: note.describe('A note for the timeline.') }),
  z.object({ type: z.literal('look_up') }),
  z.object({
    type: z.literal('clear_copyright'),
    reason: z.string().trim().min(1).max(500).describe('Why the library may order the copy.'),
  }),
  z.object({ type: z.literal('approve'), note: note.describe('A note for the timeline.') }),
  z.object({ type: z.literal('decline'), note: note.describe('A note for the timeline.') }),
  z.object({
    type: z.literal('set_rota'),
    partners: z.array(PartnerCode).max(100).describe('The codes of the partners, in order.'),
  }),
  z.object({
    type: z.literal('add_partners'),
    partners: z.array(PartnerCode).min(1).max(100).describe('The codes of the partners, in order.'),
  }),
  z.object({
    type: z.literal('add_rota_template'),
    template: z.string().trim().min(1).max(60).describe('The code of the rota template.'),
  }),
  z.object({ type: z.literal('find_holders') }),
  z.object({
    type: z.literal('move'),
    entry: entry.describe('The id of the entry of the rota.'),
    to: z.int().positive().describe('The new place in the rota, from 1.'),
  }),
  z.object({ type: z.literal('remove_partner'), entry: entry.describe('The id of the entry of the rota.') }),
  z.object({ type: z.literal('locate') }),
  z.object({
    type: z.literal('send'),
    override: z
      .boolean()
      .optional()
      .describe('True to send it although rules or other requests speak against it.'),
  }),
  z.object({
    type: z.literal('resend'),
    delivery: z
      .string()
      .max(60)
      .optional()
      .describe(
        'The id of the delivery to resend; the last one that failed where left out. A request that may have arrived at a partner that recognizes no repeats may make a second loan there.',
      ),
  }),
  z.object({
    type: z.literal('cancel'),
    by: z
      .enum(['staff', 'patron'])
      .optional()
      .describe('Whether staff or the patron no longer want the item.'),
    note: note.describe('A note for the partner.'),
  }),
  z.object({
    type: z.literal('cancel_partner'),
    entry: entry.describe('The id of the entry of the rota.'),
    supplierOnly: z
      .literal(true)
      .optional()
      .describe('Declines the supplier that a broker has chosen, and leaves the choice of the next to it.'),
    note: note.describe('A note for the partner.'),
  }),
  z.object({ type: z.literal('cancel_hold') }),
  z.object({
    type: z.literal('place_on_shelf'),
    items: itemIds.optional().describe('The ids of the items; all that the command fits where left out.'),
  }),
  z.object({
    type: z.literal('put_in_transit'),
    items: itemIds.optional().describe('The ids of the items; all that the command fits where left out.'),
  }),
  z.object({
    type: z.literal('accept_condition'),
    agreedCost,
    reason: decisionReason,
    note: note.describe('A note for the partner.'),
  }),
  z.object({
    type: z.literal('decline_condition'),
    reason: decisionReason,
    note: note.describe('A note for the partner.'),
  }),
  z.object({
    type: z.literal('retry'),
    agreedCost,
    reason: decisionReason,
    changes: z
      .object({
        citation: Citation.optional().describe('The citation of the retry.'),
        service: Service.partial()
          .optional()
          .describe('The members of the service that differ in the retry.'),
      })
      .optional()
      .describe('What the retry asks for in place of what was asked before.'),
    note: note.describe('A note for the partner.'),
  }),
  z.object({ type: z.literal('decline_retry'), reason: decisionReason }),
  /** Puts an open offer, a cost or the day by which the item is needed to the patron. */
  z.object({
    type: z.literal('ask_patron'),
    question: personal(z.string().trim().min(1).max(2000)).describe('The question, as the patron reads it.'),
    until: Day.optional().describe(
      'The last day on which the patron answers; after the profile’s time where left out, and at the latest when the offer ends.',
    ),
  }),
  z.object({
    type: z.literal('answer_question'),
    answer: personal(z.string().trim().min(1).max(2000)).describe(
      'The answer of the patron, in their words.',
    ),
  }),
  /** A condition that the partner gave up, by phone or otherwise: it binds its items no longer. */
  z.object({
    type: z.literal('waive_condition'),
    code: Condition.describe('The condition, as it stands in `conditions` or `accepted` of the entry.'),
    entry: entry
      .optional()
      .describe('The id of the entry of the rota; needed where several have that condition.'),
    note: note.describe('A note for the timeline, such as who gave it up.'),
  }),
  ...itemCommands,
  z.object({
    type: z.literal('message'),
    note: z.string().min(1).max(4000).describe('The message to the partner.'),
    entry: entry.optional().describe('The id of the entry of the rota.'),
  }),
  /** What was announced did not come: the items stay on their way, or the next partner is asked. */
  z.object({
    type: z.literal('report_not_arrived'),
    // biome-ignore lint/suspicious/noThenProperty: the word of the API for what follows
    then: z
      .enum(['next_partner'])
      .optional()
      .describe('What follows: the next partner is asked; the items stay on their way where left out.'),
    note: note.describe('A note for the partner.'),
  }),
  /** The shipment of a partner that was left is not expected any more. */
  z.object({
    type: z.literal('report_not_coming'),
    entry: entry.describe('The id of the entry of the rota.'),
  }),
  z.object({ type: z.literal('claim') }),
  /** Without an entry or a message, everything that is unread. */
  z.object({
    type: z.literal('mark_read'),
    entry: entry.optional().describe('The id of the entry of the rota.'),
    message: z.string().max(60).optional().describe('The id of the message.'),
    always: z
      .literal(true)
      .optional()
      .describe(
        'True where the same words of this partner only inform from now on; needs `message`. Kept in the partner profile, for the library (`standingTexts` of `overrides`).',
      ),
  }),
  z.object({
    type: z.literal('mark_communicated'),
    operation: OperationKind.optional().describe(
      'The kind of message that staff told the partner by other means.',
    ),
    entry: entry.optional().describe('The id of the entry of the rota.'),
    note: note.describe('A note for the timeline.'),
  }),
  z.object({
    type: z.literal('add_cost'),
    kind: CostKind.describe('What the cost is for.'),
    amount: Amount.describe('The amount, as a decimal with a point.'),
    currency: Currency.optional().describe(
      'The currency, as a code of ISO 4217; that of the partner where left out.',
    ),
    entry: entry
      .optional()
      .describe(
        'The id of the entry of the rota whose partner charges it; the active one, or the last that was asked, where left out.',
      ),
    agreed: z
      .boolean()
      .optional()
      .describe('True where the library agreed to the cost, false where it declined it.'),
    settled: z.boolean().optional().describe('True where the cost is paid, or needs no payment.'),
    note: z.string().max(500).optional().describe('A note on the cost.'),
  }),
  z.object({
    type: z.literal('correct_cost'),
    cost: z.int().positive().describe('The id of the cost.'),
    kind: CostKind.optional().describe('What the cost is for.'),
    amount: Amount.optional().describe('The amount, as a decimal with a point.'),
    currency: Currency.optional().describe('The currency, as a code of ISO 4217.'),
    note: z.string().max(500).optional().describe('A note on the cost.'),
  }),
  /** Without `cost`, everything that is to be paid and not settled. */
  z.object({
    type: z.literal('settle_cost'),
    cost: z
      .int()
      .positive()
      .optional()
      .describe('The id of the cost; all costs that are to be paid and not settled where left out.'),
    invoiceNumber: z
      .string()
      .trim()
      .max(100)
      .optional()
      .describe('The number of the invoice on which it stands.'),
    paidOn: Day.optional().describe('The day on which it was paid.'),
    note: z.string().max(500).optional().describe('A note on the cost.'),
  }),
  z.object({
    type: z.literal('record_partner_event'),
    entry: entry.optional().describe('The id of the entry of the rota.'),
    event: PartnerEvent.describe('What the partner said.'),
    saidBy: z.string().trim().max(200).optional().describe('The person at the partner who said it.'),
    saidOn: Day.optional().describe(
      'The day on which it was said, where the event has no `asOf`: what was stated later is not overwritten.',
    ),
    channel: z
      .enum(['phone', 'mail', 'portal', 'in_person'])
      .optional()
      .describe('The way in which the library learned it.'),
  }),
  z.object({
    type: z.literal('adopt'),
    entry: entry.describe('The id of the entry of the rota whose partner supplies after all.'),
  }),
  z.object({
    type: z.literal('dismiss'),
    attention: attentionKind.describe('The kind of attention that staff have looked at.'),
    note: note.describe('A note for the timeline.'),
  }),
  z.object({
    type: z.literal('complete'),
    reason: z.string().max(200).optional().describe('Why the request counts as completed.'),
  }),
  /** Takes back a command of a person, the last one or the one that it names, as long as nothing later changed the same. */
  z.object({
    type: z.literal('undo'),
    command: z
      .string()
      .max(60)
      .optional()
      .describe(
        'The command that is to be undone: refused where a later one changed the same, which is undone first; the last one that can be undone where left out.',
      ),
    at: Instant.optional().describe('When that command was given, as `undo` of the request says.'),
  }),
  z.object({
    type: z.literal('reopen'),
    dateOfInterest: Day.optional().describe(
      'The day after which nobody wants the item any more: the request then expires.',
    ),
    neededBy: Day.optional().describe('The day by which the item is needed.'),
    note: note.describe('A note for the timeline.'),
  }),
])
export type Command = z.infer<typeof Command>
export type CommandType = Command['type']
