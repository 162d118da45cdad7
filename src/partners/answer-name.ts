import { z } from 'zod'

/** The answers on the page behind a letter's link. */
export const answerNames = [
  'request_received',
  'will_supply',
  'shipped',
  'conditional',
  'retry_possible',
  'unfilled',
  'cancel_accepted',
  'cancel_refused',
  'renewed',
  'renew_refused',
  'checked_in',
  'recalled',
  'overdue',
  'message',
] as const
export const AnswerName = z.enum(answerNames)
export type AnswerName = z.infer<typeof AnswerName>
