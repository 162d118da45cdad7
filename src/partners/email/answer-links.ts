import { sniffType } from '@lendwire/email'
import { itemsOf } from '../../borrowing/items/items.ts'
import { dayOf } from '../../borrowing/time.ts'
import type { AnswerLinks, DetailRow } from '../answer-link.ts'
import type { ProtocolParts } from '../protocol-entry.ts'
import type { Subject } from '../rendered-message.ts'
import { answerPage } from './answer-page.ts'
import { connectionOf, EmailConnection } from './connection.ts'
import { dateOrderOf } from './date-order.ts'
import { languagesWith } from './letters/built-in.ts'
import { fullDetails, itemDetails } from './letters/details.ts'
import { type Language, languageOf } from './letters/language.ts'
import { openLink } from './token.ts'
import { readTypedAmount, readTypedDay } from './typed-values.ts'

/**
 * Lists what the page behind a link shows of the request: all that the request letter says, with the numbers by which the
 * lender finds the item, and the items that the lender sent.
 */
const answerDetails = (subject: Subject, language: Language): readonly DetailRow[] => {
  const { request, entry, library } = subject
  return [
    { label: language.page.labels.library, value: library.name },
    ...fullDetails(subject, language, language.code),
    ...itemDetails(itemsOf(request, entry.id), language, language.code),
  ]
}

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
      readTypedDay(text, dayOf(now, library.timeZone), dateOrderOf(connectionOf(partner))),
    readAmount: (text, currency, partner) => readTypedAmount(text, currency, partner.currency),
    fileType: sniffType,
  }
}
