import { parseInstant } from '@lendwire/iso18626'
import { dayOf, fromWallClock, instantOf } from '../../borrowing/time.ts'
import { Day, type Instant } from '../../borrowing/values.ts'

/** Returns an instant as ISO 18626 writes it, `2026-11-24T14:00:00Z`: whole seconds. */
export const wireInstant = (instant: Instant): string => `${instant.slice(0, 19)}Z`

/**
 * Returns a calendar day on the wire: ISO 18626 takes 23:59:59Z where the time does not matter, wherever the day is.
 */
export const wireDay = (day: Day): string => `${day}T23:59:59Z`

/**
 * A date whose day is the one that is written: without a zone, with the lender's own offset, or in UTC at a time that does
 * not matter.
 */
const dayAlone =
  /^(\d{4}-\d\d-\d\d)(?:[T ][\d:.,]+(?:[+-]\d\d:?\d\d)?|T(?:00:00:00|23:59:00|23:59:59)(?:\.\d+)?Z)?$/

/**
 * Reads the calendar day of a date on the wire, which is the lender's. An instant in UTC falls on a day of a time zone:
 * 23:30Z is already tomorrow in Oslo. 23:59:59Z is no instant, but a day (see `wireDay`).
 *
 * @param timeZone the partner's, else the library's
 * @returns undefined if there is none, or it cannot be read
 */
export const readDay = (text: string | undefined, timeZone: string): Day | undefined => {
  const time = readTime(text)
  if (text === undefined || time === undefined) return undefined
  const written = dayAlone.exec(text)?.[1]
  return written === undefined ? dayOf(instantOf(time), timeZone) : Day.parse(written)
}

/** A time without a zone, as Koha writes it. */
const withoutZone = /^\d{4}-\d\d-\d\d[T ]\d\d:[\d:.,]+$/

/**
 * Reads an instant on the wire as the core keeps it.
 *
 * @param timeZone the partner's, for a time that names none
 * @returns undefined if there is none, or it cannot be read; year 1 is what some systems write where they have none
 */
export const readInstant = (text: string | undefined, timeZone = 'UTC'): Instant | undefined => {
  const time = readTime(text)
  if (text === undefined || time === undefined) return undefined
  return instantOf(withoutZone.test(text.trim()) ? fromWallClock(time, timeZone) : time)
}

const readTime = (text: string | undefined): number | undefined => {
  const time = text === undefined ? undefined : parseInstant(text)?.getTime()
  return time === undefined || time < earliest || time > latest ? undefined : time
}

const earliest = Date.UTC(1900, 0, 1)
const latest = Date.UTC(9998, 0, 1)
