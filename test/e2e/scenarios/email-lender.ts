import {
  type Answer,
  answerByLink,
  createMailLender,
  type MailHost,
  type ReceivedLetter,
  type Reception,
} from '@lendwire/lender'
import type { OperationKind } from '../../../src/borrowing/request/operation.ts'
import { type AnswerName, answerNames } from '../../../src/partners/answer-name.ts'
import { textsIn } from '../../../src/translations/gateway-sentences.ts'
import type { LenderEvent, WireReply } from './scenario.ts'
import type { LenderProtocol, ReceivedMessage, ScenarioLender, SendResult } from './scenario-lender.ts'

/** Returns whether a letter offers an answer. */
export const hasAnswer = (type: string): type is AnswerName => answerNames.some((name) => name === type)

/** A mail server's reply for each reply of the wire in a row: it has no words of the lender's own. */
const receptions: Partial<Record<WireReply, Reception>> = {
  ok: 'take',
  refused: 'refuse',
  unavailable: 'later',
  drop: 'take_and_hang_up',
  failing: 'take_and_hang_up',
  unclear: 'take_and_hang_up',
  lost: 'hang_up',
}

/** Returns whether a mail server can answer so. */
export const hasReception = (reply: WireReply): boolean => receptions[reply] !== undefined

/** Returns the mail server's reply for a reply of the wire in a row. */
export const receptionOf = (reply: WireReply): Reception => {
  const reception = receptions[reply]
  if (reception === undefined) throw new Error(`a mail server does not answer ${reply}`)
  return reception
}

/** Returns the word of a letter. A letter that asks for the item says so by no name of its own. */
export const wordOf = (operation: OperationKind): string => (operation === 'retry' ? 'request' : operation)

const conditionCodes = [
  'LibraryUseOnly',
  'NoReproduction',
  'SignatureRequired',
  'SpecCollSupervReq',
  'WatchLibraryUseOnly',
]

/** Picks the parts of a lender's message that the page has fields for. */
const carried: readonly string[] = [
  ...['type', 'note', 'dueDate', 'items', 'reason', 'conditions', 'cost', 'url', 'form'],
]

const reasonCodes: Readonly<Record<string, readonly string[]>> = {
  unfilled: [
    'NotHeld',
    'NotOnShelf',
    'OnLoan',
    'NonCirculating',
    'NotAvailableForILL',
    'PoorCondition',
    'PolicyProblem',
  ],
  retry_possible: ['OnLoan', 'NotOnShelf', 'AtBindery', 'OnOrder'],
}

const hasReason = (type: string, reason: unknown): boolean =>
  typeof reason === 'string' && reasonCodes[type]?.includes(reason) === true

const namesOf = (event: LenderEvent): readonly string[] =>
  'items' in event ? (event.items ?? []).flatMap(({ partnerItemId }) => partnerItemId ?? []) : []

const carriedBy = (event: LenderEvent): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(event).filter(
      ([name, value]) =>
        carried.includes(name) &&
        (name !== 'reason' || hasReason(event.type, value)) &&
        (name !== 'items' || (Array.isArray(value) && value.length > 0)) &&
        (name !== 'form' || value === 'digital') &&
        !(name === 'cost' && !['conditional', 'shipped'].includes(event.type)),
    ),
  )

/** Returns the values that are filled in on the page for a lender's message. */
const answerOf = (event: LenderEvent): Answer => {
  const {
    conditions = [],
    cost,
    url,
    form,
    dueDate,
    reason,
  } = {
    conditions: undefined,
    cost: undefined,
    url: undefined,
    form: undefined,
    dueDate: undefined,
    reason: undefined,
    ...event,
  }
  const after = event.type === 'retry_possible' ? event.after?.slice(0, 10) : undefined
  const items = namesOf(event).join('; ')
  const fields = {
    note: event.note ?? (event.type === 'message' ? '–' : undefined),
    dueDate,
    items: items === '' ? undefined : items,
    url,
    sentAs: form,
    reason,
    after,
    amount: cost?.amount,
    currency: cost?.currency,
    conditions: conditions.filter((code) => conditionCodes.includes(code)),
    otherCondition: conditions.find((code) => !conditionCodes.includes(code)),
  }
  return {
    answer: event.type,
    fields: Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  }
}

/** Days in letters are for people: rows name them as programs do. */
const longDay = /\b\d{1,2} [A-Z][a-z]+ \d{4}\b/g
const isoDay = (day: string): string => new Date(`${day} UTC`).toISOString().slice(0, 10)

/** Letters name conditions in words: rows name them by their codes. */
const conditionWords = Object.entries(textsIn('en').answer_page.conditions)

/** Returns a letter, as rows look at it. */
export const letterToReceivedMessage = (letter: ReceivedLetter): ReceivedMessage => ({
  sequence: letter.sequence,
  word: letter.says,
  requestId: letter.requestId,
  previousId: /Our earlier reference was (\S+)\./.exec(letter.text)?.[1],
  note: conditionWords.reduce(
    (text, [code, words]) => text.replaceAll(words, code),
    letter.text.replace(longDay, isoDay),
  ),
  content: letter.text,
  again: letter.isRepeat,
  faults: letter.link === undefined ? ['the letter has no link'] : [],
})

const taken: SendResult = { rejected: null }

/** Returns the lenders of email, answered by the links in letters: the real lender, driven step by step. */
export const emailLenders = (host: MailHost): LenderProtocol<never> => ({
  name: 'email by link',
  library: { replyAddress: 'ill+{token}@library.example' },
  word: wordOf,
  shows: ['note', 'under', 'names'],
  carries: carriedBy,
  start: async ({ partner }) => {
    const address = `${partner.toLowerCase()}@lender.example`
    const lender = createMailLender({ host, address })
    let last: { readonly link: string; readonly answer: Answer } | undefined
    const scenarioLender: ScenarioLender<never> = {
      connection: ({ reachable }) => ({
        protocol: 'email',
        address: reachable === false ? `nobody.${address}` : address,
        timeout: 'PT1M',
        linksValidFor: 'P999D',
      }),
      reply: (operation, replies) => lender.receiveNext(wordOf(operation), replies.map(receptionOf)),
      sendEvent: async (event, { requestId }) => {
        if (!hasAnswer(event.type)) return null
        const answer = answerOf(event)
        const answered = await lender.answer(requestId, answer)
        if (answered === undefined) throw new Error(`no page offers ${event.type}`)
        if (!answered.taken) throw new Error(`the page answers HTTP ${answered.status}`)
        last = { link: answered.link, answer: { ...answer, form: answered.form } }
        return taken
      },
      repeat: async () => {
        if (last === undefined) throw new Error('there is nothing to repeat')
        const { status } = await answerByLink(last.link, last.answer)
        return { rejected: status === 303 ? null : `HTTP ${status}` }
      },
      sendOwn: () => Promise.reject(new Error('no row has words of email alone')),
      parsed: (after) => lender.received(after).map(letterToReceivedMessage),
      codes: () => [],
      stop: lender.stop,
    }
    return scenarioLender
  },
})
