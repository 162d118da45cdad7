import { z } from 'zod'
import { PartnerEvent } from '../partner-events/partner-event.ts'
import { codeOrWords, personal } from '../personal-data.ts'
import { Cost, Day, Instant, PartnerCode, RequestId } from '../values.ts'
import { Citation } from './citation.ts'
import { Condition } from './negotiation.ts'
import { OperationKind } from './operation.ts'
import { Service } from './service.ts'
import { text } from './text.ts'

export const entryStates = [
  'pending',
  'not_located',
  'active',
  'rejected',
  'cancelled',
  'expired',
  'failed',
  'skipped',
  'supplied',
] as const
export const EntryState = z.enum(entryStates)
export type EntryState = z.infer<typeof EntryState>

/** One partner in the rota. */
export const Entry = z.object({
  /** Its number in this request, from 1, never given twice. */
  id: z.int().positive(),
  partner: PartnerCode,
  state: EntryState,
  /** Why it was rejected, skipped, failed …: an open code of the partner, or words. */
  reason: codeOrWords(text(500)).optional(),
  /** Every request id it was ever asked under; the last one is in force. */
  requestIds: z.array(RequestId),
  /** The progress of the request to it. */
  requestState: z.enum(['not_sent', 'queued', 'unconfirmed', 'delivered']),
  /** When a queued retry leaves at the earliest, as the partner named it; gone once that time has come. */
  notBefore: Instant.optional(),
  /** True once the partner said that it ships: leaving it then needs no cancel. */
  shipped: z.boolean().optional(),
  /** When the request was first sent to it, and when it said that it ships. Version 0.1 did not record them. */
  sentAt: Instant.optional(),
  shippedAt: Instant.optional(),
  /** True once the partner has the message that the items go back. */
  returnSent: z.boolean().optional(),
  /** Why its items had to go back when they did: this comes back where the return is undone. */
  returnReasons: z
    .array(
      z.object({
        kind: z.enum(['recalled', 'overdue', 'hold_return', 'return_due']),
        dueDate: Day.optional(),
      }),
    )
    .max(4)
    .optional(),
  /** The partner's own id for the request. */
  partnerRequestId: text(200).optional(),
  /** The partner's own number of each request id, where it finds a request by that alone: the first that it named. */
  numbers: z
    .array(z.object({ requestId: RequestId, number: text(200) }))
    .max(100)
    .optional(),
  /** Messages that wait until the partner has named its number. */
  heldOperations: z
    .array(z.object({ kind: OperationKind, note: personal(text(4000)).optional() }))
    .max(10)
    .optional(),
  /** The agency that really supplies, where a broker answers for it. */
  supplier: z.object({ type: text(40), value: text(120) }).optional(),
  /** Conditions and cost that were accepted for this entry. */
  accepted: z.object({ conditions: z.array(Condition), cost: Cost.optional() }).optional(),
  /** Conditions that came with the shipment or later, or were open then: they bind its items. */
  conditions: z.array(Condition).max(40).optional(),
  /** Offers within the maximum cost that were accepted without staff: each amount once. */
  acceptedByItself: z
    .array(z.object({ kind: z.enum(['condition', 'retry']), cost: Cost }))
    .max(20)
    .optional(),
  /** The changes of a retry for this entry only. */
  changes: z.object({ citation: Citation.optional(), service: Service.partial().optional() }).optional(),
  /** A supplier's record id or call number that locate found. */
  recordId: text(200).optional(),
  callNumber: text(200).optional(),
  /** True while its partner's catalogue is being asked. */
  locating: z.boolean().optional(),
  /** The answer of that catalogue and its time; unknown parts are left out. */
  located: z
    .object({
      at: Instant,
      held: z.boolean().optional(),
      available: z.boolean().optional(),
      lendable: z.boolean().optional(),
      location: text(200).optional(),
    })
    .optional(),
  /** The last operation sent to this partner, and its last event: the meaning of some vendors' messages depends on them. */
  lastOperation: OperationKind.optional(),
  lastEvent: text(60).optional(),
  /** The last state that the partner stated, and when its record got it. */
  lastStatement: z
    .object({
      state: z.enum(PartnerEvent.options.map(({ shape }) => shape.type.value)),
      reason: codeOrWords(text(200)).optional(),
      asOf: Instant,
    })
    .optional(),
  /** The words that it said last. */
  lastNote: personal(text(4000)).optional(),
  /** When its items were sent back, the last of them. */
  returnedAt: Instant.optional(),
  /** How far our cancel is: sent, delivered, agreed, or refused (then something may have shipped). */
  cancel: z.enum(['sent', 'delivered', 'agreed', 'refused']).optional(),
  /** Content of the last message of the partner that was applied; anything else that changes the entry clears it. */
  lastFingerprint: z.string().optional(),
  /** The number of claims since its last message. */
  claims: z.int().optional(),
})
export type Entry = z.infer<typeof Entry>
