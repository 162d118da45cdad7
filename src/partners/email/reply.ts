import { reason } from '../../translations/reason.ts'
import type { LinkAnswer } from '../answer-link.ts'
import type { IncomingMessage, Reply, Verdict } from '../incoming-message.ts'
import type { ReplyMeaning } from '../partner-reply.ts'

const taken: Reply = { status: 200, contentType: 'text/plain; charset=utf-8', content: 'taken' }
const refused: Reply = { status: 404, contentType: 'text/plain; charset=utf-8', content: 'unknown request' }

/** Answers the page, which shows the result to the person. */
export const replyToAnswer = (_: IncomingMessage<LinkAnswer>, { kind }: Verdict): Reply =>
  kind === 'taken' ? taken : refused

/**
 * Returns the meaning of a mail server's reply. A mail server takes a letter or refuses it: it has no answer to read in
 * a partner's name.
 */
export const readReply = (): ReplyMeaning => ({
  kind: 'unclear',
  reason: reason('failure.no_answer'),
})
