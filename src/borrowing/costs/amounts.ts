import type { Cost } from '../values.ts'

/** Amounts are compared and added as whole ten-thousandths, since a decimal of four places is no exact floating point number. */
const scale = 10_000n

/** Returns a decimal amount as whole ten-thousandths. */
export const unitsOf = (amount: string): bigint => {
  const [whole = '0', fraction = ''] = amount.split('.')
  return BigInt(whole) * scale + BigInt(fraction.padEnd(4, '0'))
}

/** Returns the decimal amount of whole ten-thousandths, with a sign where it is less than nothing. */
export const amountOf = (units: bigint): string => {
  if (units < 0n) return `-${amountOf(-units)}`
  const fraction = (units % scale)
    .toString()
    .padStart(4, '0')
    .replace(/0{1,4}$/, '')
  const whole = (units / scale).toString()
  return fraction === '' ? whole : `${whole}.${fraction.padEnd(2, '0')}`
}

/** Adds decimal amounts of one currency. */
export const sumOf = (amounts: readonly string[]): string =>
  amountOf(amounts.reduce((sum, amount) => sum + unitsOf(amount), 0n))

/** Returns whether nothing has to be paid. */
export const isNothing = (amount: string): boolean => /^-?[0.]*$/.test(amount)

/** Returns whether two costs are the same amount of the same currency, however many zeros they are written with. */
export const isSameCost = (one: Cost | undefined, other: Cost | undefined): boolean =>
  one === undefined || other === undefined
    ? one === other
    : one.currency === other.currency && unitsOf(one.amount) === unitsOf(other.amount)

/** Returns whether a cost is known to be no more than another: of the same currency, and not greater. */
export const isWithin = (cost: Cost, most: Cost | undefined): boolean =>
  most !== undefined && cost.currency === most.currency && unitsOf(cost.amount) <= unitsOf(most.amount)

/** Returns whether a cost is more than the most that is paid, or may be since it is of another currency. */
export const isOver = (cost: Cost, most: Cost | undefined): boolean =>
  most !== undefined && !isNothing(cost.amount) && !isWithin(cost, most)
