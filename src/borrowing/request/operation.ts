import { z } from 'zod'
import { AgencyId, Cost, Day, Instant } from '../values.ts'
import { Condition } from './negotiation.ts'

export const operationKinds = [
  'request',
  'retry',
  'cancel',
  'accept_condition',
  'decline_condition',
  'received',
  'renew',
  'shipped_return',
  'shipped_forward',
  'status_request',
  'reminder',
  'message',
  'lost',
  'damaged',
  'hold_return',
] as const
/** The kinds of operations that a library sends to a partner. */
export const OperationKind = z.enum(operationKinds)
export type OperationKind = z.infer<typeof OperationKind>

/** Returns whether an operation asks a partner for the item. */
export const asksForItem = (operation: OperationKind): boolean =>
  operation === 'request' || operation === 'retry'

/** The operations that tell a partner that the items go back. */
export const returnOperations: readonly OperationKind[] = ['shipped_return', 'shipped_forward']

const note = z.string().max(4000).optional()

/** The supplier behind a broker waits for no answer to terms: it is told in words, or left as by a cancel. */
const withoutTerms = z.literal(true).optional()

/** A message to a partner in the core's vocabulary: each protocol renders it in its own. */
export const Operation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('request') }),
  z.object({
    kind: z.literal('retry'),
    /** The id that the partner knows the earlier try by. */
    previousId: z.string(),
    notBefore: Instant.optional(),
    note,
  }),
  z.object({ kind: z.literal('cancel'), note }),
  z.object({
    kind: z.literal('accept_condition'),
    conditions: z.array(Condition),
    cost: Cost.optional(),
    withoutTerms,
    note,
  }),
  z.object({
    kind: z.literal('decline_condition'),
    conditions: z.array(Condition),
    /** The supplier behind a broker that alone is declined. */
    supplier: AgencyId.optional(),
    withoutTerms,
    note,
  }),
  z.object({ kind: z.literal('received'), items: z.array(z.int()), missing: z.array(z.int()), note }),
  z.object({ kind: z.literal('renew'), dueDateWanted: Day.optional() }),
  z.object({ kind: z.literal('shipped_return'), items: z.array(z.int()), note }),
  z.object({ kind: z.literal('shipped_forward'), items: z.array(z.int()), toAgency: z.string(), note }),
  z.object({ kind: z.literal('status_request') }),
  z.object({ kind: z.literal('reminder') }),
  z.object({ kind: z.literal('message'), note: z.string().max(4000) }),
  z.object({ kind: z.literal('lost'), items: z.array(z.int()), note }),
  z.object({ kind: z.literal('damaged'), items: z.array(z.int()), note }),
  z.object({ kind: z.literal('hold_return'), note }),
])
export type Operation = z.infer<typeof Operation>
