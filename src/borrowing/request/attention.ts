import { z } from 'zod'
import { AnyReason } from '../../translations/parameter.ts'
import { codeOrWords, personal } from '../personal-data.ts'
import { Cost, Day, Instant, RequestNumber } from '../values.ts'
import { CopyrightCount } from './copyright.ts'
import { LeftOutPart } from './left-out.ts'
import { Condition } from './negotiation.ts'
import { Absence, UnclearPoints } from './note-facts.ts'
import { OperationKind } from './operation.ts'
import { OtherStatement } from './other-statement.ts'
import { text } from './text.ts'

const since = Instant
const entry = z.int().positive()
const items = z.array(z.int().positive()).max(500)
const reason = codeOrWords(AnyReason).optional()
const informs = z
  .boolean()
  .optional()
  .describe('True where it only informs: staff should know, and nobody has to act.')

/** Returns a kind that needs no detail. */
const plain = <Kind extends string>(kind: Kind) =>
  z.object({
    kind: z.literal(kind).describe('Which alternative this is.'),
    since: since.describe('Since when.'),
  })

/**
 * A condition that staff must look at, or should know. There is at most one of a kind, entry and operation at a time.
 */
export const Attention = z.discriminatedUnion('kind', [
  plain('approval'),
  z.object({
    kind: z.literal('duplicate'),
    since: since.describe('Since when.'),
    request: RequestNumber.describe('The number of the earlier request.'),
  }),
  z.object({
    kind: z.literal('duplicate_at_partner'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
  }),
  plain('locally_owned'),
  z.object({
    kind: z.literal('citation_incomplete'),
    since: since.describe('Since when.'),
    reason: reason.describe('What the citation lacks.'),
  }),
  z.object({
    kind: z.literal('copyright'),
    since: since.describe('Since when.'),
    count: CopyrightCount.optional().describe('The copies of the journal that were counted.'),
  }),
  plain('locate_failed'),
  z.object({
    kind: z.literal('send_failed'),
    since: since.describe('Since when.'),
    operation: OperationKind.describe('The operation, such as the kind of message to a partner.'),
    entry: entry.describe('The id of the entry of the rota.'),
    delivery: z.string().optional().describe('The id of the delivery.'),
    refused: z
      .boolean()
      .optional()
      .describe(
        'True where the partner refused; false where it was never reached, or its answer never came.',
      ),
    reason: reason.describe('Why it failed.'),
  }),
  z.object({
    kind: z.literal('not_sendable'),
    since: since.describe('Since when.'),
    operation: OperationKind.describe('The operation, such as the kind of message to a partner.'),
    entry: entry.describe('The id of the entry of the rota.'),
    reason: reason.describe('Why it cannot be sent.'),
    leftOut: z.boolean().optional().describe('True where the message was sent without some of its parts.'),
    omittedParts: z
      .array(LeftOutPart)
      .max(20)
      .optional()
      .describe(
        'What the partner was not told: the parts that the message could not hold, or the words of one that was not sent.',
      ),
  }),
  z.object({
    kind: z.literal('unconfirmed'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
    reason: reason.optional().describe('What sending the request again may lead to.'),
  }),
  z.object({
    kind: z.literal('no_answer'),
    since: since.describe('Since when.'),
    operation: OperationKind.optional().describe('The operation, such as the kind of message to a partner.'),
    entry: entry.optional().describe('The id of the entry of the rota.'),
    reason: reason.optional().describe('What the partner’s system answered, where it refused to be asked.'),
  }),
  z.object({
    kind: z.literal('condition'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
    cost: Cost.optional().describe('The cost that the partner names.'),
  }),
  z.object({
    kind: z.literal('condition_stated'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
    conditions: z
      .array(Condition)
      .max(40)
      .describe('The conditions that nobody accepted: they bind all the same.'),
    misplaced: z
      .literal(true)
      .optional()
      .describe(
        'True where an item for special collections is to be picked up at a place that the library does not list for them.',
      ),
    message: z.string().max(60).optional().describe('The id of the partner’s message, where it came in one.'),
    informs,
  }),
  z.object({
    kind: z.literal('retry_offer'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
    cost: Cost.optional().describe('The cost that the partner names.'),
  }),
  plain('renew_review'),
  z.object({
    kind: z.literal('cost'),
    since: since.describe('Since when.'),
    costs: z.array(z.int().positive()).max(200).describe('The ids of the costs that are open.'),
    informs,
  }),
  plain('rota_used_up'),
  plain('cancel_refused'),
  z.object({
    kind: z.literal('no_longer_wanted'),
    since: since.describe('Since when.'),
    by: z.enum(['staff', 'patron']).describe('Who no longer wants the item.'),
  }),
  z.object({
    kind: z.literal('message_received'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
    message: z
      .string()
      .max(60)
      .optional()
      .describe('The id of the partner’s message; left out for what staff recorded by hand.'),
    text: personal(text(4000)).optional().describe('The words of the partner, as it wrote them.'),
    members: z
      .array(OtherStatement)
      .max(30)
      .optional()
      .describe('What the message states besides that is no current data of the request.'),
    unclear: UnclearPoints.optional().describe('The sentences that staff must read, and what they may mean.'),
    absence: Absence.optional().describe('The days on which nobody is there, as a vacation note says.'),
    informs,
    by: z
      .literal('patron')
      .optional()
      .describe('Left out for the partner; `patron` for an answer of the patron.'),
    ofRefusal: z.boolean().optional().describe('True where a supplier behind a broker says no.'),
    reason: reason.describe('Who behind a broker says no, and why.'),
  }),
  z.object({
    kind: z.literal('event_ignored'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
    event: z.string().max(60).describe('The type of the event that was ignored.'),
    reason: reason.describe('Why it was ignored.'),
    holds: z
      .boolean()
      .optional()
      .describe(
        'True while no further partner is asked automatically: the message contradicts itself, so an item may have shipped.',
      ),
  }),
  z.object({
    kind: z.literal('may_have_missed'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
  }),
  z.object({
    kind: z.literal('stale_shipment'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
    evidence: z
      .enum(['physical', 'cancel_refused'])
      .optional()
      .describe(
        'What it rests on: a message that proves a shipment, or only the refusal of a cancel; a shipment where left out.',
      ),
  }),
  z.object({
    kind: z.literal('claims_returned'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
    by: z
      .enum(['library', 'patron'])
      .describe(
        'Who says that the items went back: the library to the partner, or the patron to the library.',
      ),
    on: Day.optional().describe('The day on which they went back.'),
    courier: personal(text(100)).optional().describe('Who carried the parcel.'),
    trackingId: personal(text(100)).optional().describe('The tracking number of the parcel.'),
  }),
  z.object({
    kind: z.literal('needed_by_at_risk'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
  }),
  z.object({
    kind: z.literal('stale_promise'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
  }),
  z.object({
    kind: z.literal('late_promise'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
    event: z
      .enum(['expects_to_supply', 'will_supply', 'conditional'])
      .describe('The step that the partner stated.'),
    conditions: z.array(Condition).max(20).optional().describe('The conditions that it named.'),
    cost: Cost.optional().describe('The cost that it named.'),
  }),
  z.object({
    kind: z.literal('return_not_seen'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
    informs,
  }),
  z.object({
    kind: z.literal('shipped_without_notice'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
    event: z.string().max(60).describe('The event that showed that the item was shipped.'),
  }),
  z.object({
    kind: z.literal('not_arrived'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
  }),
  z.object({
    kind: z.literal('file_not_passed_on'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
    because: z
      .enum(['note', 'conditions', 'cost', 'too_large', 'completed'])
      .describe(
        'What keeps it from the patron: words, conditions or a charge that came with it, its size, or that the request is completed.',
      ),
    note: personal(text(4000)).optional().describe('The words that came with the file.'),
    size: z.int().nonnegative().optional().describe('The size of the file in bytes.'),
    limit: z.int().nonnegative().optional().describe('The largest size that is taken, in bytes.'),
  }),
  z.object({
    kind: z.literal('items_outstanding'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
    wanted: z.int().describe('How many items are wanted of this partner.'),
    shipped: z.int().describe('How many of them it shipped.'),
    items: items.describe('The ids of the items that were not shipped, or were missing in the parcel.'),
    volumes: z
      .array(text(200))
      .max(100)
      .optional()
      .describe('The volumes that are outstanding, where known.'),
  }),
  z.object({
    kind: z.literal('items_review'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
    named: z
      .array(
        z.object({
          partnerItemId: text(200).optional().describe('What the partner calls the item.'),
          barcode: text(100).optional().describe('The barcode.'),
          volume: text(200).optional().describe('The volume.'),
        }),
      )
      .max(100)
      .describe('The names of the partner that fit no item, numbered from 1.'),
    items: items.describe('The ids of the items of this partner that it may mean.'),
    message: z.string().max(60).optional().describe('The id of the partner’s message, where it came in one.'),
  }),
  z.object({
    kind: z.literal('ils_refused'),
    since: since.describe('Since when.'),
    reason: reason.describe('What the library’s own system answered.'),
  }),
  z.object({
    kind: z.literal('ils_records_left'),
    since: since.describe('Since when.'),
    reason: reason.describe('What the library’s own system answered.'),
  }),
  z.object({
    kind: z.literal('hold_expired'),
    since: since.describe('Since when.'),
    items: items.describe('The ids of the items.'),
  }),
  z.object({
    kind: z.literal('recalled'),
    since: since.describe('Since when.'),
    dueDate: Day.optional().describe('The day by which the item must go back.'),
    informs,
  }),
  z.object({
    kind: z.literal('overdue'),
    since: since.describe('Since when.'),
    dueDate: Day.optional().describe('The day on which the item was due.'),
  }),
  z.object({
    kind: z.literal('due_date_review'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
    event: z
      .string()
      .max(60)
      .describe(
        'What named it, or showed that it had passed: the type of the partner’s event, or `receive`.',
      ),
    reason: codeOrWords(AnyReason).describe('Why the date is not applied.'),
    text: personal(text(200)).optional().describe('The words of the partner that hold the date.'),
    candidates: z.array(Day).max(5).describe('The days that it may mean, the likeliest first.'),
    items: items.describe('The ids of the items whose due date is in question.'),
    message: z.string().max(60).optional().describe('The id of the partner’s message, where it came in one.'),
  }),
  plain('hold_return'),
  z.object({
    kind: z.literal('due_while_closed'),
    since: since.describe('Since when.'),
    dueDate: Day.describe('The day on which the partner wants the item back.'),
    until: Day.describe('The last day of the closure of the library.'),
  }),
  z.object({
    kind: z.literal('checked_in_early'),
    since: since.describe('Since when.'),
    entry: entry.describe('The id of the entry of the rota.'),
  }),
  z.object({
    kind: z.literal('lost'),
    since: since.describe('Since when.'),
    by: z.enum(['us', 'partner']).describe('Who reported the loss.'),
  }),
  plain('damaged'),
  plain('return_due'),
  z.object({
    kind: z.literal('patron_not_reached'),
    since: since.describe('Since when.'),
    notice: z.string().max(60).describe('The name of the notice that did not reach the patron.'),
    reason: reason.describe('Why it did not reach the patron.'),
  }),
  z.object({
    kind: z.literal('mail_review'),
    since: since.describe('Since when.'),
    message: z.string().max(60).describe('The id of the message.'),
    reason: reason.describe('Why the mail waits for review.'),
  }),
  z.object({
    kind: z.literal('profile_missing'),
    since: since.describe('Since when.'),
    documents: z.array(text(200)).max(50).describe('The configuration documents that are missing.'),
  }),
  plain('idle'),
])
export type Attention = z.infer<typeof Attention>
export type AttentionKind = Attention['kind']

type WithoutSince<Each> = Each extends unknown ? Omit<Each, 'since'> : never
/** A new attention; it starts at the moment of the decision. */
export type RaisedAttention = WithoutSince<Attention>

/** The names of all kinds, as a schema. */
export const attentionKind = z.enum(Attention.options.map((option) => option.shape.kind.value))
