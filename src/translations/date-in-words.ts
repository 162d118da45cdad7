import { formatDate } from './format-date.ts'
import { localeOf } from './language.ts'

/** The parts of a date that are written. */
export type DateStyle = 'day' | 'day_and_time' | 'day_of_year'

const options: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  day: { dateStyle: 'long' },
  day_and_time: { dateStyle: 'long', timeStyle: 'short' },
  day_of_year: { day: 'numeric', month: 'long' },
}

/** One formatter for each style, language and time zone: making one takes fifty times as long as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>()

const formatterFor = (style: DateStyle, language: string, timeZone: string): Intl.DateTimeFormat => {
  const key = `${style} ${language} ${timeZone}`
  const existing = formatters.get(key)
  if (existing !== undefined) return existing
  const formatter = new Intl.DateTimeFormat(localeOf(language), {
    ...options[style],
    timeZone,
  })
  formatters.set(key, formatter)
  return formatter
}

/**
 * Within a quarter of an hour the day is the same in every time zone: their offsets are multiples of it. Most dates that
 * are written are of few days.
 */
const quarterOfHour = 15 * 60 * 1000
const maxDays = 2_000
const daysInWords = new Map<string, string>()

const dayInWords = (at: number, language: string, timeZone: string, style: DateStyle): string => {
  const begin = at - (at % quarterOfHour)
  const key = `${begin} ${style} ${language} ${timeZone}`
  const cached = daysInWords.get(key)
  if (cached !== undefined) return cached
  if (daysInWords.size >= maxDays) daysInWords.clear()
  const words = formatDate(formatterFor(style, language, timeZone), begin)
  daysInWords.set(key, words)
  return words
}

/**
 * Writes a date for a person: "3 May 2026", "3. Mai 2026 um 14:05", "3 May".
 *
 * @param date an instant, or a calendar day, which is the same day in every time zone
 * @param language a language tag; `en` is British English
 * @param timeZone the IANA name of the reader's time zone
 * @param style how much of the date is written
 */
export const dateInWords = (
  date: string,
  language: string,
  timeZone: string,
  style: DateStyle = 'day',
): string => {
  const at = Date.parse(date)
  const zone = date.length === 10 ? 'UTC' : timeZone
  return style === 'day_and_time'
    ? formatDate(formatterFor(style, language, zone), at)
    : dayInWords(at, language, zone, style)
}
