import { dayOf, timeOfDay } from '../borrowing/time.ts'
import type { Day, Instant } from '../borrowing/values.ts'
import type { AlarmSettings } from './alarm-settings.ts'

/** Returns whether the time is in the quiet hours, in which messages that can wait are not sent. */
export const isQuiet = (
  { quietHours, timeZone }: Pick<AlarmSettings, 'quietHours' | 'timeZone'>,
  now: Instant,
): boolean => {
  if (quietHours === undefined) return false
  const time = timeOfDay(now, timeZone).slice(0, 5)
  const { from, to } = quietHours
  return from <= to ? time >= from && time < to : time >= from || time < to
}

/** The time for which a daily mail is still sent after its time, in minutes, where the gateway did not run at that time. */
const lateBy = 360

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/**
 * Returns the day of a daily mail that is due: its time of day has come within the last hours, and it was not sent
 * today.
 *
 * @param lastDay the day on which it was sent last; null for never
 * @returns today, or null where it is not due
 */
export const dueDay = (at: string, timeZone: string, lastDay: Day | null, now: Instant): Day | null => {
  const today = dayOf(now, timeZone)
  const late = minutesOf(timeOfDay(now, timeZone)) - minutesOf(at)
  return late >= 0 && late <= lateBy && (lastDay === null || lastDay < today) ? today : null
}
