import { sniffType } from '@lendwire/email'
import type { AnswerLinks } from '../answer-link.ts'
import type { ProtocolParts } from '../protocol-entry.ts'
import { answerPage } from './answer-page.ts'
import { connectionOf, EmailConnection } from './connection.ts'
import { languagesWith } from './letters/built-in.ts'
import { languageOf } from './letters/language.ts'
import { openLink } from './token.ts'

/** Makes what the page behind the links of letters needs. */
export const createAnswerLinks = ({
  sign,
  letters,
  clock,
}: Pick<ProtocolParts, 'sign' | 'letters' | 'clock'>): AnswerLinks => {
  const languages = languagesWith(letters)
  return {
    follow: async (token) => {
      const opened = await openLink(token, sign, clock())
      if (opened.kind === 'forged') return opened
      const { kind, claims, letter } = opened
      const { reference, entry, partner } = claims
      return { kind, letter: reference, requestId: letter.requestId, entry, partner }
    },
    settings: (partner) =>
      partner.connection.protocol === EmailConnection.shape.protocol.value
        ? connectionOf(partner)
        : undefined,
    page: answerPage,
    words: (language) => languageOf(language, languages).page,
    fileType: sniffType,
  }
}
