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
/** The stage of a request: the main step of its life cycle that it has reached. */
export const Stage = z.enum(stages)
export type Stage = z.infer<typeof Stage>
