import type { MoneyParameter } from './parameter.ts'

/** Writes a cost for people: "12.50 EUR", in German "12,50 EUR". */
export const costInWords = ({ amount, currency }: MoneyParameter, language: string): string => {
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 4 })
  return `${format.format(Number(amount))} ${currency}`
}
