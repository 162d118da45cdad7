import { type FillInAnswer, type FillInField, fillInWords } from '@lendwire/email'
import type { EmailAnswer } from './email-answer.ts'

const isTick = (answer: string): answer is FillInAnswer => Object.hasOwn(fillInWords.en.answers, answer)

/** The words that staff write for codes of ISO 18626. */
const codes: Readonly<Record<string, string>> = {
  NotHeld: 'We do not own this.',
  NotOnShelf: 'It is not on shelf.',
  OnLoan: 'It is on loan.',
  NonCirculating: 'It is not for loan.',
  PoorCondition: 'It is in poor condition.',
  AtBindery: 'It is at the bindery.',
  OnOrder: 'It is on order.',
  LibraryUseOnly: 'For use in the library only.',
  NoReproduction: 'No copies.',
  SignatureRequired: 'Signature required.',
  SpecCollSupervReq: 'Under supervision.',
}

const wordsOf = ({ reason, conditions = [], after }: EmailAnswer): string | undefined => {
  const words = [
    ...[reason, ...conditions].flatMap((code) => (code === undefined ? [] : [codes[code] ?? code])),
    ...(after === undefined ? [] : [`Available again from ${after}.`]),
  ]
  return words.length === 0 ? undefined : words.join(' ')
}

/** Lists the values behind the keys of the form. */
const fieldsOf = (emailAnswer: EmailAnswer): Readonly<Partial<Record<FillInField, string | undefined>>> => ({
  dueDate: emailAnswer.dueDate,
  itemNumber: emailAnswer.items?.[0],
  reason: wordsOf(emailAnswer),
  cost: emailAnswer.cost && `${emailAnswer.cost.amount} ${emailAnswer.cost.currency}`,
  link: emailAnswer.url,
  note: emailAnswer.note,
})

/**
 * Fills the form at the end of a letter, quoted as mail programs quote it.
 *
 * @param text the letter's
 * @returns undefined where it has no form that offers this
 */
export const fillForm = (text: string, emailAnswer: EmailAnswer): string | undefined => {
  const { answer } = emailAnswer
  if (!isTick(answer)) return undefined
  for (const words of Object.values(fillInWords)) {
    const begin = text.indexOf(`=== ${words.begin}`)
    const end = text.indexOf(`=== ${words.end} ===`, begin)
    const box = `[ ] ${words.answers[answer]}`
    if (begin < 0 || end < 0) continue
    const lines = text.slice(begin, end).split('\n')
    if (!lines.some((line) => line.endsWith(box))) continue
    const values = Object.fromEntries(
      Object.entries(fieldsOf(emailAnswer)).map(([field, value]) => [
        `${words.fields[field as FillInField]}${words.colon}`,
        value,
      ]),
    )
    return [...lines, `=== ${words.end} ===`]
      .filter((line) => line !== '')
      .map((line) => (line.endsWith(box) ? line.replace('[ ]', '[x]') : line))
      .map((line) => (values[line] === undefined ? `> ${line}` : `> ${line} ${values[line]}`))
      .join('\n')
  }
  return undefined
}

/** Writes an answer in words, for a letter without a form; undefined for an answer that has no words. */
export const inWords = ({ answer, dueDate, note }: EmailAnswer): string | undefined => {
  switch (answer) {
    case 'request_received':
      return 'We have received your request.'
    case 'shipped':
      return `The item was sent today.${dueDate === undefined ? '' : ` Please return it by ${dueDate}.`}`
    case 'overdue':
      return 'This loan is overdue.'
    case 'renewed':
      return `We have extended the loan period${dueDate === undefined ? '' : ` until ${dueDate}`}.`
    case 'checked_in':
      return 'The book has been received back. Thank you.'
    case 'completed_without_return':
      return 'The book does not need to be returned.'
    default:
      return note
  }
}
