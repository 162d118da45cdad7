import { readAbsence, readReply, receiptIn } from '@lendwire/email'
import { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import { dayOf } from '../../borrowing/time.ts'
import type { MailMeaning, MailSituation } from '../mail-reader.ts'
import { connectionOf } from './connection.ts'
import { dateOrderOf } from './date-order.ts'
import { interpretMail } from './interpret-mail.ts'
import type { ParsedMail } from './parse-mail.ts'

const longestNote = 4000

const noteOf = (subject: string, words: string): string =>
  (words === '' ? subject : words).slice(0, longestNote).toWellFormed()

/** Returns what a text says of the days on which nobody is there; undefined where it says nothing of the kind. */
const absenceIn = (text: string, { library, partner, now }: MailSituation) =>
  readAbsence(text, {
    today: dayOf(now, library.timeZone),
    dateOrder: dateOrderOf(connectionOf(partner)),
  })

/** What answers something; the others are courtesies, remarks, and what no rule explains. */
const answering: readonly string[] = ['answer', 'due_date', 'day', 'cost', 'condition', 'items']
const quiet: readonly string[] = ['courtesy', 'information']

/** Returns whether a mail says more than that nobody is there. */
const saysMoreThanAbsence = ({ sentences }: MailMeaning, situation: MailSituation): boolean =>
  sentences.some(
    ({ text, means }) =>
      means.some((each) => !quiet.includes(each)) && absenceIn(text, situation) === undefined,
  )

/** Returns whether a mail says that a request was received, and where a person may have written it, nothing else. */
const isReceipt = (meaning: MailMeaning, isCertain: boolean): boolean => {
  if (meaning.kind === 'event') return meaning.event.type === 'request_received'
  const isProbable = meaning.probable?.type === 'request_received'
  const sentences = meaning.sentences.map(({ text, means }) => ({ means, in: receiptIn(text) }))
  if (!isProbable && !sentences.some((each) => each.in === 'receipt')) return false
  return (
    isCertain ||
    sentences.every(
      ({ means, in: part }) =>
        part === 'receipt' ||
        means.every((each) =>
          answering.includes(each)
            ? isProbable && each === 'answer'
            : part === 'around' || quiet.includes(each),
        ),
    )
  )
}

/**
 * Returns what a mail that a program wrote informs of: that nobody is there, with the days, or that a request was received.
 * Undefined for others, and for an answer to which a mail system only added marks of programs.
 */
export const interpretAutomatic = (
  { mail, automatic }: Pick<ParsedMail, 'mail' | 'automatic'>,
  situation: MailSituation,
): PartnerEvent | undefined => {
  const isCertain = automatic?.isCertain === true
  const meaning = interpretMail({ mail }, situation)
  const letters = situation.letters.flatMap(({ texts }) => texts)
  const { written } = readReply(mail, letters)
  const inform = (event: object): PartnerEvent | undefined =>
    PartnerEvent.safeParse({ ...event, isAutomatic: true, note: noteOf(mail.subject, written) }).data
  if (isCertain || !saysMoreThanAbsence(meaning, situation)) {
    const absence = absenceIn(`${mail.subject}.\n\n${written}`, situation)
    if (absence !== undefined || automatic?.reason === 'subject')
      return inform({ type: 'message', ...(absence?.to === undefined ? {} : { absence }) })
  }
  return isReceipt(meaning, isCertain) ? inform({ type: 'request_received' }) : undefined
}
