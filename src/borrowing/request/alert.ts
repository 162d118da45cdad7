import { z } from 'zod'
import { Day } from '../values.ts'
import { OperationKind } from './operation.ts'
import { text } from './text.ts'

/** Something that staff should look at. At most one of a kind and entry. */
export const Alert = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('send_failed'),
    operation: OperationKind,
    entry: z.int().positive(),
    delivery: z.string().optional(),
    /** True where the partner said no; false where it was never reached, or the answer never came. */
    refused: z.boolean().optional(),
    reason: text(500).optional(),
  }),
  z.object({ kind: z.literal('stale_shipment'), entry: z.int().positive() }),
  z.object({ kind: z.literal('ils_refused'), reason: text(500).optional() }),
  z.object({ kind: z.literal('recalled'), dueDate: Day.optional() }),
  z.object({ kind: z.literal('overdue') }),
  z.object({ kind: z.literal('hold_return') }),
  z.object({ kind: z.literal('lost'), by: z.enum(['us', 'partner']) }),
  z.object({ kind: z.literal('damaged') }),
  z.object({
    kind: z.literal('no_answer'),
    operation: OperationKind.optional(),
    entry: z.int().positive().optional(),
  }),
])
export type Alert = z.infer<typeof Alert>
export type AlertKind = Alert['kind']
