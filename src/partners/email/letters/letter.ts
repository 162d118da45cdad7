import { type FillInQuestion, writeFillIn } from '@lendwire/email'
import type { Item } from '../../../borrowing/request/item.ts'
import type { Operation, OperationKind } from '../../../borrowing/request/operation.ts'
import { durationMilliseconds } from '../../../borrowing/time.ts'
import { costInWords } from '../../../translations/cost-in-words.ts'
import { colonIn } from '../../../translations/gateway-sentences.ts'
import type { Subject } from '../../rendered-message.ts'
import { requestedItem } from '../../requested-item.ts'
import { connectionOf } from '../connection.ts'
import { type LetterQuestion, questionOf } from '../letter-question.ts'
import { writeReference } from '../letter-reference.ts'
import { line, lines } from '../text.ts'
import { dayNumber } from '../token.ts'
import { linkPlaceholder } from '../token-placeholder.ts'
import { dayIn, fullDetails, itemDetails, itemName, shortDetails, titleOf } from './details.ts'
import {
  type ButtonName,
  type Language,
  type Languages,
  type LetterLanguage,
  languageOf,
} from './language.ts'
import { type BlockName, fillBody, fillSubject, type LetterValues } from './template.ts'
import { type Content, type WaysToAnswer, writeHtml, writeText } from './write.ts'

