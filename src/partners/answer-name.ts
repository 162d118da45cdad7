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
  'completed_without_return',
  'message',
] as const
/** The answers about an item wherever it is: they prove that the item is out. */
export const loanAnswers = [
  'checked_in',
  'recalled',
  'overdue',
  'completed_without_return',
] as const satisfies readonly (typeof answerNames)[number][]

export const AnswerName = z.enum(answerNames)
export type AnswerName = z.infer<typeof AnswerName>
