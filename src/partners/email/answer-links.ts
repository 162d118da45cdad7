import { sniffType } from '@lendwire/email'
import { dayOf } from '../../borrowing/time.ts'
import type { AnswerLinks } from '../answer-link.ts'
import type { ProtocolParts } from '../protocol-entry.ts'
import { answerDetails } from './answer-details.ts'
import { answerPage } from './answer-page.ts'
import { connectionOf, EmailConnection } from './connection.ts'
import { dateOrderOf } from './date-order.ts'
import { languagesWith } from './letters/built-in.ts'
import { languageOf } from './letters/language.ts'
import { openLink } from './token.ts'
import { readTypedAmount, readTypedDay } from './typed-values.ts'

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
    details: (subject) =>
      answerDetails(subject, languageOf(connectionOf(subject.partner).language, languages)),
    readDay: (text, { partner, library, now }) =>
      readTypedDay(
        text,
        dayOf(now, library.timeZone),
        dateOrderOf(connectionOf(partner).language, partner.currency, library.timeZone),
      ),
    readAmount: (text, currency, partner) => readTypedAmount(text, currency, partner.currency),
    fileType: sniffType,
  }
}
