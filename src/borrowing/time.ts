import { z } from 'zod'
import { schemaMessage } from '../translations/schema-message.ts'
import { Day, Duration, Instant } from './values.ts'

export const millisecondsPerHour = 3_600_000
export const millisecondsPerDay = 24 * millisecondsPerHour
const unitMilliseconds = { D: millisecondsPerDay, H: millisecondsPerHour, M: 60_000, S: 1000 } as const

const readDuration = (duration: Duration): number =>
  [...duration.matchAll(/(?<!\d)(\d+)([DHMS])/g)].reduce(
    (sum, [, count, unit]) =>
      sum + Number(count) * (unitMilliseconds[unit as keyof typeof unitMilliseconds] ?? 0),
    0,
  )

/** Reads a value and keeps it; a thousand are kept at most. */
const readOnce = <Value>(values: Map<string, Value>, key: string, read: () => Value): Value => {
  const kept = values.get(key)
  if (kept !== undefined) return kept
  const value = read()
  if (values.size >= 1_000) values.clear()
  values.set(key, value)
  return value
}

/** The lengths of durations that were read: settings and profiles name few, and every change of a request reads some. */
const lengths = new Map<string, number>()

/** Returns the length of a duration in milliseconds. A day counts 24 hours. */
export const durationMilliseconds = (duration: Duration): number =>
  readOnce(lengths, duration, () => readDuration(duration))

/**
 * Returns a duration within bounds, for what becomes a timer: at nothing it ends what it should time, and beyond 2^31-1
 * milliseconds, some 24 days, it ends at once.
 *
 * @param shortest the least that is taken
 * @param longest the most that is taken
 */
export const durationWithin = (shortest: Duration, longest: Duration) =>
  Duration.refine(
    (duration) =>
      durationMilliseconds(duration) >= durationMilliseconds(shortest) &&
      durationMilliseconds(duration) <= durationMilliseconds(longest),
    schemaMessage('fault.duration_limits', { shortest, longest }),
  )

/** The timeout of an attempt to reach another system. */
export const Timeout = durationWithin(Duration.parse('PT1S'), Duration.parse('PT1H'))

/** The form that `toISOString` writes for a year with four digits; it writes other years with a sign and six digits. */
const usualLength = '2026-01-01T00:00:00.000Z'.length

/**
 * Returns an instant from milliseconds since 1970. Every message asks for several, so only what can be wrong is
 * checked.
 */
export const instantOf = (milliseconds: number): Instant => {
  const text = new Date(milliseconds).toISOString()
  return text.length === usualLength ? (text as Instant) : Instant.parse(text)
}

/** Returns the earliest of days or instants; null where there is none. */
export const earliest = <When extends Day | Instant>(
  all: readonly (When | null | undefined)[],
): When | null => {
  let first: When | null = null
  for (const each of all)
    if (each !== null && each !== undefined && (first === null || each < first)) first = each
  return first
}

/** Makes a clock that tells instants. Every call and message asks it several times within a millisecond. */
export const createNow = (clock: () => number): (() => Instant) => {
  let last = { milliseconds: Number.NaN, instant: instantOf(0) }
  return () => {
    const milliseconds = clock()
    if (milliseconds !== last.milliseconds) last = { milliseconds, instant: instantOf(milliseconds) }
    return last.instant
  }
}

/** Returns the instant a duration after another. */
export const after = (instant: Instant, duration: Duration): Instant =>
  instantOf(Date.parse(instant) + durationMilliseconds(duration))

/** Returns the instant some milliseconds after another. */
export const addMilliseconds = (instant: Instant, milliseconds: number): Instant =>
  instantOf(Date.parse(instant) + milliseconds)

/** Returns a duration of whole days. */
export const days = (count: number): Duration => Duration.parse(`P${count}D`)

/** Made once for each time zone: making one costs fifty times what using it does. */
const clocks = new Map<string, Intl.DateTimeFormat>()

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const cached = clocks.get(timeZone)
  if (cached !== undefined) return cached
  const clock = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  clocks.set(timeZone, clock)
  return clock
}

/** A time of day to the minute, such as `07:30`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, schemaMessage('fault.time_of_day'))

/** Returns whether this is the name of a time zone, such as `Europe/Oslo`. */
export const isTimeZone = (name: string): boolean => {
  try {
    return clockOf(name) !== undefined
  } catch {
    return false
  }
}

