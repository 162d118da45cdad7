/** How much of a date is written. */
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
  const formatter = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...options[style],
    timeZone,
  })
  formatters.set(key, formatter)
  return formatter
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
): string => formatterFor(style, language, date.length === 10 ? 'UTC' : timeZone).format(new Date(date))
