import { type DateOrder, findDates, findDueSpan, findMoney } from '@lendwire/email'
import { Cost, Day } from '../../borrowing/values.ts'
import type { TypedAmount, TypedDay } from '../answer-link.ts'

/** Removes the words around a date or an amount that have no meaning. */
const withoutTrimmings = (text: string): string => text.trim().replace(/(?<![\s.,;!])[\s.,;!]+$/, '')

/** Words of a span that leave open how long it is. */
const openSpan = /(?<!\p{L})(?:to|bis|à|or|oder|ou|about|ca|etwa|environ|maybe|vielleicht)(?!\p{L})|[-–/]/iu
/** The most words of a span: "within the next four weeks". */
const maxSpanWords = 6

const spanIn = (text: string, today: string): string | undefined => {
  if (openSpan.test(text) || text.split(/\s+/).length > maxSpanWords) return undefined
  const plain = text
    .replace(/\b(?:the next|den nächsten|der nächsten|den naechsten|les|prochaine?s)\b/gi, ' ')
    .replace(/ +/g, ' ')
  return findDueSpan(plain, today) ?? findDueSpan(`in ${plain}`, today)
}

/**
 * Reads a day that a lender typed: a date in the forms that people write, or a span from today on, such as "in four weeks".
 *
 * @param today the day on which it was typed, `2026-02-01`
 * @param order the order of day and month that the lender writes in; undefined where it is not certain
 */
export const readTypedDay = (text: string, today: string, order: DateOrder | undefined): TypedDay => {
  const typed = withoutTrimmings(text)
  const [date, ...others] = findDates(typed, today, order)
  if (date !== undefined) {
    const isAlone = others.length === 0 && /^\W*$/.test(typed.slice(0, date.start) + typed.slice(date.end))
    if (!isAlone) return { kind: 'unreadable' }
    if (date.day === undefined)
      return { kind: findDates(typed, today, 'day_first')[0]?.day === undefined ? 'unreadable' : 'two_ways' }
    return { kind: 'day', day: Day.parse(date.day) }
  }
  const span = spanIn(typed, today)
  return span === undefined ? { kind: 'unreadable' } : { kind: 'day', day: Day.parse(span) }
}

/** Returns the currency of a sign or code that was typed alone; that of the partner where none was typed. */
const currencyIn = (text: string, usual: string | undefined): string | undefined => {
  const typed = text.trim()
  if (/^[a-z]{3}$/i.test(typed)) return typed.toUpperCase()
  return typed === '' ? usual : findMoney(`1 ${typed}`, usual)[0]?.currency
}

/**
 * Reads an amount that a lender typed. A currency that is with the amount counts before the one beside it.
 *
 * @param text such as `12,50` or `kr 100`
 * @param currency the content of the field of the currency
 * @param usual the partner's currency, ISO 4217: an amount without a currency is in it, and a sign that several share means it
 */
export const readTypedAmount = (text: string, currency: string, usual: string | undefined): TypedAmount => {
  const typed = text.trim()
  const isBare = /^\d[\d.,]*$/.test(typed)
  const [money, ...others] = findMoney(isBare ? `${typed} EUR` : typed, usual)
  if (money === undefined || others.length > 0) return { kind: 'unreadable' }
  const around = isBare ? '' : typed.slice(0, money.start) + typed.slice(money.end)
  if (/[\p{L}\d]/u.test(around) || (isBare && money.start > 0)) return { kind: 'unreadable' }
  const code = isBare ? currencyIn(currency, usual) : money.currency
  if (code === undefined) return { kind: 'no_currency' }
  const cost = Cost.safeParse({ amount: money.amount, currency: code })
  return cost.success ? { kind: 'cost', cost: cost.data } : { kind: 'unreadable' }
}
