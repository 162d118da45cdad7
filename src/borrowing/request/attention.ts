import { z } from 'zod'
import { codeOrWords, personal } from '../personal-data.ts'
import { Cost, Day, Instant, RequestNumber } from '../values.ts'
import { CopyrightCount } from './copyright.ts'
import { LeftOutPart } from './left-out.ts'
import { Condition } from './negotiation.ts'
import { OperationKind } from './operation.ts'
import { text } from './text.ts'

const since = Instant
const entry = z.int().positive()
const items = z.array(z.int().positive()).max(500)
const reason = codeOrWords(text(500)).optional()
/** True where it only informs: staff should know, and nobody has to act. */
const informs = z.boolean().optional()

/** Returns a kind that needs no detail. */
const plain = <Kind extends string>(kind: Kind) => z.object({ kind: z.literal(kind), since })

/**
 * A condition that staff must look at, or should know. There is at most one of a kind, entry and operation at a time.
 */
export const Attention = z.discriminatedUnion('kind', [
  plain('approval'),
  z.object({ kind: z.literal('duplicate'), since, request: RequestNumber }),
  plain('locally_owned'),
  z.object({ kind: z.literal('citation_incomplete'), since, reason }),
  z.object({ kind: z.literal('copyright'), since, count: CopyrightCount.optional() }),
  plain('locate_failed'),
  z.object({
    kind: z.literal('send_failed'),
    since,
    operation: OperationKind,
    entry,
    delivery: z.string().optional(),
    /** True where the partner refused; false where it was never reached, or the answer never came. */
    refused: z.boolean().optional(),
    reason,
  }),
  z.object({
    kind: z.literal('not_sendable'),
    since,
    operation: OperationKind,
    entry,
    reason,
    /** True where the message was sent, and could not hold all that was to be said. */
    leftOut: z.boolean().optional(),
    /** The omitted content: the parts that the message could not hold, or the words of one that was not sent. */
    omittedParts: z.array(LeftOutPart).max(20).optional(),
  }),
  z.object({ kind: z.literal('unconfirmed'), since, entry }),
  z.object({
    kind: z.literal('no_answer'),
    since,
    operation: OperationKind.optional(),
    entry: entry.optional(),
  }),
  z.object({ kind: z.literal('condition'), since, entry, cost: Cost.optional() }),
  z.object({ kind: z.literal('retry_offer'), since, entry, cost: Cost.optional() }),
  plain('renew_review'),
  z.object({ kind: z.literal('cost'), since, costs: z.array(z.int().positive()).max(200) }),
  plain('rota_used_up'),
  plain('cancel_refused'),
  z.object({ kind: z.literal('no_longer_wanted'), since, by: z.enum(['staff', 'patron']) }),
  z.object({
    kind: z.literal('message_received'),
    since,
    entry,
    /** The partner's message that it came in; left out for what staff recorded by hand. */
    message: z.string().max(60).optional(),
    /** The words of the partner, as it wrote them. */
    text: personal(text(4000)).optional(),
    informs,
  }),
  z.object({
    kind: z.literal('event_ignored'),
    since,
    entry,
    event: z.string().max(60),
    reason,
    /** True while no further partner is asked automatically: the message contradicts itself, so something may have shipped. */
    holds: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('stale_shipment'),
    since,
    entry,
    /** What it rests on: a message that proves a shipment, or only the refusal of our cancel. Absent: a shipment. */
    evidence: z.enum(['physical', 'cancel_refused']).optional(),
  }),
  z.object({ kind: z.literal('stale_promise'), since, entry }),
  z.object({
    kind: z.literal('late_promise'),
    since,
    entry,
    /** The step that the partner stated, and the terms that it named with it. */
    event: z.enum(['expects_to_supply', 'will_supply', 'conditional']),
    conditions: z.array(Condition).max(20).optional(),
    cost: Cost.optional(),
  }),
  z.object({ kind: z.literal('return_not_seen'), since, entry, informs }),
  z.object({ kind: z.literal('shipped_without_notice'), since, entry, event: z.string().max(60) }),
  z.object({ kind: z.literal('not_arrived'), since, entry }),
  z.object({ kind: z.literal('part_missing'), since, items }),
  z.object({ kind: z.literal('ils_refused'), since, reason }),
  z.object({ kind: z.literal('ils_records_left'), since, reason }),
  z.object({ kind: z.literal('hold_expired'), since, items }),
  z.object({ kind: z.literal('recalled'), since, dueDate: Day.optional() }),
  z.object({ kind: z.literal('overdue'), since, dueDate: Day.optional() }),
  z.object({
    kind: z.literal('due_date_past'),
    since,
    entry,
    /** The date, as the partner named it. */
    dueDate: Day,
    /** What named it, or showed that it had passed: the partner's event, or `receive`. */
    event: z.enum(['shipped', 'renewed', 'receive']),
    /** The partner's message, where it came in one. */
    message: z.string().max(60).optional(),
  }),
  plain('hold_return'),
  z.object({ kind: z.literal('checked_in_early'), since, entry }),
  z.object({ kind: z.literal('lost'), since, by: z.enum(['us', 'partner']) }),
  plain('damaged'),
  plain('return_due'),
  z.object({ kind: z.literal('patron_not_reached'), since, notice: z.string().max(60), reason }),
  z.object({ kind: z.literal('mail_review'), since, message: z.string().max(60), reason }),
  z.object({ kind: z.literal('profile_missing'), since, documents: z.array(text(200)).max(50) }),
  plain('idle'),
])
export type Attention = z.infer<typeof Attention>
export type AttentionKind = Attention['kind']

type WithoutSince<Each> = Each extends unknown ? Omit<Each, 'since'> : never
/** A new attention; it starts at the moment of the decision. */
export type RaisedAttention = WithoutSince<Attention>

/** The names of all kinds, as a schema. */
export const attentionKind = z.enum(Attention.options.map((option) => option.shape.kind.value))
