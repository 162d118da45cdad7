import type { Day } from '../../borrowing/values.ts'
import type { LinkAnswer, TypedAmount, TypedDay } from '../../partners/answer-link.ts'
import type { AnswerName } from '../../partners/answer-name.ts'
import {
  conditions,
  type FieldName,
  fillWords,
  type PageWords,
  reasons,
} from '../../partners/answer-words.ts'
import { costInWords } from '../../translations/cost-in-words.ts'
import { dateInWords } from '../../translations/date-in-words.ts'

/** Lists the fields of each answer; the message is always the last one. */
export const fieldsOf = (answer: AnswerName, isCopy: boolean): readonly FieldName[] => {
  switch (answer) {
    case 'shipped':
      return isCopy
        ? ['sentAs', 'url', 'file', 'dueDate', 'items', 'amount', 'currency', 'note']
        : ['dueDate', 'items', 'conditions', 'amount', 'currency', 'note']
    case 'conditional':
      return ['conditions', 'otherCondition', 'amount', 'currency', 'note']
    case 'retry_possible':
      return ['after', 'reason', 'amount', 'currency', 'note']
    case 'checked_in':
      return ['items', 'note']
    case 'unfilled':
      return ['reason', 'note']
    case 'renewed':
    case 'recalled':
    case 'overdue':
      return ['dueDate', 'note']
    default:
      return ['note']
  }
}

/** Returns the name of a field in the form: each answer has its own, since without scripts all of them are sent. */
export const inputName = (answer: AnswerName, field: FieldName): string => `${answer}.${field}`

/** The values of the inputs by name. */
export type FormValues = Readonly<Record<string, readonly string[]>>

/** Names the hidden input by which the lender confirms a day in the past. */
export const pastInput = (input: string): string => `${input}.past`

/** A fault, and the input that it is about. */
export type FormFault = { readonly input: string; readonly message: string }

/** An amount that can be read in one way only, such as 12.5 or 100. */
const plainAmount = /^\d+(?:\.\d{1,2})?$/

/** The understood meaning of a typed value: the lender sees it before it is sent. */
export type UnderstoodValue = {
  readonly input: string
  /** The value in words: "3 April 2027", "12.50 EUR". */
  readonly words: string
  /** The exact values that the inputs have from now on, in unambiguous forms. */
  readonly exact: Readonly<Record<string, string>>
}

/** The details of an answer: the values of the form without files. */
export type Details = Pick<
  LinkAnswer,
  'dueDate' | 'items' | 'sentAs' | 'url' | 'reason' | 'conditions' | 'cost' | 'after' | 'note'
>

type Reading = {
  readonly details: Details
  readonly faults: readonly FormFault[]
  readonly understood: readonly UnderstoodValue[]
}

/** The readers of days and amounts, as this lender writes them. */
export type ReadValues = {
  /** The present day at the library. */
  readonly today: Day
  readonly day: (text: string) => TypedDay
  readonly amount: (text: string, currency: string) => TypedAmount
}

/** Returns text as a person may have pasted it: without control characters. */
const plain = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim()

const isWebAddress = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? '')

/**
 * Reads the fields that were filled in with an answer. Empty fields are left out.
 *
 * @param words the words for what is wrong, and the language that values are shown in
 * @param read how days and amounts are read
 */
export const readForm = (
  answer: AnswerName,
  isCopy: boolean,
  filled: FormValues,
  { errors, code, pastDay }: PageWords,
  read: ReadValues,
): Reading => {
  const faults: FormFault[] = []
  const understood: UnderstoodValue[] = []
  const fields = fieldsOf(answer, isCopy)
  const all = (field: FieldName): readonly string[] =>
    fields.includes(field)
      ? (filled[inputName(answer, field)] ?? []).map(plain).filter((text) => text !== '')
      : []
  const fault = (field: FieldName, message: string): undefined => {
    faults.push({ input: inputName(answer, field), message })
    return undefined
  }
  const text = (field: FieldName, longest: number): string | undefined => {
    const [value] = all(field)
    return value !== undefined && value.length > longest ? fault(field, errors.tooLong) : value
  }
  const day = (field: FieldName): Day | undefined => {
    const value = text(field, 100)
    if (value === undefined) return undefined
    const typed = read.day(value)
    if (typed.kind !== 'day')
      return fault(field, typed.kind === 'two_ways' ? errors.dateTwoWays : errors.date)
    const input = inputName(answer, field)
    const words = dateInWords(typed.day, code, 'UTC')
    // What is overdue was due on a day that is past.
    const isPast = typed.day < read.today && answer !== 'overdue'
    const isSeen = filled[pastInput(input)]?.[0] === typed.day
    if (isPast && !isSeen)
      understood.push({
        input,
        words: fillWords(pastDay, { day: words }),
        exact: { [input]: typed.day, [pastInput(input)]: typed.day },
      })
    else if (value !== typed.day) understood.push({ input, words, exact: { [input]: typed.day } })
    return typed.day
  }
  const among = (field: FieldName, codes: readonly string[]): readonly string[] =>
    all(field).filter((value) => codes.includes(value))
  const price = (): LinkAnswer['cost'] => {
    const amountText = text('amount', 40)
    if (amountText === undefined) return undefined
    const currency = text('currency', 40) ?? ''
    const typed = read.amount(amountText, currency)
    if (typed.kind === 'unreadable') return fault('amount', errors.amount)
    if (typed.kind === 'no_currency') return fault('currency', errors.currency)
    const { cost } = typed
    const [amountInput, currencyInput] = [inputName(answer, 'amount'), inputName(answer, 'currency')]
    const isPlain = plainAmount.test(amountText) && Number(amountText) === Number(cost.amount)
    if (isPlain && currency.toUpperCase() === cost.currency) return { ...cost, amount: amountText }
    if (amountText !== cost.amount || currency.toUpperCase() !== cost.currency)
      understood.push({
        input: amountInput,
        words: costInWords(cost, code),
        exact: { [amountInput]: cost.amount, [currencyInput]: cost.currency },
      })
    return cost
  }
  const url = text('url', 2000)
  if (url !== undefined && !isWebAddress(url)) fault('url', errors.url)
  const other = text('otherCondition', 200)
  const named = [...among('conditions', conditions), ...(other === undefined ? [] : [other])]
  const items = (text('items', 2000) ?? '')
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '')
  if (items.length > 50 || items.some((item) => item.length > 200)) fault('items', errors.tooLong)
  const cost = price()
  if (answer === 'conditional' && named.length === 0 && cost === undefined && faults.length === 0)
    fault('otherCondition', errors.terms)
  const note = text('note', 4000)
  if (answer === 'message' && note === undefined && faults.length === 0) fault('note', errors.note)
  const [reason] = among('reason', [...reasons.unfilled, ...reasons.retry_possible])
  const [sentAs] = among('sentAs', ['physical', 'digital'])
  const details: Details = {
    dueDate: day('dueDate'),
    items: items.length === 0 ? undefined : items,
    sentAs: sentAs === 'physical' || sentAs === 'digital' ? sentAs : undefined,
    url,
    reason,
    conditions: named.length === 0 ? undefined : named,
    cost,
    after: day('after'),
    note,
  }
  return { details, faults, understood }
}
