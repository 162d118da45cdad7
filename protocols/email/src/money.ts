/** An amount of money in a text. */
export type MoneyInText = {
  readonly start: number
  readonly end: number
  /** A decimal with a point, `12.50`; undefined where it may be one of two: `12,500` is 12.50 to some and 12500 to others. */
  readonly amount: string | undefined
  /** ISO 4217; undefined where the sign is that of several currencies, such as `$` or `kr`. */
  readonly currency: string | undefined
}

/** The signs and names of currencies, and the currencies that are written so. */
const currencies: readonly (readonly [written: string, currencies: readonly string[]])[] = [
  ['euros?|€', ['EUR']],
  ['us ?\\$|us-dollars?', ['USD']],
  ['£|pounds(?: sterling)?', ['GBP']],
  ['sfr\\.?|fr\\.|franken', ['CHF']],
  ['\\$|dollars?', ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD']],
  ['kr\\.?', ['SEK', 'NOK', 'DKK', 'ISK']],
]
const codes =
  'EUR|USD|GBP|CHF|SEK|NOK|DKK|ISK|PLN|CZK|HUF|CAD|AUD|NZD|JPY|TRY|RON|BGN|ILS|ZAR|BRL|MXN|INR|KRW|CNY|HKD|SGD'

const written = `(?:${codes}|${currencies.map(([form]) => form).join('|')})`
const number = String.raw`(?<amount>\d{1,6}(?:[.,]\d{3}(?!\d))?(?:[.,]\d{1,2}(?!\d))?)(?:[.,][-–—]{1,2})?`
const before = new RegExp(String.raw`(?<![\p{L}\d])(?<currency>${written}) ?${number}(?![\d.,]*\d)`, 'giu')
const behind = new RegExp(String.raw`(?<![\p{L}\d.,])${number} ?(?<currency>${written})(?![\p{L}\d])`, 'giu')

/**
 * Finds amounts of money in a text: EUR 12.50, 12,50 €, 15,- Euro, $20 …
 *
 * @param usual the writer's currency, ISO 4217: a sign that several currencies share means this one
 */
export function findMoney(text: string, usual?: string): readonly MoneyInText[] {
  const moneyInText: MoneyInText[] = []
  for (const match of [...text.matchAll(behind), ...text.matchAll(before)]) {
    const start = match.index
    const end = start + match[0].length
    if (moneyInText.some((other) => start < other.end && end > other.start)) continue
    const { amount = '', currency = '' } = match.groups ?? {}
    moneyInText.push({ start, end, amount: decimal(amount), currency: currencyOf(currency, usual) })
  }
  return moneyInText.sort((one, other) => one.start - other.start)
}

/**
 * Matches one mark before three digits: it separates thousands for some writers and decimals for others. Nobody writes
 * `.000` for decimals.
 */
const eitherWay = /^\d{1,3}[.,](?!000)\d{3}$/

/**
 * Returns an amount as a decimal with a point. The last of points and commas parts the decimals if one or two digits
 * follow it; others part thousands.
 */
function decimal(text: string): string | undefined {
  if (eitherWay.test(text)) return undefined
  const [, whole = text, fraction] = /^(.*)[.,](\d{1,2})$/.exec(text) ?? []
  const digits = whole.replace(/[.,]/g, '')
  return fraction === undefined ? digits : `${digits}.${fraction.padEnd(2, '0')}`
}

const currencyCode = new RegExp(`^(?:${codes})$`, 'i')
const currencyForms = currencies.map(
  ([form, possible]) => [new RegExp(`^(?:${form})$`, 'i'), possible] as const,
)

function currencyOf(text: string, usual: string | undefined): string | undefined {
  if (currencyCode.test(text)) return text.toUpperCase()
  const possible = currencyForms.find(([form]) => form.test(text))?.[1] ?? []
  return possible.length === 1 ? possible[0] : possible.find((each) => each === usual)
}
