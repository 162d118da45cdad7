import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'

/** Ignores the problem that a message is too large, which the caller answers with its limit; throws any other error. */
export const ignoreTooLarge = (error: unknown): void => {
  if (!(error instanceof Problem) || error.code !== 'too_large') throw error
}

/** Makes the problem of a message that is over the limit, in bytes. */
export const tooLargeMessage = (limit: number): Problem =>
  new Problem('too_large', reason('problem.message_too_long', { limit }))