const minute = 60_000

/** Returns the offset of a wall clock from UTC in a minute, in milliseconds. Zones changed their clocks at whole minutes only. */
const offsetIn = (timeZone: string, minutes: number): number => {
  const instant = minutes * minute
  const parts = clockOf(timeZone).formatToParts(instant)
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value ?? 0)
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
    instant
  )
}

/** The offsets that were read last, by zone and minute: every change of a request asks for those of a few minutes. */
const offsets = new Map<string, number>()

const offsetAt = (milliseconds: number, timeZone: string): number => {
  const minutes = Math.floor(milliseconds / minute)
  return readOnce(offsets, `${timeZone} ${minutes}`, () => offsetIn(timeZone, minutes))
}

const wallClock = (milliseconds: number, timeZone: string): number => {
  const seconds = Math.floor(milliseconds / 1000) * 1000
  return timeZone === 'UTC' ? seconds : seconds + offsetAt(seconds, timeZone)
}

/** Returns the calendar day of milliseconds since 1970. */
const dayIn = (milliseconds: number): Day => {
  const text = new Date(milliseconds).toISOString()
  return text.length === usualLength ? (text.slice(0, 10) as Day) : Day.parse(text.slice(0, 10))
}

/** The day that was read last: a change of a request asks for that of one instant up to ten times. */
let lastDay: { readonly instant: string; readonly timeZone: string; readonly day: Day } | undefined

/** Returns the calendar day of an instant in a time zone: 23:59:59Z is already tomorrow in Oslo. */
export const dayOf = (instant: string, timeZone: string): Day => {
  if (lastDay?.instant !== instant || lastDay.timeZone !== timeZone)
    lastDay = { instant, timeZone, day: dayIn(wallClock(Date.parse(instant), timeZone)) }
  return lastDay.day
}

/** Returns the day some days after another; before it where negative. */
export const addDays = (day: Day, count: number): Day => dayIn(Date.parse(day) + count * millisecondsPerDay)

/** Returns the time of day of an instant in a time zone, such as `14:05:00`. */
export const timeOfDay = (instant: string, timeZone: string): string =>
  new Date(wallClock(Date.parse(instant), timeZone)).toISOString().slice(11, 19)

/** The ends of days that were read: those on which loans are due, and deadlines end, are the same for many requests. */
const ends = new Map<string, Instant>()

/** Returns the last second of a calendar day in a time zone, as an instant. */
export const endOfDay = (day: Day, timeZone: string): Instant =>
  readOnce(ends, `${timeZone} ${day}`, () => readEnd(day, timeZone))

/** Returns the instant at which a calendar day begins in a time zone. */
export const startOfDay = (day: Day, timeZone: string): Instant =>
  instantOf(fromWallClock(Date.parse(`${day}T00:00:00.000Z`), timeZone))

const readEnd = (day: Day, timeZone: string): Instant =>
  instantOf(fromWallClock(Date.parse(`${day}T23:59:59.000Z`), timeZone))

/**
 * Returns the instant at which a clock in a time zone shows a time.
 *
 * @param shown what the clock shows, in milliseconds since 1970 as if it were UTC
 * @returns milliseconds since 1970
 */
export const fromWallClock = (shown: number, timeZone: string): number => {
  const first = shown - (wallClock(shown, timeZone) - shown)
  return first - (wallClock(first, timeZone) - shown)
}

const ofWholeDays = /^P(\d+)D$/

/** Returns the number of days of a duration that is given in days alone; null for another one. */
export const wholeDays = (duration: Duration): number | null => {
  const count = ofWholeDays.exec(duration)?.[1]
  return count === undefined ? null : Number(count)
}

/** A time before a day, in whole days. */
export const DaysBefore = Duration.refine(
  (each) => wholeDays(each) !== null,
  schemaMessage('fault.whole_days'),
)

/**
 * Returns the end of a deadline: where it is given in days, the end of the last day in a time zone, so that it lasts at
 * least that many times 24 hours; else exactly that long.
 */
export const deadlineAfter = (instant: Instant, duration: Duration, timeZone: string): Instant => {
  const exact = after(instant, duration)
  return wholeDays(duration) !== null ? endOfDay(dayOf(exact, timeZone), timeZone) : exact
}
