import { type Client, newIdempotencyKey } from '@lendwire/client'
import { answerOf } from '../from-client.ts'
import type { MessageSummary } from '../types.ts'

/** The meaning that staff give a mail. */
export type MailMeaning = {
  readonly request: string
  readonly event: Readonly<Record<string, unknown>>
  /** With `shipped`: the places of the attachments that are the delivery. */
  readonly files?: readonly number[]
}

/** Returns the operations of the review of mails. */
export const messageOperations = ({ GET, POST }: Client) => {
  const once = () => ({ 'Idempotency-Key': newIdempotencyKey() })
  return {
    mailsToReview: async (): Promise<readonly MessageSummary[]> =>
      (await answerOf(GET('/v1/messages', { params: { query: { state: ['review'], limit: 100 } } }))).items,
    /** Counts them, 100 at most. */
    countMailsToReview: async (): Promise<number> => (await answerOf(GET('/v1/messages/counts'))).review,
    message: (id: string): Promise<MessageSummary> =>
      answerOf(GET('/v1/messages/{id}', { params: { path: { id } } })),
    assignMail: (id: string, meaning: MailMeaning) =>
      answerOf(
        POST('/v1/messages/{id}/assign', {
          params: { path: { id }, header: once() },
          // The event is one of those that the page offers: the API checks it.
          body: meaning as never,
        }),
      ),
    dismissMail: (id: string) =>
      answerOf(POST('/v1/messages/{id}/dismiss', { params: { path: { id }, header: once() } })),
  }
}
