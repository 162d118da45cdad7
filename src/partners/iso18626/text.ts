import { type AgencyId, Cost, WebUrl } from '../../borrowing/values.ts'

/** Text without blanks around it, at most `longest` characters; undefined where nothing is left. */
export const clean = (text: string | undefined, longest = 200): string | undefined => {
  const trimmed = text?.trim()
  if (trimmed === undefined || trimmed === '') return undefined
  return trimmed.length > longest ? trimmed.slice(0, longest).toWellFormed() : trimmed
}

/** An id as a peer wrote it: some write "null" where they have none. */
export const cleanId = (text: string | undefined, longest = 200): string | undefined => {
  const id = clean(text, longest)
  return id?.toLowerCase() === 'null' ? undefined : id
}

/** An open code's value. */
export const codeOf = (code: { readonly value?: string | undefined } | undefined): string | undefined =>
  clean(code?.value)

/** An agency id as it was read: any part may be missing. */
export type WireAgency = {
  readonly agencyIdType?: { readonly value?: string | undefined } | undefined
  readonly agencyIdValue?: string | undefined
}

/** An agency id of a message; undefined where it names none. */
export const agencyOf = (agency: WireAgency | undefined): AgencyId | undefined => {
  const type = cleanId(agency?.agencyIdType?.value, 40)
  const value = cleanId(agency?.agencyIdValue, 120)
  return type === undefined || value === undefined ? undefined : { type, value }
}

/** Whether two agency ids are the same; their types are compared without case. */
export const sameAgency = (one: AgencyId, other: AgencyId): boolean =>
  one.value === other.value && one.type.toLowerCase() === other.type.toLowerCase()

type WireCosts = {
  readonly currencyCode?: { readonly value?: string | undefined } | undefined
  readonly monetaryValue?: string | undefined
}

/**
 * What a message says of money. `words` hold it where it is no cost that can be reckoned with; `amount` too where only the
 * currency is missing.
 */
export type Price = { readonly cost?: Cost; readonly words?: string; readonly amount?: string }

/**
 * Reads costs. Nothing to pay is no cost.
 *
 * @returns undefined where there are none
 */
export const priceOf = (costs: WireCosts | undefined): Price | undefined => {
  const currency = codeOf(costs?.currencyCode)
  const written = clean(costs?.monetaryValue, 40)
  if (written === undefined) return undefined
  const amount = plainDecimal(written)
  if (amount !== undefined && Number(amount) === 0) return undefined
  const cost = Cost.safeParse({ currency: currency?.toUpperCase(), amount })
  return cost.success
    ? { cost: cost.data }
    : {
        words: currency === undefined ? written : `${written} ${currency}`,
        ...(currency === undefined && amount !== undefined ? { amount } : {}),
      }
}

/** A price that names no currency, in the partner's own where its profile says which that is. */
export const inCurrency = (
  price: Price | undefined,
  currency: Cost['currency'] | undefined,
): Price | undefined => {
  if (price === undefined || currency === undefined) return price
  const cost = Cost.safeParse({ currency, amount: price.amount })
  return cost.success ? { cost: cost.data } : price
}

/** A price in words, such as `12.50 EUR`. */
export const priceWords = (price: Price | undefined): string | undefined =>
  price?.cost === undefined ? price?.words : `${price.cost.amount} ${price.cost.currency}`

/** xs:decimal without sign and leading zeros; zeros behind the fourth decimal say nothing. */
const plainDecimal = (text: string): string | undefined => {
  const parts = /^\+?0*(?!0)(\d*)(?:\.(\d{0,4})0*)?$/.exec(text)
  if (parts === null || !/\d/.test(text)) return undefined
  const [, whole = '', fraction = ''] = parts
  return `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`
}

/** An address of the web, http or https; undefined for anything else. */
export const webAddress = (text: string | undefined): string | undefined =>
  WebUrl.safeParse(text?.trim()).data