/** The content of a letter, in both forms. */
export type Letter = {
  readonly reference: string
  /** The language that it is in. */
  readonly language: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Letters that may be the first to reach the lender say all. */
const inFull: readonly OperationKind[] = ['request', 'retry', 'status_request', 'reminder']

const buttons: Readonly<Record<LetterQuestion, readonly ButtonName[]>> = {
  request: ['will_supply', 'shipped', 'unfilled', 'conditional', 'retry_possible'],
  cancel: ['cancel_accepted', 'cancel_refused', 'shipped'],
  renew: ['renewed', 'renew_refused'],
  return: ['checked_in', 'message'],
  item: ['recalled', 'message'],
}

/** Returns the last day on which a letter of now can be answered by its link. */
export const lastDayFor = ({ partner, now }: Subject): number =>
  dayNumber(Date.parse(now) + durationMilliseconds(connectionOf(partner).linksValidFor))

/** Returns the form in plain text that a question is answered by: that of a loan has the answers of a loan. */
const formOf = (question: LetterQuestion, isCopy: boolean): FillInQuestion => {
  if (question === 'request') return isCopy ? 'copy' : 'loan'
  return question === 'cancel' && isCopy ? 'cancel_copy' : question
}

const waysToAnswer = (
  reference: string,
  question: LetterQuestion,
  subject: Subject,
  language: LetterLanguage,
): WaysToAnswer => {
  const { partner, entry } = subject
  const connection = connectionOf(partner)
  const url = linkPlaceholder({
    reference,
    entry: entry.id,
    partner: partner.code,
    lastDay: lastDayFor(subject),
  })
  const { answer } = language
  const formFor = formOf(question, requestedItem(subject).service.type === 'copy')
  return {
    link: connection.links
      ? {
          intro: answer.byLink,
          url,
          buttons: buttons[question].map((name) => ({
            label: language.buttons[name],
            url: `${url}?answer=${name}`,
          })),
        }
      : undefined,
    form: connection.replies
      ? {
          intro: connection.links ? answer.byForm : answer.byReply,
          text: writeFillIn(language.form, formFor, reference),
        }
      : undefined,
    otherwise: answer.otherwise,
  }
}

/**
 * Returns the items that an operation is about: those that it names, else those that are with the library or on their
 * way.
 */
const itemsOf = (operation: Operation, { request, entry }: Subject): readonly Item[] => {
  if ('items' in operation) return request.items.filter(({ id }) => operation.items.includes(id))
  return operation.kind === 'request' || operation.kind === 'retry'
    ? []
    : request.items.filter((item) => item.entry === entry.id && !['expected', 'missing'].includes(item.state))
}

/** Returns conditions in words; one that there are no words for as the lender named it. */
const conditionsIn = (codes: readonly string[], { page }: Language): string =>
  codes.map((code) => Object.entries(page.conditions).find(([name]) => name === code)?.[1] ?? code).join(', ')

const valuesOf = (operation: Operation, subject: Subject, language: Language): LetterValues => {
  const { code, labels } = language
  const { request, entry, library, partner, requestId } = subject
  const { citation } = requestedItem(subject)
  const note = 'note' in operation ? lines(operation.note) : undefined
  const conditions =
    'conditions' in operation ? line(conditionsIn(operation.conditions, language), 1000) : undefined
  const cost = operation.kind === 'accept_condition' ? operation.cost : undefined
  const dueDate = operation.kind === 'renew' ? operation.dueDateWanted : undefined
  const missing =
    operation.kind === 'received'
      ? request.items
          .filter(({ id }) => operation.missing.includes(id))
          .map((item) =>
            itemName(
              item.volume === undefined ? item : { ...item, volume: `${labels.volume} ${item.volume}` },
            ),
          )
      : []
  const yours = line(entry.partnerRequestId, 200)
  return {
    library: line(library.name) ?? library.code,
    partner: line(partner.name) ?? partner.code,
    title: line(citation.titleOfComponent ?? titleOf(citation), 300) ?? requestId,
    reference: requestId,
    ...(operation.kind === 'retry' ? { previousReference: line(operation.previousId) ?? '' } : {}),
    ...(yours === undefined ? {} : { yourReference: yours }),
    ...(dueDate === undefined ? {} : { dueDateWanted: dayIn(dueDate, code) }),
    ...(conditions === undefined ? {} : { conditions }),
    ...(cost === undefined ? {} : { cost: costInWords(cost, code) }),
    ...(operation.kind === 'shipped_forward' ? { toAgency: line(operation.toAgency) ?? '' } : {}),
    ...(missing.length === 0 ? {} : { missing: missing.join('; ') }),
    ...(note === undefined ? {} : { note }),
  }
}

const longestSubject = 180

/** Cuts a text that is too long at the end of a word; where there is no blank for long, as in Chinese, at a character. */
const cutAtWord = (text: string): string => {
  if (text.length <= longestSubject) return text
  const end = text.lastIndexOf(' ', longestSubject)
  const cut = text.slice(0, end > longestSubject / 2 ? end : longestSubject)
  return `${cut.replace(/[\ud800-\udbff]$/, '')}…`
}

/** Writes the subject of a letter. A subject names its request in square brackets, and nothing else does. */
const subjectLine = (text: string, requestId: string): string =>
  `${cutAtWord(line(text.replaceAll('[', '(').replaceAll(']', ')')) ?? '')} [${requestId}]`.trim()

type Writing = {
  readonly operation: Operation
  readonly subject: Subject
  readonly language: LetterLanguage
  readonly code: string
  readonly reference: string
}

const blockOf = (name: BlockName, { operation, subject, language, code, reference }: Writing): Content => {
  switch (name) {
    case 'details': {
      const rows = inFull.includes(operation.kind)
        ? fullDetails(subject, language, code)
        : shortDetails(subject, language)
      return { kind: 'rows', rows }
    }
    case 'items':
      return { kind: 'rows', rows: itemDetails(itemsOf(operation, subject), language, code) }
    case 'answer': {
      const question = questionOf(operation.kind, subject.request, subject.entry)
      return { kind: 'answer', ways: waysToAnswer(reference, question, subject, language) }
    }
  }
}

/**
 * Writes a letter in the partner's language, with the words of its profile where that has its own.
 *
 * @param languages all that there are
 */
export const writeLetter = (operation: Operation, subject: Subject, languages: Languages): Letter => {
  const { requestId, partner, now } = subject
  const { language: languageCode, letters } = connectionOf(partner)
  const language = languageOf(languageCode, languages)
  const { code } = language
  const template = letters[operation.kind] ?? language.letters[operation.kind]
  const reference = writeReference(requestId, operation.kind, now)
  const values = valuesOf(operation, subject, language)
  const writing = { operation, subject, language, code, reference }
  const contents = fillBody(template, values)
    .map((part) => (part.kind === 'paragraph' ? part : blockOf(part.name, writing)))
    .filter((content) => content.kind !== 'rows' || content.rows.length > 0)
  return {
    reference,
    language: code,
    subject: subjectLine(fillSubject(template, values), requestId),
    text: writeText(contents, colonIn(language.form)),
    html: writeHtml(contents, code),
  }
}
