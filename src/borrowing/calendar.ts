import { z } from 'zod'
import { addDays, dayOf, deadlineAfter, endOfDay, wholeDays } from './time.ts'
import { Day, type Duration, type Instant } from './values.ts'

/** The days of the week, as `Date` counts them. */
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
export const Weekday = z.enum(weekdays)
export type Weekday = z.infer<typeof Weekday>

/** The days of the week on which somebody is there. */
export const OpeningDays = z
  .array(Weekday)
  .min(1)
  .max(7)
  .optional()
  .describe('The days of the week on which it is open; every day where left out.')

/** A time in which a library or a partner is closed. */
export const Closure = z.object({
  from: Day.describe('The first day.'),
  to: Day.describe('The last day.'),
  note: z.string().trim().min(1).max(200).optional().describe('Why, or who said so.'),
})
export type Closure = z.infer<typeof Closure>

/** A time in which a partner lends nothing. */
export const PartnerClosure = Closure.extend({
  kind: z
    .enum(['closed', 'not_lending'])
    .optional()
    .describe(
      '`closed` (where left out): nobody is there. `not_lending`: it takes no new requests, and still answers for those that it has.',
    ),
})
export type PartnerClosure = z.infer<typeof PartnerClosure>

/** When somebody is there: the days of the week, without the closures. */
export type Calendar = {
  readonly openingDays?: readonly Weekday[] | undefined
  readonly closures: readonly PartnerClosure[]
}

/** Returns when somebody is open; undefined where that is always. */
export const calendarOf = (
  openingDays: readonly Weekday[] | undefined,
  closures: readonly PartnerClosure[] = [],
): Calendar | undefined =>
  openingDays === undefined && closures.length === 0 ? undefined : { openingDays, closures }

/** How far a calendar is searched for an open day, in days: one that is never open counts as always open. */
const searched = 1100

/** Returns the closure that a day is in; undefined where there is none. */
export const closureOn = <Each extends Closure>(closures: readonly Each[], day: Day): Each | undefined =>
  closures.find(({ from, to }) => from <= day && day <= to)

const isOpeningDay = ({ openingDays }: Calendar, day: Day): boolean => {
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]
  return openingDays === undefined || (weekday !== undefined && openingDays.includes(weekday))
}

/** Returns whether somebody is there on a day. */
export const isOpenOn = (calendar: Calendar, day: Day): boolean =>
  isOpeningDay(calendar, day) && closureOn(calendar.closures, day) === undefined

/** Returns the days on which a partner answers for what it has: also those on which it lends nothing new. */
export const answeringDays = (calendar: Calendar | undefined): Calendar | undefined =>
  calendar?.closures.some(({ kind }) => kind === 'not_lending') === true
    ? { ...calendar, closures: calendar.closures.filter(({ kind }) => kind !== 'not_lending') }
    : calendar

const searchFrom = (calendar: Calendar, day: Day, step: 1 | -1): Day => {
  for (let away = 0; away < searched; away += 1) {
    const each = addDays(day, away * step)
    if (isOpenOn(calendar, each)) return each
  }
  return day
}

/** Returns a day, or the first open one after it. */
export const firstOpenDay = (calendar: Calendar, day: Day): Day => searchFrom(calendar, day, 1)

/** Returns a day, or the last open one before it. */
export const lastOpenDay = (calendar: Calendar, day: Day): Day => searchFrom(calendar, day, -1)

/** Returns the open day that is some open days after another day. */
export const openDayAfter = (calendar: Calendar, day: Day, count: number): Day => {
  let last = day
  for (let left = count; left > 0; left -= 1) last = firstOpenDay(calendar, addDays(last, 1))
  return firstOpenDay(calendar, last)
}

/** Returns the number of days of the week on which it would be open, from one day to another. */
export const openingDaysBetween = (calendar: Calendar, from: Day, to: Day): number => {
  let count = 0
  for (let day = from; day <= to; day = addDays(day, 1)) if (isOpeningDay(calendar, day)) count += 1
  return count
}

/** Who must act until a deadline, and how its days are counted. */
export type Counting = {
  /** Left out where every day is open. */
  readonly calendar?: Calendar | undefined
  /** True where only open days count. */
  readonly openDays: boolean
}

/**
 * Returns the end of a deadline for somebody with a calendar: as `deadlineAfter`, with the end of an open day where it is
 * given in days; where open days count, the closed ones between are left out.
 */
export const deadlineWithin = (
  instant: Instant,
  wait: Duration,
  timeZone: string,
  { calendar, openDays }: Counting,
): Instant => {
  const end = deadlineAfter(instant, wait, timeZone)
  const count = wholeDays(wait)
  if (calendar === undefined || count === null) return end
  const day = openDays ? openDayAfter(calendar, dayOf(instant, timeZone), count) : dayOf(end, timeZone)
  return endOfDay(firstOpenDay(calendar, day), timeZone)
}

/** Returns an instant, or the end of the first open day after it where it falls on a closed one. */
export const onOpenDay = (instant: Instant, timeZone: string, calendar: Calendar | undefined): Instant => {
  if (calendar === undefined) return instant
  const day = dayOf(instant, timeZone)
  return isOpenOn(calendar, day) ? instant : endOfDay(firstOpenDay(calendar, day), timeZone)
}
