import { z } from 'zod'
import { Instant } from '../values.ts'

export const deadlineKinds = [
  'locate',
  'response',
  'unconfirmed',
  'will_supply',
  'cancel_reply',
  'renewal_answer',
  'claim',
  'check_in',
  'overdue',
  'date_of_interest',
  'until',
  'offer',
  'transit',
  'shelf',
  'lost_reported',
  'return_transit',
  'claims_returned',
  'patron_answer',
  'ils_answer',
  'look_up',
  'return',
  'due_date_notice',
  'idle',
] as const
export const DeadlineKind = z.enum(deadlineKinds)
export type DeadlineKind = z.infer<typeof DeadlineKind>

export const Deadline = z.object({
  kind: DeadlineKind.describe('What the deadline is about.'),
  entry: z.int().positive().optional().describe('The id of the entry of the rota that it concerns.'),
  at: Instant.describe('When the deadline passes.'),
})
export type Deadline = z.infer<typeof Deadline>
