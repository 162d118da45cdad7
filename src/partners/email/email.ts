import { sniffType } from '@lendwire/email'
import { type AnswerLinks, linkAnswerType } from '../answer-link.ts'
import type { Incoming, MailRoute, Protocol } from '../protocol.ts'
import type { Signer } from '../signer.ts'
import { readAnswer } from './answer.ts'
import { read } from './incoming.ts'
import type { Languages } from './letters/language.ts'
import { answerPage } from './offers.ts'
import { render } from './outgoing.ts'
import { readReply } from './reply.ts'
import { route } from './route.ts'
import { openLink } from './token.ts'

/** What email needs from outside. */
export type EmailParts = {
  readonly sign: Signer
  /** Where the gateway is reached from outside, without a slash at its end. */
  readonly publicUrl: () => string
  /** The languages of letters: the built-in ones and those of files. */
  readonly languages: Languages
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

/** Email with partners that have no other system: letters out, answered by their links. */
export type Email = {
  readonly protocol: Protocol<Promise<MailRoute>>
  readonly links: AnswerLinks
}

/** Makes it. `delivered` means of a letter that the library's mail server took it. */
export const createEmail = ({ sign, publicUrl, languages, clock }: EmailParts): Email => ({
  protocol: {
    name: 'email',
    capabilities: () => ({ takesStatusRequest: true, takesReminder: true, retryKeepsId: false }),
    render: (operation, subject) => render(operation, subject, languages),
    route: (content, _, partner) => route(content, partner, sign, publicUrl()),
    readReply,
    read: (body, _partner, _now, contentType): Incoming =>
      contentType === linkAnswerType ? readAnswer(body) : read(),
    sender: () => undefined,
  },
  links: {
    follow: async (token) => {
      const opened = await openLink(token, sign, clock())
      if (opened.kind === 'forged') return opened
      const { kind, claims, letter } = opened
      const { reference, entry, partner } = claims
      return { kind, letter: reference, requestId: letter.requestId, entry, partner }
    },
    page: answerPage,
    fileType: sniffType,
  },
})
