import { z } from 'zod'
import { AnyReason } from '../../translations/parameter.ts'
import { PartnerEvent } from '../partner-events/partner-event.ts'
import { codeOrWords, personal } from '../personal-data.ts'
import { AgencyId, Cost, Day, Instant, PartnerCode, RequestId } from '../values.ts'
import { Citation } from './citation.ts'
import { Condition } from './negotiation.ts'
import { OperationKind } from './operation.ts'
import { OtherStatement } from './other-statement.ts'
import { RetryOffer } from './retry-offer.ts'
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
  id: z.int().positive().describe('The id of the entry in this request, from 1; none is given twice.'),
  partner: PartnerCode.describe('The code of the partner.'),
  state: EntryState.describe('The result of asking this partner.'),
  reason: codeOrWords(AnyReason)
    .optional()
    .describe('Why it was rejected, skipped or failed; the code that the partner gave is a text.'),
  requestIds: z.array(RequestId).describe('The ids under which the partner was asked, the last one last.'),
  requestState: z
    .enum(['not_sent', 'queued', 'unconfirmed', 'delivered'])
    .describe('Whether the partner has the request.'),
  notBefore: Instant.optional().describe(
    'When a queued retry is sent at the earliest, as the partner named it; removed once that time has come.',
  ),
  promised: z
    .literal(true)
    .optional()
    .describe('True once the partner promised to supply, also where the promise is no step of its own.'),
  shipped: z.boolean().optional().describe('True once the partner said that it ships.'),
  sentAt: Instant.optional().describe(
    'When the request was first sent to the partner; left out in requests of version 0.1.',
  ),
  answeredAt: Instant.optional().describe('When the partner first answered.'),
  shippedAt: Instant.optional().describe('When the partner said that it ships.'),
  receivedAt: Instant.optional().describe('When the first of its items was received.'),
  loanedAt: Instant.optional().describe('When the patron first had one of its items.'),
  lostAt: Instant.optional().describe('When the first of its items was lost.'),
  endedAt: Instant.optional().describe('When the partner was done with without a shipment.'),
  returnSent: z
    .boolean()
    .optional()
    .describe('True once the partner has the message that the items go back.'),
  returnReasons: z
    .array(
      z.object({
        kind: z
          .enum(['recalled', 'overdue', 'hold_return', 'return_due'])
          .describe('What made the items go back, such as a recall.'),
        dueDate: Day.optional().describe('The due date at that time.'),
        informs: z.boolean().optional().describe('True where it only informed.'),
      }),
    )
    .max(4)
    .optional()
    .describe('Why the items had to go back when they did, for a return that is undone.'),
  agency: AgencyId.optional().describe(
    'The agency id under which the partner wrote last, where it is changing its agency ids: it is addressed by that.',
  ),
  partnerRequestId: text(200).optional().describe('The partner’s own id for the request.'),
  numbers: z
    .array(
      z.object({
        requestId: RequestId.describe('The request id.'),
        number: text(200).describe('The number that the partner gave it.'),
      }),
    )
    .max(100)
    .optional()
    .describe(
      'The partner’s own number of each request id, where it finds a request by that alone: the first that it named.',
    ),
  heldOperations: z
    .array(
      z.object({
        kind: OperationKind.describe('The kind of message.'),
        note: personal(text(4000)).optional().describe('A note for the partner.'),
      }),
    )
    .max(10)
    .optional()
    .describe('Messages that wait until the partner has named its number.'),
  supplier: z
    .object({
      type: text(40).describe('The type of the agency id, such as `ISIL`.'),
      value: text(120).describe('The agency id.'),
    })
    .optional()
    .describe('The agency that really supplies, where a broker answers for it.'),
  accepted: z
    .object({
      conditions: z.array(Condition).describe('The conditions that were accepted.'),
      cost: Cost.optional().describe('The cost that was accepted.'),
    })
    .optional()
    .describe('The conditions and the cost that were accepted.'),
  refusal: z
    .enum(['lasting', 'not_held', 'may_change', 'licence', 'duplicate', 'other'])
    .optional()
    .describe(
      'What its refusal means for asking it again: not for this item (`lasting`, `not_held`), later (`may_change`), for a loan in place of the copy (`licence`), or that it has the request already (`duplicate`).',
    ),
  lastRefusal: codeOrWords(text(500))
    .optional()
    .describe('Why the last supplier behind a broker did not supply: a code or words.'),
  lastRefusedBy: AgencyId.optional().describe('The last supplier behind a broker that did not supply.'),
  takenOperations: z
    .array(OperationKind)
    .max(2)
    .optional()
    .describe('The receipt and the return that the partner has, where it takes each only once.'),
  declined: z
    .object({
      supplier: AgencyId.describe('The supplier that was declined.'),
      conditions: z.array(Condition).describe('Its conditions.'),
      cost: Cost.optional().describe('Its price.'),
      promised: z.literal(true).optional().describe('True where it had said that it will supply.'),
    })
    .optional()
    .describe('The supplier behind a broker that was declined last; the broker goes on to another one.'),
  conditions: z
    .array(Condition)
    .max(40)
    .optional()
    .describe('The conditions that came with the shipment or later, or were open then: they bind its items.'),
  leftTerms: z
    .object({
      conditions: z.array(Condition).max(20).describe('The conditions of the offer.'),
      cost: Cost.optional().describe('The price of the offer.'),
    })
    .optional()
    .describe(
      'The terms that nobody agreed to when the partner was left, or that were declined: they hold where it ships all the same.',
    ),
  waived: z
    .array(Condition)
    .max(40)
    .optional()
    .describe(
      'The conditions that the partner gave up, as staff say: they bind no longer, also where it states them again.',
    ),
  expectedDelivery: Day.optional().describe(
    'The day on which the partner expects to deliver, as it said last.',
  ),
  offer: RetryOffer.extend({
    reason: codeOrWords(text(200)).optional().describe('Why the partner asks for a retry, as a code.'),
    after: Instant.optional().describe('The time from which the partner takes the retry.'),
    before: Instant.optional().describe('The time until which the partner takes the retry.'),
  })
    .optional()
    .describe('What the partner offered last in place of what was asked for.'),
  autoAccepted: z
    .array(
      z.object({
        kind: z
          .enum(['condition', 'retry'])
          .describe('Whether a condition or an offer to retry was accepted.'),
        cost: Cost.describe('The cost that was accepted.'),
      }),
    )
    .max(20)
    .optional()
    .describe('The offers within the maximum cost that were accepted without staff.'),
  changes: z
    .object({
      citation: Citation.optional().describe('The citation of the retry.'),
      service: Service.partial().optional().describe('The service of the retry.'),
    })
    .optional()
    .describe('What a retry asks this partner for in place of the request’s own.'),
  recordId: text(200).optional().describe('The id of the record that was found in the partner’s catalogue.'),
  callNumber: text(200).optional().describe('The call number.'),
  locating: z.boolean().optional().describe('True while the partner’s catalogue is being asked.'),
  located: z
    .object({
      at: Instant.describe('When the catalogue answered.'),
      held: z.boolean().optional().describe('Whether the library holds it.'),
      available: z.boolean().optional().describe('Whether it is available now.'),
      lendable: z.boolean().optional().describe('Whether the library lends it.'),
      location: text(200).optional().describe('The shelving location.'),
      source: text(60)
        .optional()
        .describe('The union catalogue that said so; left out where the partner’s own catalogue did.'),
    })
    .optional()
    .describe('What the partner’s catalogue said, and when; left out where it did not say.'),
  lastOperation: OperationKind.optional().describe('The last message that was sent to the partner.'),
  lastEvent: text(60).optional().describe('The last event of the partner.'),
  lastStatement: z
    .object({
      state: z
        .enum(PartnerEvent.options.map(({ shape }) => shape.type.value))
        .describe('The state that the partner stated.'),
      reason: codeOrWords(text(200)).optional().describe('Why, as a code of the partner.'),
      asOf: Instant.describe('When the partner’s record got this state.'),
    })
    .optional()
    .describe('The last state that the partner stated, and since when.'),
  lastNote: personal(text(4000)).optional().describe('The words that the partner said last.'),
  renewals: z.int().nonnegative().optional().describe('How often the partner has renewed its loan.'),
  returnedAt: Instant.optional().describe('When its items were sent back, the last of them.'),
  cancel: z
    .enum(['sent', 'delivered', 'agreed', 'refused'])
    .optional()
    .describe('How far the cancel is; where it was refused, an item may have shipped.'),
  otherStatements: z
    .array(
      OtherStatement.extend({
        at: Instant.describe('When the partner said it.'),
        message: text(60).optional().describe('The id of the message.'),
      }),
    )
    .max(50)
    .optional()
    .describe(
      'What the partner said beside a status and is no current data: an older value, or one that fits nothing. The newest last.',
    ),
  lastFingerprint: z
    .string()
    .optional()
    .describe('A fingerprint of the last message of the partner, by which a repeat is recognized.'),
  claims: z
    .int()
    .optional()
    .describe('How often the partner was asked for the status since its last message.'),
})
export type Entry = z.infer<typeof Entry>
