import { parseInstant } from 'node-ncip'
import { dayOf, endOfDay, instantOf, timeOfDay } from '../../borrowing/time.ts'
import { Day, type Instant } from '../../borrowing/values.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

type Times = Vendor['times']

/**
 * Returns an instant as the partner wants it: in UTC with a Z, or as the library's clock shows it, without a zone.
 *
 * @param timeZone the library's
 */
export const wireInstant = (instant: Instant, times: Times, timeZone: string): string =>
  times === 'utc' ? `${instant.slice(0, 19)}Z` : `${dayOf(instant, timeZone)}T${timeOfDay(instant, timeZone)}`

/**
 * Returns a calendar day as the partner wants it: its last second.
 *
 * @param timeZone the library's, in which the day is meant
 */
export const wireDay = (day: Day, times: Times, timeZone: string): string =>
  times === 'utc' ? wireInstant(endOfDay(day, timeZone), times, timeZone) : `${day}T23:59:59`

/** A date without a zone, which names no instant, or the last second of one, which means the day: it is the one that is written. */
const dayAlone = /^\s*(\d{4}-\d\d-\d\d)(?:[T ][\d:.,]+|T23:59:59(?:\.\d+)?Z)?\s*$/

/**
 * Reads the calendar day of a date on the wire, in the library's time zone where it names an instant.
 *
 * @returns undefined if there is none, or it cannot be read
 */
export const readDay = (text: string | undefined, timeZone: string): Day | undefined => {
  const time = text === undefined ? undefined : parseInstant(text)?.getTime()
  if (text === undefined || time === undefined || time < earliest || time > latest) return undefined
  const written = dayAlone.exec(text)?.[1]
  return written === undefined ? dayOf(instantOf(time), timeZone) : Day.parse(written)
}

/** Year 1 is what some systems write where they have none. */
const earliest = Date.UTC(1900, 0, 1)
const latest = Date.UTC(9998, 0, 1)
