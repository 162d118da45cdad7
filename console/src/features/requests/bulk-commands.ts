import type { CommandType } from '../../api/types.ts'

/** The commands that make sense for many requests: they need no more than a note. The first ones are buttons. */
export const bulkCommands = [
  'send',
  'approve',
  'claim',
  'receive',
  'return',
  'patron_loan',
  'patron_return',
  'place_on_shelf',
  'locate',
  'keep_duplicate',
  'accept_condition',
  'decline_condition',
  'retry',
  'decline_retry',
  'renew',
  'approve_renewal',
  'decline_renewal',
  'mark_read',
  'retry_ils',
  'decline',
  'cancel',
  'complete',
  'reopen',
] as const satisfies readonly CommandType[]
export type BulkCommand = (typeof bulkCommands)[number]
export const bulkButtons = 3

/** The number of requests that one press of a button selects. */
export const maxInBulk = 200
