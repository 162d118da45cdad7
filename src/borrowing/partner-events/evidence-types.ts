import type { PartnerEventType } from './partner-event.ts'

/** Events that only a partner sends whose item is out. */
export const evidence = [
  'overdue',
  'recalled',
  'hold_return',
  'release_hold_return',
  'checked_in',
  'completed_without_return',
  'renewed',
] as const satisfies readonly PartnerEventType[]
