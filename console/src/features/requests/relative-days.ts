import { type Language, localeOf } from '../../../../src/translations/language.ts'

const units = { d: 'day', w: 'week', m: 'month' } as const
type Unit = keyof typeof units

const shape = /^(-?\d{1,3})([dwm])$/

/** Returns whether a value is a day relative to today, as the API reads it: `7d`, `-30d`, `0w`. */
export const isRelativeDay = (value: string): boolean => shape.test(value)

/** A range of days; each end is left out where it is open. */
export type Days = { readonly from?: string | undefined; readonly to?: string | undefined }

/** Says a relative day in words: today, in 7 days, last month. */
const relativeInWords = (value: string, language: Language): string | undefined => {
  const [, count, unit] = shape.exec(value) ?? []
  if (count === undefined || unit === undefined) return undefined
  const words = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' })
  return words.format(Number(count), units[unit as Unit])
}

/** Says a range of days in words; days of which both ends are the same are said once. */
export const daysInWords = (
  { from, to }: Days,
  language: Language,
  date: (day: string) => string,
): string => {
  const say = (day: string | undefined): string =>
    day === undefined ? '…' : (relativeInWords(day, language) ?? date(day))
  return from === to ? say(from) : `${say(from)} – ${say(to)}`
}
