import { Cost } from '../../borrowing/values.ts'
import { cleanText } from '../text.ts'
import { codeOf } from './text.ts'

type WireCosts = {
  readonly currencyCode?: { readonly value?: string | undefined } | undefined
  readonly monetaryValue?: string | undefined
}

/**
 * The amounts in a message. `words` hold it where it is no cost that can be reckoned with; `amount` too where only the
 * currency is missing; `credit` holds an amount that the partner gives back.
 */
export type Price = {
  readonly cost?: Cost
  readonly credit?: Cost
  readonly words?: string
  readonly amount?: string
}

/**
 * Reads costs. Nothing to pay is no cost.
 *
 * @returns undefined where there are none
 */
export const priceOf = (costs: WireCosts | undefined): Price | undefined => {
  const currency = codeOf(costs?.currencyCode)
  const written = cleanText(costs?.monetaryValue, 40)
  if (written === undefined) return undefined
  const amount = plainDecimal(written)
  if (amount !== undefined && Number(amount) === 0) return undefined
  const cost = Cost.safeParse({ currency: currency?.toUpperCase(), amount })
  const credit = Cost.safeParse({
    currency: currency?.toUpperCase(),
    amount: written.startsWith('-') ? plainDecimal(written.slice(1)) : undefined,
  })
  if (credit.success) return Number(credit.data.amount) === 0 ? undefined : { credit: credit.data }
  return cost.success
    ? { cost: cost.data }
    : {
        words: currency === undefined ? written : `${written} ${currency}`,
        ...(currency === undefined && amount !== undefined ? { amount } : {}),
      }
}

/** Returns a price that names no currency, in the partner's own where its profile says which that is. */
export const inCurrency = (
  price: Price | undefined,
  currency: Cost['currency'] | undefined,
): Price | undefined => {
  if (price === undefined || currency === undefined) return price
  const cost = Cost.safeParse({ currency, amount: price.amount })
  return cost.success ? { cost: cost.data } : price
}

/** Returns a price in words, such as `12.50 EUR`. */
export const priceWords = (price: Price | undefined): string | undefined =>
  price?.cost === undefined ? price?.words : `${price.cost.amount} ${price.cost.currency}`

/** Writes xs:decimal without sign and leading zeros; zeros behind the fourth decimal say nothing. */
const plainDecimal = (text: string): string | undefined => {
  const parts = /^\+?0*(?!0)(\d*)(?:\.(\d{0,4})0*)?$/.exec(text)
  if (parts === null || !/\d/.test(text)) return undefined
  const [, whole = '', fraction = ''] = parts
  return `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`
}
