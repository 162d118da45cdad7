import { formatDate } from '../../../src/translations/format-date.ts'
import { type Language, localeOf } from '../../../src/translations/language.ts'

/** Writes dates, numbers and money as people of a language write them. */
export type Formats = {
  /** A day or an instant as a short date: 3 Dec, or 3 Dec 2025 in another year. */
  readonly date: (value: string) => string
  /** A day with its weekday, without the year: Monday, 7 December. */
  readonly weekday: (value: string) => string
  /** An instant as date and time. */
  readonly dateTime: (value: string) => string
  /** An instant as its time of day: 06:12. */
  readonly time: (value: string) => string
  /** An instant of today as its time, another as its date: 06:12, 3 Dec. */
  readonly moment: (value: string) => string
  /** Describes the distance of an instant from now: 5 minutes ago. */
  readonly fromNow: (value: string) => string
  /** The age of an instant, short: 40 min, 5 h, 9 d. */
  readonly age: (value: string) => string
  readonly number: (value: number) => string
  /** A share of 1 as a percentage with one decimal: 84.1%. */
  readonly percent: (share: number) => string
  /** A month, such as 2026-12, short: Dec. */
  readonly month: (value: string, width?: 'short' | 'long' | 'narrow') => string
  readonly money: (amount: number, currency: string) => string
}

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

type AgeUnit = 'minute' | 'hour' | 'day'

/** `Intl` shortens them to "40m", which reads as metres, or spells them out. */
const shortUnits: Readonly<Record<Language, Readonly<Record<AgeUnit, string>>>> = {
  en: { minute: 'min', hour: 'h', day: 'd' },
  de: { minute: 'Min.', hour: 'Std.', day: 'T.' },
  fr: { minute: 'min', hour: 'h', day: 'j' },
}

const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value)

/**
 * Makes the formats of a language.
 *
 * @param now milliseconds since 1970
 */
export const createFormats = (language: Language, now: () => number = Date.now): Formats => {
  const locale = localeOf(language)
  const sameYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
  const otherYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
  const ofWeek = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' })
  const withTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const ofDay = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const numbers = new Intl.NumberFormat(locale)
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const date = (value: string): string => {
    const day = new Date(isDay(value) ? `${value}T12:00:00` : value)
    return formatDate(day.getFullYear() === new Date(now()).getFullYear() ? sameYear : otherYear, day)
  }
  return {
    date,
    moment: (value) =>
      new Date(value).toDateString() === new Date(now()).toDateString()
        ? ofDay.format(new Date(value))
        : date(value),
    time: (value) => ofDay.format(new Date(value)),
    weekday: (value) => formatDate(ofWeek, new Date(value)),
    dateTime: (value) => formatDate(withTime, new Date(value)),
    fromNow: (value) => {
      const seconds = (Date.parse(value) - now()) / 1000
      const [unit, length] = units.find(([, each]) => Math.abs(seconds) >= each) ?? ['minute', 60]
      return relative.format(Math.trunc(seconds / length), unit)
    },
    age: (value) => {
      const minutes = Math.max(0, Math.floor((now() - Date.parse(value)) / 60_000))
      const unit = minutes < 60 ? 'minute' : minutes < 1440 ? 'hour' : 'day'
      const count = unit === 'minute' ? minutes : Math.floor(minutes / (unit === 'hour' ? 60 : 1440))
      return `${numbers.format(count)} ${shortUnits[language][unit]}`
    },
    number: (value) => numbers.format(value),
    percent: (share) => shares.format(share),
    month: (value, width = 'short') =>
      new Intl.DateTimeFormat(locale, { month: width }).format(new Date(`${value}-15T12:00:00`)),
    money: (amount, currency) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount),
  }
}
