import { textAt } from 'node-ncip'
import { Cost } from '../../borrowing/values.ts'

/** Returns the number of digits after the point of a currency's amounts (ISO 4217, minor unit). */
const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/**
 * Reads an amount. NCIP counts in the smallest unit of the currency: 1250 EUR is 12.50 (ANSI/NISO Z39.83-1,
 * MonetaryValue).
 *
 * @returns undefined where it is none, or nothing
 */
export const readAmount = (element: unknown): Cost | undefined => {
  const currency = textAt(element, 'CurrencyCode')?.toUpperCase()
  const units = textAt(element, 'MonetaryValue')
  if (currency === undefined || !/^[A-Z]{3}$/.test(currency) || units === undefined) return undefined
  const [, value] = /^\+?0*(\d{1,12})$/.exec(units) ?? []
  if (value === undefined || Number(value) === 0) return undefined
  const digits = minorDigits(currency)
  const padded = value.padStart(digits + 1, '0')
  const amount = digits === 0 ? padded : `${padded.slice(0, padded.length - digits)}.${padded.slice(-digits)}`
  return Cost.safeParse({ currency, amount }).data
}

/** An amount that a lender charges, or gives back. */
export type Charge = Cost & { readonly kind: 'charged' | 'credit' }

/**
 * Reads an amount of a fiscal transaction: one below zero is a credit.
 *
 * @returns undefined where it is none, or nothing
 */
export const readCharge = (element: unknown): Charge | undefined => {
  const value = textAt(element, 'MonetaryValue')
  const isCredit = value?.startsWith('-') === true
  const cost = readAmount({
    CurrencyCode: textAt(element, 'CurrencyCode'),
    MonetaryValue: isCredit ? value.slice(1) : value,
  })
  return cost === undefined ? undefined : { kind: isCredit ? 'credit' : 'charged', ...cost }
}

/** Writes an amount in the smallest unit of its currency; what is less than one unit is rounded up. */
export const writeAmount = ({ currency, amount }: Cost) => {
  const digits = minorDigits(currency)
  const [whole = '0', fraction = ''] = amount.split('.')
  const units = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  const rest = /[1-9]/.test(fraction.slice(digits)) ? 1n : 0n
  return {
    CurrencyCode: {
      value: currency,
      Scheme: 'http://www.bsi-global.com/Technical+Information/Publications/_Publications/tig90x.doc',
    },
    MonetaryValue: (units + rest).toString(),
  }
}
