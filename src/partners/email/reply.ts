import type { ReplyMeaning } from '../protocol.ts'

/** A mail server takes a letter or refuses it: it has no answer to read in a partner's name. */
export const readReply = (): ReplyMeaning => ({
  kind: 'unclear',
  reason: 'a mail server has no words of a partner',
})
