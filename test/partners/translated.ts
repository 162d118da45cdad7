import type { IncomingMessage, Situation, Verdict } from '../../src/partners/incoming-message.ts'
import type { Protocol } from '../../src/partners/protocol.ts'

/** Returns a message with the functions of its protocol that interpret and answer it. */
export const translated = (protocol: Protocol, message: IncomingMessage) => ({
  ...message,
  interpret: (situation: Situation) => protocol.interpret(message, situation),
  answer: (verdict: Verdict) => protocol.answer(message, verdict),
})

export type TranslatedMessage = ReturnType<typeof translated>
