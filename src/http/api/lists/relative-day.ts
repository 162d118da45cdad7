import { addDays } from '../../../borrowing/time.ts'
import type { Day } from '../../../borrowing/values.ts'

/** A day, week or month by its distance from today. */
export type RelativeDay = { readonly count: number; readonly unit: 'd' | 'w' | 'm' }

/** How it is written: `7d` in seven days, `-30d` thirty days ago, `0w` this week, `-1m` last month. */
export const relativeDayShape = /^(-?\d{1,3})([dwm])$/

/** Reads a relative day; undefined where the text is none. */
export const readRelativeDay = (text: string): RelativeDay | undefined => {
  const [, count, unit] = relativeDayShape.exec(text) ?? []
  return unit === 'd' || unit === 'w' || unit === 'm' ? { count: Number(count), unit } : undefined
}

const firstOfMonth = (day: Day, months: number): Day => {
  const [year = 1970, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10) as Day
}

/** Returns the Monday of a day’s week (ISO 8601). */
const mondayOf = (day: Day): Day => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/**
 * Returns the day that is meant: of a week or a month its first day where a range begins with it, its last day where a
 * range ends with it.
 */
export const resolveRelativeDay = ({ count, unit }: RelativeDay, end: 'from' | 'to', today: Day): Day => {
  if (unit === 'd') return addDays(today, count)
  if (unit === 'w') return addDays(mondayOf(today), 7 * count + (end === 'from' ? 0 : 6))
  return end === 'from' ? firstOfMonth(today, count) : addDays(firstOfMonth(today, count + 1), -1)
}
