import { z } from 'zod'

export const stages = [
  'created',
  'pending_approval',
  'locating',
  'locate_failed',
  'ready',
  'sent',
  'accepted',
  'will_supply',
  'shipped',
  'received',
  'on_loan',
  'patron_returned',
  'returned',
  'unfilled',
  'closed',
] as const
/** The journey of a request. */
export const Stage = z.enum(stages)
export type Stage = z.infer<typeof Stage>
