import { Day } from '../../borrowing/values.ts'
import type { LinkAnswer } from '../../partners/answer-link.ts'
import type { AnswerName } from '../../partners/answer-name.ts'
import { conditions, type FieldName, type PageWords, reasons } from '../../partners/answer-words.ts'

/** What the page asks for with each answer; the message comes last, and always. */
export const fieldsOf = (answer: AnswerName, isCopy: boolean): readonly FieldName[] => {
  switch (answer) {
    case 'shipped':
      return isCopy
        ? ['sentAs', 'url', 'file', 'dueDate', 'items', 'note']
        : ['dueDate', 'items', 'conditions', 'note']
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

/** The name of a field in the form: each answer has its own, since without scripts all of them are sent. */
export const inputName = (answer: AnswerName, field: FieldName): string => `${answer}.${field}`

/** What was filled in, by the names of inputs. */
export type FormValues = Readonly<Record<string, readonly string[]>>

/** What is wrong, and the input that it is about. */
export type FormFault = { readonly input: string; readonly message: string }

/** What an answer says beside its name: what the form fills in, but for a file. */
export type Details = Pick<
  LinkAnswer,
  'dueDate' | 'items' | 'sentAs' | 'url' | 'reason' | 'conditions' | 'cost' | 'after' | 'note'
>

type Reading = { readonly details: Details; readonly faults: readonly FormFault[] }

/** Text as a person may have pasted it: without control characters. */
const plain = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim()

/** A decimal with a point or a comma. */
const amountOf = (text: string): string | undefined =>
  /^\d{1,9}([.,]\d{1,4})?$/.test(text) ? text.replace(',', '.') : undefined

const isWebAddress = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? '')

/**
 * Reads what was filled in with an answer. What is left empty is not said.
 *
 * @param language the words for what is wrong
 */
export const readForm = (
  answer: AnswerName,
  isCopy: boolean,
  filled: FormValues,
  { errors }: PageWords,
): Reading => {
  const faults: FormFault[] = []
  const asked = fieldsOf(answer, isCopy)
  const all = (field: FieldName): readonly string[] =>
    asked.includes(field)
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
    const value = text(field, 40)
    const parsed = Day.safeParse(value)
    if (value === undefined) return undefined
    return parsed.success && /^(19|20|21)/.test(parsed.data) ? parsed.data : fault(field, errors.date)
  }
  const among = (field: FieldName, codes: readonly string[]): readonly string[] =>
    all(field).filter((value) => codes.includes(value))
  const cost = (): LinkAnswer['cost'] => {
    const given = text('amount', 40)
    if (given === undefined) return undefined
    const amount = amountOf(given) ?? fault('amount', errors.amount)
    const currency = text('currency', 40)?.toUpperCase() ?? ''
    if (!/^[A-Z]{3}$/.test(currency)) return fault('currency', errors.currency)
    return amount === undefined ? undefined : { amount, currency }
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
  const price = cost()
  if (answer === 'conditional' && named.length === 0 && price === undefined && faults.length === 0)
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
    cost: price,
    after: day('after'),
    note,
  }
  return { details, faults }
}
