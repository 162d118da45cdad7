import { sniffType } from '@lendwire/email'
import type { Library } from '../../borrowing/library.ts'
import type { OperationKind } from '../../borrowing/request/operation.ts'
import type { Instant } from '../../borrowing/values.ts'
import { type AnswerLinks, type LetterPreview, linkAnswerType } from '../answer-link.ts'
import type { Partner } from '../partner.ts'
import type { Incoming, MailRoute, Protocol } from '../protocol.ts'
import type { Signer } from '../signer.ts'
import { readAnswer } from './answer.ts'
import { connectionOf } from './connection.ts'
import { read } from './incoming.ts'
import { type Languages, languageOf } from './letters/language.ts'
import { writeLetter } from './letters/letter.ts'
import { sampleOf } from './letters/sample.ts'
import { answerPage } from './offers.ts'
import { render } from './outgoing.ts'
import { withoutTokens } from './placeholder.ts'
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
  /** A letter to a partner about a made-up request, in the partner's language or another. */
  readonly preview: (
    operation: OperationKind,
    facts: {
      readonly partner: Partner
      readonly library: Library
      readonly language?: string | undefined
      readonly now: Instant
    },
  ) => Promise<LetterPreview>
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
    words: (language) => languageOf(language, languages).page,
    fileType: sniffType,
  },
  preview: async (kind, { partner, library, language, now }) => {
    const connection = connectionOf(partner)
    const shown = language === undefined ? partner : { ...partner, connection: { ...connection, language } }
    const { operation, subject } = sampleOf(kind, shown, library, now)
    const { language: code, subject: title, text, html } = writeLetter(operation, subject, languages)
    const nowhere = `${publicUrl()}/respond/sample`
    return {
      language: code,
      subject: title,
      text: withoutTokens(text, nowhere),
      html: withoutTokens(html, nowhere),
    }
  },
})
