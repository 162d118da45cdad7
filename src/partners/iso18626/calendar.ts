import { parseInstant } from '@lendwire/iso18626'
import { dayOf, endOfDay, instantOf } from '../../borrowing/time.ts'
import { Day, type Instant } from '../../borrowing/values.ts'

/** An instant as ISO 18626 writes it, `2026-11-24T14:00:00Z`: whole seconds. */
export const wireInstant = (instant: Instant): string => `${instant.slice(0, 19)}Z`

/**
 * A calendar day on the wire: its last second, since ISO 18626 takes 23:59:59 where the time does not matter.
 *
 * @param timeZone the library's, in which the day is meant
 */
export const wireDay = (day: Day, timeZone: string): string => wireInstant(endOfDay(day, timeZone))

/**
 * The calendar day of a date on the wire, in the library's time zone: 23:59:59Z is already tomorrow in Oslo. A date
 * without a zone names no instant: its day is the one that is written.
 *
 * @returns undefined if there is none, or it cannot be read
 */
export const readDay = (text: string | undefined, timeZone: string): Day | undefined => {
  const instant = readInstant(text)
  if (text === undefined || instant === undefined) return undefined
  const written = /^(\d{4}-\d\d-\d\d)(?:[T ][\d:.,]+)?$/.exec(text)?.[1]
  return written === undefined ? dayOf(instant, timeZone) : Day.parse(written)
}

/**
 * An instant on the wire as the core keeps it.
 *
 * @returns undefined if there is none, or it cannot be read; year 1 is what some systems write where they have none
 */
export const readInstant = (text: string | undefined): Instant | undefined => {
  const time = text === undefined ? undefined : parseInstant(text)?.getTime()
  return time === undefined || time < earliest || time > latest ? undefined : instantOf(time)
}

const earliest = Date.UTC(1900, 0, 1)
const latest = Date.UTC(9998, 0, 1)
